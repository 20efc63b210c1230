import { Box } from 'ink';
import type { ReactNode } from 'react';
import { commandsNow } from '../commands/index.ts';
import { complete, suggestions } from '../commands/palette.ts';
import { timeOfDay } from '../insight/time.ts';
import { kindOf } from '../resources/index.ts';
import { chosenField } from '../store/forms.ts';
import { fetchedAt } from '../store/query.ts';
import { whyNoRefresh } from '../store/refresher.ts';
import { listQuery, thingQuery } from '../store/selectors.ts';
import { type Access, currentView, type Flash, type State } from '../store/state.ts';
import type { View } from '../store/view.ts';
import { clean } from '../terminal/clean.ts';
import type { Span } from '../terminal/tones.ts';
import { fit, widthOf } from '../terminal/width.ts';
import { Line } from './parts/Line.tsx';
import { Prompt } from './parts/Prompt.tsx';
import { cut, lengthOf, sides } from './parts/sides.ts';
import { useSelect } from './useExplorer.ts';

const gap: Span = { text: clean('  ') };

/** When what is on screen was read, whether it is old, and how often it is read again where there is room for it. */
const age = (state: State, withRefresh: boolean): readonly Span[] => {
  const view = currentView(state);
  const query = view.screen === 'list' ? listQuery(state, view) : thingQuery(state, view);
  const at = fetchedAt(query);
  if (at === undefined) return [];
  const refresh = whyNoRefresh(state) ?? `${state.session.refresh.everySeconds} s`;
  const time = clean(`as of ${timeOfDay(at)}${withRefresh ? ` · refresh ${refresh}` : ''}`);
  return query?.status === 'failed'
    ? [{ text: clean('STALE '), tone: 'bad', bold: true }, { text: time }]
    : [{ text: time, tone: 'quiet' }];
};

const accessWords = (access: Access): string => {
  if (access.mode === 'READ-ONLY' || access.untilMs === undefined) return access.mode;
  return `WRITE until ${timeOfDay(access.untilMs).slice(0, 5)}`;
};

const headerText = (state: State): readonly Span[] => {
  const { environment, origin, production, access, scheme, budget } = state.session;
  const first: readonly Span[] = [
    { text: clean(' spyglass'), bold: true, tone: 'accent' },
    gap,
    { text: clean(environment), bold: true },
  ];
  const place: readonly Span[] = [{ text: clean(` (${origin})`), tone: 'quiet' }];
  const rest: readonly Span[] = [
    gap,
    ...(production ? [{ text: clean('PRODUCTION'), tone: 'bad' as const, bold: true }, gap] : []),
    {
      text: clean(accessWords(access)),
      tone: access.mode === 'WRITE' ? 'warn' : 'good',
      bold: true,
    },
    gap,
    { text: clean(`API ${scheme} ${budget.used}/${budget.limit}`), tone: 'quiet' },
  ];
  const fits = (...parts: readonly (readonly Span[])[]) =>
    parts.reduce((sum, spans) => sum + lengthOf(spans), 1) <= state.size.columns;
  // A wide screen has room for where the connection comes from, and how often the view is read again.
  const right = fits(first, rest, age(state, true)) ? age(state, true) : age(state, false);
  const left = fits(first, place, rest, right)
    ? [...first, ...place, ...rest]
    : [...first, ...rest];
  return sides(left, right, state.size.columns);
};

const crumbOf = (view: View): string => {
  const kind = kindOf(view.kind);
  switch (view.screen) {
    case 'list':
      return view.scope.schema === undefined
        ? kind.plural
        : `${view.scope.schema.name} ${kind.plural}`;
    case 'thing':
      return view.as === 'json' ? `${view.label} › json` : view.label;
    case 'probe':
      return `${view.label} › probe`;
    case 'form':
      return kind.singular;
  }
};

/** Where one is. A list that was jumped to names the source it is of. */
const pathText = (state: State): readonly Span[] => {
  const crumbs = state.views.map((view, index) => {
    const { source } = view.scope;
    const named =
      (view.screen !== 'list' && view.kind === 'sources') ||
      state.views
        .slice(0, index + 1)
        .some((other) => other.screen === 'thing' && other.kind === 'sources');
    return source === undefined || named ? crumbOf(view) : `${source.name} › ${crumbOf(view)}`;
  });
  const last = crumbs.at(-1) ?? '';
  const before = crumbs
    .slice(0, -1)
    .map((crumb) => `${crumb} › `)
    .join('');
  const width = state.size.columns - 2;
  const lastText = clean(last);
  const room = width - widthOf(lastText);
  const beforeText = clean(before);
  // A long path loses its middle, not its end: the end is where one is.
  const head =
    widthOf(beforeText) <= room
      ? beforeText
      : room < 8
        ? clean('')
        : fit(beforeText, room, { ellipsis: 'middle' });
  return cut(
    [{ text: clean(' ') }, { text: head, tone: 'quiet' }, { text: lastText, bold: true }],
    width + 1,
  );
};

/** The hints that fit, most useful first; the least useful drop out. */
export const hintsText = (state: State, width: number): readonly Span[] => {
  const hints = commandsNow(state)
    .flatMap((command) =>
      command.hint === undefined || command.hint.when?.(state) === false
        ? []
        : [{ ...command.hint, key: command.keys[0] ?? '' }],
    )
    .sort((a, b) => a.rank - b.rank);
  const spans: Span[] = [{ text: clean(' ') }];
  let used = 1;
  for (const { key, label } of hints) {
    const separator = clean(spans.length === 1 ? '' : ' · ');
    const keyText = clean(key);
    const labelText = clean(` ${label}`);
    const cells = widthOf(separator) + widthOf(keyText) + widthOf(labelText);
    if (used + cells > width) break;
    used += cells;
    spans.push(
      { text: separator, tone: 'quiet' },
      { text: keyText, tone: 'accent', bold: true },
      { text: labelText, tone: 'quiet' },
    );
  }
  return spans;
};

const whole: Span = { text: clean('  :messages shows it whole'), tone: 'quiet' };

/** The last message; one that does not fit says where the rest of it is. */
const flashSpans = ({ text, tone }: Flash, width: number): readonly Span[] => {
  const line = clean(` ${text}`);
  if (widthOf(line) <= width) return [{ text: line, tone }];
  return [{ text: fit(line, width - lengthOf([whole])), tone }, whole];
};

/** The message line: what is being typed, else the last message. */
const MessageLine = (): ReactNode => {
  const overlay = useSelect((state) => state.overlay);
  const flash = useSelect((state) => state.flash);
  const view = useSelect(currentView);
  const environment = useSelect((state) => state.session.environment);
  const width = useSelect((state) => state.size.columns);
  const line = useSelect((state) => state.size.rows - 2);
  switch (overlay.type) {
    case 'command': {
      const typed = overlay.field.text;
      const whole = complete(typed).trimEnd();
      const ghost =
        typed !== '' && whole.startsWith(typed.toLowerCase()) ? whole.slice(typed.length) : '';
      return <Prompt label=" :" field={overlay.field} ghost={ghost} width={width} line={line} />;
    }
    case 'filter':
      return <Prompt label=" /" field={overlay.field} width={width} line={line} />;
    case 'item': {
      const noun = view.screen === 'form' ? chosenField(view).items?.noun : undefined;
      const label = ` ${overlay.index === undefined ? 'new ' : ''}${noun ?? 'entry'}: `;
      return <Prompt label={label} field={overlay.field} width={width} line={line} />;
    }
    case 'helpSearch':
      return <Prompt label=" search /" field={overlay.field} width={width} line={line} />;
    case 'unlock': {
      const label =
        overlay.problem === undefined
          ? ` To allow changes type ${environment}: `
          : ` ${overlay.problem} Type ${environment}: `;
      return <Prompt label={label} field={overlay.field} width={width} line={line} />;
    }
    case 'edit': {
      const label = view.screen === 'form' ? ` ${chosenField(view).label}: ` : ' ';
      return <Prompt label={label} field={overlay.field} width={width} line={line} />;
    }
    default:
      return <Line spans={flash === undefined ? [] : flashSpans(flash, width)} />;
  }
};

const hintLine = (state: State): string => JSON.stringify(hintsText(state, state.size.columns));

/** The hints, or what the typed command could become. */
const HintLine = (): ReactNode => {
  const overlay = useSelect((state) => state.overlay);
  const width = useSelect((state) => state.size.columns);
  const hints = useSelect(hintLine);
  if (overlay.type === 'command') {
    const names = suggestions(overlay.field.text);
    if (names.length > 0) {
      return (
        <Line
          spans={cut(
            [
              { text: clean(' tab '), tone: 'accent', bold: true },
              { text: clean(names.join('  ')), tone: 'quiet' },
            ],
            width,
          )}
        />
      );
    }
  }
  return <Line spans={JSON.parse(hints) as readonly Span[]} />;
};

const headerLine = (state: State): string => JSON.stringify(headerText(state));
const pathLine = (state: State): string => JSON.stringify(pathText(state));

/** The fixed frame: who one is talking to, where one is, the view, the message line, the hints. */
export const Frame = ({ children }: { readonly children: ReactNode }): ReactNode => {
  // Compared as text, so that a key which changes neither draws neither.
  const header = useSelect(headerLine);
  const path = useSelect(pathLine);
  return (
    <Box flexDirection="column">
      <Line spans={JSON.parse(header) as readonly Span[]} />
      <Line spans={JSON.parse(path) as readonly Span[]} />
      {children}
      <MessageLine />
      <HintLine />
    </Box>
  );
};
