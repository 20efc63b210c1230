/** What the title of a list says beside its count, where nobody has marked, sorted or filtered anything. */
export const untouchedTitle = {
  marked: 0,
  markedAway: 0,
  changes: { byId: new Map(), changed: 0, added: 0, gone: 0 },
  whereFiltered: undefined,
  sortedBy: undefined,
  window: undefined,
  missing: 0,
} as const;
