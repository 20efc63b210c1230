// How every menu is drawn: a title, the entries around the chosen one, and notes below them.

import { Box } from 'ink';
import SelectInput from 'ink-select-input';
import { createContext, type ReactNode, useContext } from 'react';
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

const EntryLines = createContext<readonly (readonly Span[])[]>([]);

/** One entry; its label is its place among those in sight. */
const Entry = ({ label }: { readonly label: string }): ReactNode => (
  <Line spans={useContext(EntryLines)[Number(label)] ?? []} />
);

/** The sign of the chosen entry stands in its own line, where menus put it differently. */
const NoIndicator = (): ReactNode => null;

/** The entries in sight. It is not focused: `SelectInput` has keys of its own, and ours come from the command table. */
const Entries = ({ lines }: { readonly lines: readonly (readonly Span[])[] }): ReactNode => (
  <EntryLines value={lines}>
    <SelectInput
      items={lines.map((_, place) => ({ label: String(place), value: place }))}
      isFocused={false}
      indicatorComponent={NoIndicator}
      itemComponent={Entry}
    />
  </EntryLines>
);

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
      <Box flexDirection="column" height={notesAtBottom ? room : undefined} flexShrink={0}>
        <Entries lines={shown} />
      </Box>
      {notes.length > 0 && (
        <Lines
          lines={notes}
          height={notesAtBottom ? notes.length : Math.max(0, height - 1 - shown.length)}
        />
      )}
    </Box>
  );
};
