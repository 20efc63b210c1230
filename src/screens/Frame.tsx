import { Box } from 'ink';
import type { ReactNode } from 'react';
import { commandsNow } from '../commands/index.ts';
import { complete, suggestions } from '../commands/palette.ts';
import { timeOfDay } from '../insight/time.ts';
import { kindOf } from '../resources/index.ts';
import { chosenField } from '../store/forms.ts';
import { fetchedAt } from '../store/query.ts';
import { whyNoRefresh } from '../store/refresher.ts';
import { bodyLines, listQuery, thingQuery } from '../store/selectors.ts';
import { type Access, currentView, type Flash, type State } from '../store/state.ts';
import type { View } from '../store/view.ts';
import { type Clean, clean } from '../terminal/clean.ts';
import type { Span } from '../terminal/tones.ts';
import { fit, widthOf } from '../terminal/width.ts';
import { Line } from './parts/Line.tsx';
import { Prompt } from './parts/Prompt.tsx';
import { cut, lengthOf, sides } from './parts/sides.ts';
import { textOnScreen } from './texts.ts';
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

/** Cells kept free for the age, so that the header stands still when one comes: whole with its refresh, and alone. */
const ageCells = { whole: 42, alone: 'as of 00:00:00'.length + 1 } as const;

const accessWords = (access: Access): string => {
  if (access.mode === 'READ-ONLY' || access.untilMs === undefined) return access.mode;
  return `WRITE until ${timeOfDay(access.untilMs).slice(0, 5)}`;
};

/** A text that loses its middle where it is too long. */
const shortened = (text: Clean, cells: number): Clean =>
  widthOf(text) <= cells ? text : fit(text, cells, { ellipsis: 'middle' });

const headerText = (state: State): readonly Span[] => {
  const { environment, origin, production, access, scheme, budget } = state.session;
  const { columns } = state.size;
  const name: readonly Span[] = [{ text: clean(' spyglass '), bold: true, tone: 'accent' }];
  const place: readonly Span[] = [{ text: clean(` ${environment}`), bold: true }];
  const from: readonly Span[] = [{ text: clean(` (${origin})`), tone: 'quiet' }];
  const mode: readonly Span[] = [
    gap,
    ...(production ? [{ text: clean('PRODUCTION'), tone: 'bad' as const, bold: true }, gap] : []),
    {
      text: clean(accessWords(access)),
      tone: access.mode === 'WRITE' ? 'warn' : 'good',
      bold: true,
    },
  ];
  const count: readonly Span[] = [
    gap,
    { text: clean(`API ${scheme} ${budget.used}/${budget.limit}`), tone: 'quiet' },
  ];
  const short = age(state, false);
  const needed = Math.max(ageCells.alone, lengthOf(short) + 1);
  const room = Math.max(12, columns - lengthOf(mode) - needed);
  const narrow = [
    { text: shortened(clean(` ${environment}`), room), bold: true },
    ...mode,
  ] satisfies readonly Span[];
  // A wide screen has room for where the connection comes from; on a narrow one the age goes before name and count.
  const lefts: readonly (readonly [left: readonly Span[], right: number])[] = [
    [[...name, ...place, ...from, ...mode, ...count], ageCells.whole],
    [[...name, ...place, ...mode, ...count], needed],
    [[...place, ...mode, ...count], needed],
  ];
  const [left] = lefts.find(([spans, right]) => lengthOf(spans) + right <= columns) ?? [narrow];
  const whole = age(state, true);
  return sides(left, lengthOf(left) + lengthOf(whole) < columns ? whole : short, columns);
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

/** A view under the very thing that it is about need not name that again. */
const shortCrumbOf = (view: View, above: View | undefined): string =>
  view.screen === 'probe' && above?.screen === 'thing' && above.thingId === view.thingId
    ? 'probe'
    : crumbOf(view);

const thingIdOf = (view: View): string | undefined =>
  view.screen === 'thing' && view.kind === 'sources' ? view.thingId : undefined;

/** Where one is. A list that was jumped to names the source it is of. */
const pathText = (state: State): readonly Span[] => {
  const crumbs = state.views.map((view, index) => {
    const { source } = view.scope;
    const named =
      (view.screen !== 'list' && view.kind === 'sources') ||
      state.views
        .slice(0, index)
        .some((other) => other.scope.source?.id === source?.id || thingIdOf(other) === source?.id);
    const crumb = shortCrumbOf(view, state.views[index - 1]);
    return source === undefined || named ? crumb : `${source.name} › ${crumb}`;
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

/** What may stand before the name that unlocks, the longest first: there must be room to type it. */
const unlockLabels = (environment: string, problem: string | undefined): readonly string[] =>
  problem === undefined
    ? [` To allow changes type ${environment}: `, ` Type ${environment}: `]
    : [` ${problem} Type ${environment}: `, ` That is not it. Type ${environment}: `];

/** Which lines of a text are on screen, where not all of them are. */
const placeInText = (state: State): string | undefined => {
  const text = state.overlay.type === 'environments' ? undefined : textOnScreen(state);
  const height = bodyLines(state);
  if (text === undefined || text.lines.length <= height) return undefined;
  const top = Math.min(text.scroll, text.lines.length - height);
  return ` lines ${top + 1} to ${top + height} of ${text.lines.length}`;
};

/** The message line: what is being typed, else the last message, else where in a long text one is. */
const MessageLine = (): ReactNode => {
  const overlay = useSelect((state) => state.overlay);
  const flash = useSelect((state) => state.flash);
  const place = useSelect(placeInText);
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
      const label = unlockLabels(environment, overlay.problem).find(
        (text) => widthOf(clean(text)) + widthOf(clean(environment)) < width,
      );
      return (
        <Prompt
          label={label ?? ' The name of this environment: '}
          field={overlay.field}
          width={width}
          line={line}
        />
      );
    }
    case 'edit': {
      const label = view.screen === 'form' ? ` ${chosenField(view).label}: ` : ' ';
      return <Prompt label={label} field={overlay.field} width={width} line={line} />;
    }
    default:
      if (flash !== undefined) return <Line spans={flashSpans(flash, width)} />;
      return <Line spans={place === undefined ? [] : [{ text: clean(place), tone: 'quiet' }]} />;
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
