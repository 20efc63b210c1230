// The menu of columns that a list can be sorted by.

import { Box } from 'ink';
import SelectInput from 'ink-select-input';
import type { ReactNode } from 'react';
import { bodyLines } from '../../store/frame/size.ts';
import type { ListView } from '../../store/navigation/view.ts';
import { sortColumns } from '../../store/selectors.ts';
import { clean } from '../../terminal/text/clean.ts';
import { Line } from '../parts/Line.tsx';
import { useSelect } from '../useExplorer.ts';

const Mark = ({ isSelected = false }: { readonly isSelected?: boolean }): ReactNode => (
  <Line spans={[{ text: clean(isSelected ? '▌ ' : '  '), tone: 'accent', bold: true }]} />
);

type EntryProps = { readonly isSelected?: boolean; readonly label: string };

const Entry = ({ isSelected = false, label }: EntryProps): ReactNode => (
  <Line spans={[{ text: clean(label), bold: isSelected }]} />
);

/** The columns a list can be sorted by. The menu only draws: its keys come from the command table. */
export const SortMenu = ({
  view,
  choice,
}: {
  readonly view: ListView;
  readonly choice: number;
}): ReactNode => {
  const height = useSelect(bodyLines);
  const columns = useSelect((state) => sortColumns(state, view));
  const items = [
    { key: '', label: 'as the API gives them', value: '' },
    ...columns.map(({ id, header }) => {
      const now = view.sort?.column === id ? (view.sort.descending ? ' ▼' : ' ▲') : '';
      return { key: id, label: `${header}${now}`, value: id };
    }),
  ];
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      <Line spans={[{ text: clean('SORT BY'), bold: true }]} />
      <SelectInput
        key={choice}
        items={items}
        initialIndex={choice}
        isFocused={false}
        indicatorComponent={Mark}
        itemComponent={Entry}
      />
    </Box>
  );
};
