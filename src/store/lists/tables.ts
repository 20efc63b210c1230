// Chooses the columns and the order of each kind's table, and keeps them for later sessions.

import type { KindId } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import type { FrameState, Preview } from '../frame/size.ts';
import type { Messages } from '../messages.ts';
import type { Sort } from '../navigation/view.ts';
import type { TableChoice, TableChoices, TablesState } from './tableColumns.ts';

/** Where chosen columns and sorts, and whether there is a preview, are kept from session to session. */
export type TableSource = {
  readonly choices: TableChoices;
  /** Whether details are shown beside lists; where there is room, unless something else was kept. */
  readonly preview?: Preview['wanted'];
  /** Keeps them. Gives the place, or why it cannot; undefined where nothing is kept. */
  keep(
    choices: TableChoices,
    preview: Preview['wanted'],
  ): { readonly place: string } | { readonly problem: string } | undefined;
};

/** Choosing how the table of a kind looks, for this session and those after it. */
export type Tables = {
  chooseColumns(kind: KindId, columns: readonly string[] | undefined): void;
  chooseSort(kind: KindId, sort: Sort | undefined): void;
  /** Details beside lists, or not. */
  togglePreview(): void;
};

/** Tables over the store. Where they are kept is said once a session, and so is why they are not. */
export const createTables = (
  { store }: Pick<Deps<TablesState & Pick<FrameState, 'preview'>>, 'store'>,
  { flash }: Messages,
  source: TableSource | undefined,
): Tables => {
  let isTold = false;
  let isProblemTold = false;

  const keep = (choices: TableChoices) => {
    store.setState({ tables: choices });
    const kept = source?.keep(choices, store.getState().preview.wanted);
    if (kept === undefined) return;
    if ('problem' in kept) {
      if (!isProblemTold)
        flash(`Columns and sort are for this session only: ${kept.problem}`, 'warn');
      isProblemTold = true;
    } else if (!isTold) {
      flash(`Kept for the next time in ${kept.place}.`, 'quiet');
      isTold = true;
    }
  };

  const change = (kind: KindId, choice: TableChoice) => {
    const { tables } = store.getState();
    const { [kind]: _, ...others } = tables;
    const isUsual = choice.columns === undefined && choice.sort === undefined;
    keep(isUsual ? others : { ...others, [kind]: choice });
  };

  return {
    chooseColumns: (kind, columns) => {
      const sort = store.getState().tables[kind]?.sort;
      change(kind, sort === undefined ? { columns } : { columns, sort });
    },
    togglePreview: () => {
      store.setState(({ preview }) => ({
        preview: { wanted: preview.wanted === 'never' ? 'where there is room' : 'never' },
      }));
      keep(store.getState().tables);
    },
    chooseSort: (kind, sort) => {
      const columns = store.getState().tables[kind]?.columns;
      change(kind, columns === undefined ? { sort } : { columns, sort });
    },
  };
};
