// The frame around every view: header, path, message line and key hints.

import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { State } from '../store/state.ts';
import type { Span } from '../terminal/look/tones.ts';
import { Line } from './parts/Line.tsx';
import { Prompt } from './parts/Prompt.tsx';
import { refusalLine, secondFlashLine } from './text/frame/flashText.ts';
import { headerText } from './text/frame/headerText.ts';
import { hintsText } from './text/frame/hintsText.ts';
import { type MessageLine as MessageLineText, messageLine } from './text/frame/messageLine.ts';
import { pathText } from './text/frame/pathText.ts';
import { overlayText } from './text/overlayTexts.ts';
import { useSelect } from './useExplorer.ts';

/** The message line: what is being typed, else the last message, else the position in a long text. */
const MessageLine = (): ReactNode => {
  // Selected as text: two equal texts are equal to React, so other changes of the state draw nothing.
  const selected = useSelect((state) => JSON.stringify(messageLine(state)));
  const width = useSelect((state) => state.size.columns);
  const line = useSelect((state) => state.size.rows - 2);
  const shown = JSON.parse(selected) as MessageLineText;
  return shown.prompt === undefined ? (
    <Line spans={shown.spans} />
  ) : (
    <Prompt {...shown.prompt} width={width} line={line} />
  );
};

const hintLine = (state: State): string =>
  JSON.stringify(
    refusalLine(state) ??
      overlayText(state).hints?.(state, state.overlay) ??
      secondFlashLine(state) ??
      hintsText(state, state.size.columns),
  );

/** The hints, or in their place the completions of a command or the rest of a long message. */
const HintLine = (): ReactNode => {
  const hints = useSelect(hintLine);
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
