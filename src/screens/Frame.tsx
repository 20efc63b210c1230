// The frame around every view: header, path, message line and key hints.

import { Box } from 'ink';
import type { ReactNode } from 'react';
import { ghostOf } from '../commands/commandLine/completion.ts';
import { fillIn } from '../commands/keys/fillKeys.ts';
import { lastSearch } from '../commands/things/searching.ts';
import { fieldOf } from '../store/forms/field.ts';
import { chosenField } from '../store/forms/forms.ts';
import { currentView } from '../store/navigation/view.ts';
import type { State } from '../store/state.ts';
import type { Span } from '../terminal/look/tones.ts';
import { clean } from '../terminal/text/clean.ts';
import { widthOf } from '../terminal/text/width.ts';
import { FilterPrompt, filterHints } from './lists/FilterPrompt.tsx';
import { Line } from './parts/Line.tsx';
import { Prompt } from './parts/Prompt.tsx';
import { waitingText } from './text/environments/budgetText.ts';
import { completionText } from './text/frame/completionText.ts';
import { flashLines, secondFlashLine } from './text/frame/flashText.ts';
import { headerText } from './text/frame/headerText.ts';
import { hintsText } from './text/frame/hintsText.ts';
import { lookupText } from './text/frame/lookupText.ts';
import { pathText } from './text/frame/pathText.ts';
import { thingOnScreen } from './text/frame/textOnScreen.ts';
import { matchPosition, positionInText } from './text/frame/textPosition.ts';
import { useSelect } from './useExplorer.ts';

/** The labels of the prompt in which the environment's name is typed, the longest first: there must be room to type. */
const unlockLabels = (environment: string, problem: string | undefined): readonly string[] =>
  problem === undefined
    ? [` To allow changes type ${environment}: `, ` Type ${environment}: `]
    : [` ${problem} Type ${environment}: `, ` That is not it. Type ${environment}: `];

/** What stands beside the search prompt: the match one is on, or while nothing is typed, what Enter searches for again. */
const besideSearch = (state: State): string => {
  const { overlay } = state;
  const view = currentView(state);
  const document = thingOnScreen(state);
  if (overlay.type !== 'search' || view.screen !== 'thing' || document === undefined) return '';
  if (overlay.field.text !== '') return matchPosition(document, view);
  const last = lastSearch(state);
  return last === undefined ? '' : fillIn(state)(`{search.keep} looks for ${last} again`);
};

/** What the first completion would add to the command line; nothing while the cursor is not at its end. */
const ghostNow = (state: State): string => {
  const { overlay } = state;
  if (overlay.type !== 'command' || overlay.tabbed !== undefined) return '';
  const isAtEnd = fieldOf(overlay.field.text).cursor === overlay.field.cursor;
  return isAtEnd ? ghostOf(state, overlay.field.text) : '';
};

/** The message line: what is being typed, else the last message, else the position in a long text. */
const MessageLine = (): ReactNode => {
  const overlay = useSelect((state) => state.overlay);
  // Selected as text: two equal texts are equal to React, so other changes of the state draw nothing.
  const flash = useSelect((state) => JSON.stringify(flashLines(state)?.first));
  const waiting = useSelect(waitingText);
  const position = useSelect((state) =>
    ['environments', 'copy'].includes(state.overlay.type) ? undefined : positionInText(state),
  );
  const beside = useSelect(besideSearch);
  const view = useSelect(currentView);
  const environment = useSelect((state) => state.session.environment);
  const commandGhost = useSelect(ghostNow);
  const width = useSelect((state) => state.size.columns);
  const line = useSelect((state) => state.size.rows - 2);
  switch (overlay.type) {
    case 'command':
      return (
        <Prompt label=" :" field={overlay.field} ghost={commandGhost} width={width} line={line} />
      );
    case 'lookup':
      return <Line spans={lookupText(overlay, width)} />;
    case 'filter':
      return <FilterPrompt overlay={overlay} width={width} line={line} />;
    case 'search':
      return (
        <Prompt
          label=" /"
          field={overlay.field}
          aside={beside === '' ? undefined : { text: beside, tone: 'quiet' }}
          width={width}
          line={line}
        />
      );
    case 'item': {
      const noun = view.screen === 'form' ? chosenField(view).items?.noun : undefined;
      const label = ` ${overlay.index === undefined ? 'new ' : ''}${noun ?? 'entry'}: `;
      return <Prompt label={label} field={overlay.field} width={width} line={line} />;
    }
    case 'columnPath':
      return (
        <Prompt label=" path, such as owner.id: " field={overlay.field} width={width} line={line} />
      );
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
      if (flash !== undefined) return <Line spans={JSON.parse(flash) as readonly Span[]} />;
      if (waiting !== undefined) {
        return <Line spans={[{ text: clean(waiting), tone: 'warn' }]} />;
      }
      return (
        <Line spans={position === undefined ? [] : [{ text: clean(position), tone: 'quiet' }]} />
      );
  }
};

const hintLine = (state: State): string =>
  JSON.stringify(
    secondFlashLine(state) ?? filterHints(state) ?? hintsText(state, state.size.columns),
  );

const completionLine = (state: State): string | undefined => {
  const spans = completionText(state, state.size.columns);
  return spans === undefined ? undefined : JSON.stringify(spans);
};

/** The hints, or in their place the completions of a command or the rest of a long message. */
const HintLine = (): ReactNode => {
  const hints = useSelect((state) => completionLine(state) ?? hintLine(state));
  return <Line spans={JSON.parse(hints) as readonly Span[]} />;
};

const headerLine = (state: State): string => JSON.stringify(headerText(state));
const pathLine = (state: State): string => JSON.stringify(pathText(state));

/** The frame: header, path, the view as `children`, message line, hints. */
export const Frame = ({ children }: { readonly children: ReactNode }): ReactNode => {
  // Selected as text: two equal texts are equal to React, so a key that changes neither line draws neither.
  const header = useSelect(headerLine);
  const path = useSelect(pathLine);
  const hidesPath = useSelect((state) => state.hidesPath === true);
  return (
    <Box flexDirection="column">
      <Line spans={JSON.parse(header) as readonly Span[]} />
      {!hidesPath && <Line spans={JSON.parse(path) as readonly Span[]} />}
      {children}
      <MessageLine />
      <HintLine />
    </Box>
  );
};
