// One of several entries that a source has, such as a schedule or a policy: found, replaced or removed.

import { notFound, type Reply } from '../../http/respond.ts';
import type { PerSource } from '../../perTenant.ts';

/** Stores another entry in place of a found one; undefined removes it. */
export type Put<Entry> = (next: Entry | undefined) => void;

/** Answers with the first entry of a source that is wanted; 404 where there is none. */
export const withEntry = <Entry>(
  state: PerSource<readonly Entry[]>,
  sourceId: string,
  isWanted: (entry: Entry) => boolean,
  answer: (entry: Entry, put: Put<Entry>) => Reply,
): Reply => {
  const present = state.of(sourceId);
  const entry = present.find(isWanted);
  if (entry === undefined) return notFound;
  return answer(entry, (next) => {
    const replaced = next === undefined ? [] : [next];
    state.set(
      sourceId,
      present.flatMap((other) => (other === entry ? replaced : [other])),
    );
  });
};
