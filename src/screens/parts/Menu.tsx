// How every menu is drawn: a title, the entries around the chosen one, and notes below them.

import { Box } from 'ink';
import type { ReactNode } from 'react';
import { topFor } from '../../store/lists/listWindow.ts';
import type { Span } from '../../terminal/look/tones.ts';
import { clean } from '../../terminal/text/clean.ts';
import { Line } from './Line.tsx';
import { Lines } from './Lines.tsx';

type MenuProps = {
  readonly title: readonly Span[];
  readonly lines: readonly (readonly Span[])[];
  /** The entry that is kept in sight. */
  readonly choice: number;
  /** Lines of the whole menu. */
  readonly height: number;
  /** Lines below the entries. */
  readonly notes?: readonly (readonly Span[])[];
  /** How many of the notes are always in sight; all of them unless said. */
  readonly notesKept?: number;
  /** Whether the notes stand at the bottom and not right behind the entries. */
  readonly notesAtBottom?: boolean;
};

/** The sign before an entry of a menu that says whether it is the chosen one. */
export const entrySign = (isChosen: boolean): Span => ({
  text: clean(isChosen ? '▌ ' : '  '),
  tone: 'accent',
  bold: true,
});

/** A menu. It only draws: its keys come from the command table. */
export const Menu = ({
  title,
  lines,
  choice,
  height,
  notes = [],
  notesKept = notes.length,
  notesAtBottom = false,
}: MenuProps): ReactNode => {
  const room = Math.max(1, height - 1 - notesKept);
  const top = topFor(0, Math.max(0, choice), lines.length, room);
  const shown = lines.slice(top, top + room);
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      <Line spans={title} />
      {notesAtBottom ? (
        <>
          <Lines lines={shown} height={room} />
          {notes.length > 0 && <Lines lines={notes} height={notes.length} />}
        </>
      ) : (
        <Lines lines={[...shown, ...notes]} height={height - 1} />
      )}
    </Box>
  );
};
