// The menu of a list's columns: which are shown, in which order.

import { type ReactNode, useMemo } from 'react';
import { kindOf } from '../../resources/index.ts';
import { bodyLines } from '../../store/frame/size.ts';
import { columnEntries } from '../../store/lists/tableColumns.ts';
import type { ListView } from '../../store/navigation/view.ts';
import type { Span } from '../../terminal/look/tones.ts';
import { clean } from '../../terminal/text/clean.ts';
import { fit, wrapWords } from '../../terminal/text/width.ts';
import { entrySign, Menu } from '../parts/Menu.tsx';
import { useFill, useSelect } from '../useExplorer.ts';

type ColumnMenuProps = {
  readonly view: ListView;
  /** The index of the entry that keys act on; -1 while a path is typed. */
  readonly choice: number;
  /** What is wrong with the path that was typed. */
  readonly problem?: string;
};

const explained =
  'Shown from left to right in this order. Added columns follow a path into the object: owner.id, schemas[*].name, connectorAttributes.cloudExternalId.';

/** The columns of a list in their order: shown ones, hidden ones, and those added by path. */
export const ColumnMenu = ({ view, choice, problem }: ColumnMenuProps): ReactNode => {
  const height = useSelect(bodyLines);
  const fill = useFill();
  const width = useSelect((state) => state.size.columns);
  const tables = useSelect((state) => state.tables);
  const kind = kindOf(view.kind);
  const entries = useMemo(() => columnEntries(tables, kind), [tables, kind]);
  const note = wrapWords(clean(fill(problem ?? explained)), width - 2).map(
    (text): readonly Span[] => [
      { text: clean('  ') },
      { text, tone: problem === undefined ? 'quiet' : 'bad' },
    ],
  );
  const lines = entries.map(({ header, id, shown, byPath }, index): Span[] => {
    const isChosen = index === choice;
    return [
      entrySign(isChosen),
      { text: clean(shown ? '● ' : '○ '), tone: shown ? 'accent' : 'quiet' },
      { text: fit(clean(header), 26), bold: isChosen },
      { text: clean(byPath ? ` ${id}` : shown ? '' : ' hidden'), tone: 'quiet' },
    ];
  });
  return (
    <Menu
      title={[{ text: clean(`COLUMNS OF ${kind.plural.toUpperCase()}`), bold: true }]}
      lines={lines}
      choice={choice}
      height={height}
      notes={[[], ...note]}
    />
  );
};
