// The journal of writes: what was sent, and what came of it.

import { maskedAt } from '../../insight/secrets/masked.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { FormRequest } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import type { SessionState } from '../environments/session.ts';

/**
 * What became of a write. `unknown`: it may have arrived, the answer did not, or was of something else. `otherwise`: it was
 * carried out, and the tenant has something else than what was sent.
 */
export const outcomes = ['sending', 'done', 'otherwise', 'refused', 'unknown'] as const;

/** One of `outcomes`. */
export type Outcome = (typeof outcomes)[number];

/** A write of this session, as the journal keeps it: what, where, before and after (secrets as stars), and what came of it. */
export type JournalEntry = {
  readonly id: string;
  readonly atMs: number;
  readonly environment: string;
  readonly method: string;
  readonly path: string;
  readonly changes: readonly {
    readonly path: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
  readonly outcome: Outcome;
  /** The fields in which the tenant has something else, as the form calls them. */
  readonly otherwise?: readonly string[];
  /** Status and ids that support asks for, where the tenant gave them. */
  readonly status?: number;
  readonly trackingId?: string;
  readonly requestId?: string;
  /** Why the journal's file does not have it, where it does not. */
  readonly unwritten?: string;
};

/** The slice of the state about the writes of this session. */
export type JournalState = {
  /** The newest last. */
  readonly journal: readonly JournalEntry[];
};

/** Keeps what was written, before it is sent and after. */
export type Journal = {
  /** Notes a write that is about to be sent; gives how to note what came of it. */
  begin(request: FormRequest, before: (path: string) => unknown): Begun;
};

/** A write that is on its way. */
export type Begun = {
  /** An answer came, or none. `isOfAnother`: it was good, and about something else than what was changed. */
  ended(answer: { readonly error?: ApiError; readonly isOfAnother?: boolean }): void;
  /** What was read again afterwards has something else in these fields. */
  foundOtherwise(fields: readonly string[]): void;
  /** Why the journal's file lacks something of this write; undefined where it has all. */
  unwritten(): string | undefined;
};

/** Where entries go besides memory; gives why an entry could not be kept there. It must not throw. */
export type JournalSink = (entry: JournalEntry) => string | undefined;

/**
 * Whether a write that ended with an error may have been carried out all the same: no answer came, it was called off on
 * its way, or the answer says nothing of it.
 */
export const mayHaveArrived = (error: ApiError): boolean => {
  if ('sent' in error) return error.sent === 'perhaps';
  return ['cancelled', 'server', 'unreadable'].includes(error.tag);
};

const outcomeOf = (error: ApiError | undefined): Outcome => {
  if (error === undefined) return 'done';
  return mayHaveArrived(error) ? 'unknown' : 'refused';
};

/** A journal over the store and a sink. */
export const createJournal = (
  { store, now }: Pick<Deps<JournalState & Pick<SessionState, 'session'>>, 'store' | 'now'>,
  sink: JournalSink,
): Journal => {
  let count = 0;
  /** Notes an entry; gives why the sink does not have it, or did not have it before. */
  const note = (entry: JournalEntry, before: string | undefined): string | undefined => {
    const unwritten = sink(entry) ?? before;
    const noted = unwritten === undefined ? entry : { ...entry, unwritten };
    store.setState(({ journal }) => ({
      journal: [...journal.filter(({ id }) => id !== entry.id), noted],
    }));
    return unwritten;
  };
  return {
    begin: (request, before) => {
      count += 1;
      const atMs = now();
      const entry: JournalEntry = {
        id: `${atMs}-${count}`,
        atMs,
        environment: store.getState().session.environment,
        method: request.method,
        path: request.target,
        changes: request.operations.map(({ path, value }) => ({
          path,
          before: maskedAt(path, before(path)),
          after: maskedAt(path, value),
        })),
        outcome: 'sending',
      };
      let unwritten = note(entry, undefined);
      let latest: JournalEntry = entry;
      return {
        ended: ({ error, isOfAnother = false }) => {
          const said = error !== undefined && 'said' in error ? error.said : undefined;
          latest = {
            ...entry,
            outcome: isOfAnother ? 'unknown' : outcomeOf(error),
            status: said?.status,
            trackingId: said?.trackingId,
            requestId: said?.requestId,
          };
          unwritten = note(latest, unwritten);
        },
        foundOtherwise: (otherwise) => {
          unwritten = note({ ...latest, outcome: 'otherwise', otherwise }, unwritten);
        },
        unwritten: () => unwritten,
      };
    },
  };
};
