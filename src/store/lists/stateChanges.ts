// Which things have another state than at the read before, in sentences for the messages.

import { columnsOf } from '../../resources/cells/columns.ts';
import type { Column, Kind, Thing } from '../../resources/types.ts';
import { withoutProgress } from '../filters/cellWords.ts';
import { rowsById } from './byId.ts';

/** A state that became another one between two reads. */
export type StateChange = {
  /** What tells the thing and its column from all others. */
  readonly key: string;
  readonly to: string;
  readonly sentence: string;
};

/** The columns that say how a thing stands: they have a sign beside the word, and nothing that is compared. */
const stateColumns = (kind: Kind): readonly Column[] =>
  columnsOf(kind).filter(({ signed, measure }) => signed === true && measure === undefined);

const stateIn = (column: Column, row: Thing): string =>
  withoutProgress(column.cell(row, { nowMs: 0 }).text);

/** The states of a thing that are others than they were. */
export const stateChangesOf = (kind: Kind, before: Thing, after: Thing): readonly StateChange[] =>
  stateColumns(kind).flatMap((column) => {
    const from = stateIn(column, before);
    const to = stateIn(column, after);
    if (from === to) return [];
    const name = `${kind.singular} ${kind.label(after)}`;
    return [
      {
        key: JSON.stringify([kind.id, kind.identify(after), column.id]),
        to,
        sentence: `${name}: ${column.header.toLowerCase()} was ${from}, is ${to}`,
      },
    ];
  });

/** The same for all things that are in both reads of a list. */
export const stateChangesIn = (
  kind: Kind,
  before: readonly Thing[],
  after: readonly Thing[],
): readonly StateChange[] => {
  if (stateColumns(kind).length === 0) return [];
  const known = rowsById(before, kind.identify).rows;
  return [...rowsById(after, kind.identify).rows].flatMap(([id, row]) => {
    const old = known.get(id);
    // A word on the list is no state of a thing.
    return old === undefined || kind.isNote?.(row) === true ? [] : stateChangesOf(kind, old, row);
  });
};
