// A line in which text is typed: label, text, cursor, and what completion would add.

import { Box, useCursor } from 'ink';
import TextInput from 'ink-text-input';
import { type ReactNode, useContext } from 'react';
import type { Field } from '../../store/forms/field.ts';
import { clean } from '../../terminal/text/clean.ts';
import { graphemes } from '../../terminal/text/graphemes.ts';
import { fit, widthOf } from '../../terminal/text/width.ts';
import type { PromptText } from '../text/promptText.ts';
import { Line, PaintContext } from './Line.tsx';

type PromptProps = PromptText & {
  readonly width: number;
  /** The line of the screen that the prompt is on, for the terminal's own cursor. */
  readonly line: number;
};

/** The part of a long text that fits into so many cells and has the cursor in it, and the cell of the cursor there. */
export const inSight = (field: Field, cells: number): { text: string; cursorCell: number } => {
  const parts = [...graphemes.segment(field.text)].map(({ segment }) => clean(segment));
  const widths = parts.map(widthOf);
  let start = 0;
  let cursorCell = widths.slice(0, field.cursor).reduce((sum, width) => sum + width, 0);
  while (cursorCell >= cells && start < field.cursor) {
    cursorCell -= widths[start] ?? 0;
    start += 1;
  }
  let room = cells;
  const shown = parts.slice(start).filter((_, index) => {
    room -= widths[start + index] ?? 0;
    return room >= 0;
  });
  return { text: shown.join(''), cursorCell };
};

/** A line of text being typed. It only draws: the store holds text and cursor, and commands hear the keys. */
export const Prompt = ({
  label,
  field,
  ghost: added = '',
  aside,
  width,
  line,
}: PromptProps): ReactNode => {
  const paint = useContext(PaintContext);
  const { setCursorPosition } = useCursor();
  const ghost = added === '' || paint.quietShows ? added : `[${added}]`;
  const head = clean(label);
  const headWidth = widthOf(head);
  const { text, cursorCell } = inSight(field, Math.max(1, width - headWidth - 1));
  setCursorPosition({ x: headWidth + cursorCell, y: line });
  const asideRoom = width - headWidth - widthOf(clean(text)) - widthOf(clean(ghost)) - 4;
  return (
    <Box height={1} flexShrink={0}>
      <Line spans={[{ text: head, tone: 'accent', bold: true }]} />
      <TextInput value={paint([{ text: clean(text) }])} onChange={unused} focus={false} />
      {ghost !== '' && <Line spans={[{ text: clean(ghost), tone: 'quiet' }]} />}
      {aside !== undefined && asideRoom > 10 && (
        <Line
          spans={[
            { text: clean(' '.repeat(3)) },
            { ...aside, text: fit(clean(aside.text), asideRoom) },
          ]}
        />
      )}
    </Box>
  );
};

const unused = (): void => undefined;
