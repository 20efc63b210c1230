// Rows by place, and spans of rows that belong to one owner.

/** Rows in a fixed order, each made when it is asked for. */
export type Rows<Row> = { readonly count: number; at(index: number): Row };

/** The entries of an array as rows. */
export const rowsOf = <Row>(entries: readonly Row[]): Rows<Row> => ({
  count: entries.length,
  at: (index) => {
    const row = entries[index];
    if (row === undefined) throw new RangeError(`there is no row ${index}`);
    return row;
  },
});

/** Neighbouring rows, from `from` to before `to`. */
export type Span = { readonly from: number; readonly to: number };

/** The places of rows that stand owner by owner, for example the entitlements of source after source. */
export type OwnedRows = {
  /** The number of all rows. */
  readonly count: number;
  /** The place of the owner of a row. */
  ownerOf(place: number): number;
  /** The rows of an owner; empty for an unknown one. */
  spanOf(owner: number): Span;
};

/** Places rows by the number of rows of each owner. */
export const ownedRows = (counts: readonly number[]): OwnedRows => {
  const starts: number[] = [0];
  for (const count of counts) starts.push((starts.at(-1) ?? 0) + count);
  return {
    count: starts.at(-1) ?? 0,
    // The last owner whose rows start at or before the place.
    ownerOf: (place) => {
      let low = 0;
      let high = counts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= place) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    spanOf: (owner) =>
      owner < counts.length
        ? { from: starts[owner] ?? 0, to: starts[owner + 1] ?? 0 }
        : { from: 0, to: 0 },
  };
};
