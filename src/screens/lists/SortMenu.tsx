// The menu of columns that a list can be sorted by.

import type { ReactNode } from 'react';
import { bodyLines } from '../../store/frame/size.ts';
import type { ListView } from '../../store/navigation/view.ts';
import { sortColumns } from '../../store/selectors.ts';
import { clean } from '../../terminal/text/clean.ts';
import { entrySign, Menu } from '../parts/Menu.tsx';
import { useSelect } from '../useExplorer.ts';

type SortMenuProps = { readonly view: ListView; readonly choice: number };

/** The columns a list can be sorted by, after the order in which the API gives the rows. */
export const SortMenu = ({ view, choice }: SortMenuProps): ReactNode => {
  const height = useSelect(bodyLines);
  const columns = useSelect((state) => sortColumns(state, view));
  const labels = [
    'as the API gives them',
    ...columns.map(({ id, header }) => {
      const now = view.sort?.column === id ? (view.sort.descending ? ' ▼' : ' ▲') : '';
      return `${header}${now}`;
    }),
  ];
  const lines = labels.map((label, index) => [
    entrySign(index === choice),
    { text: clean(label), bold: index === choice },
  ]);
  return (
    <Menu
      title={[{ text: clean('SORT BY'), bold: true }]}
      lines={lines}
      choice={choice}
      height={height}
    />
  );
};
