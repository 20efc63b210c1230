import { Box } from 'ink';
import type { ReactNode } from 'react';
import { complete, suggestions } from '../commands/palette.ts';
import { chosenField } from '../store/forms.ts';
import { bodyLines } from '../store/selectors.ts';
import { currentView, type Flash, type State } from '../store/state.ts';
import { clean } from '../terminal/clean.ts';
import type { Span } from '../terminal/tones.ts';
import { fit, widthOf } from '../terminal/width.ts';
import { headerText } from './headerText.ts';
import { hintsText } from './hintsText.ts';
import { Line } from './parts/Line.tsx';
import { Prompt } from './parts/Prompt.tsx';
import { cut, lengthOf } from './parts/sides.ts';
import { pathText } from './pathText.ts';
import { textOnScreen } from './texts.ts';
import { useSelect } from './useExplorer.ts';

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
