// The journal of writes: what was sent, and what came of it.

import { maskedAt } from '../../insight/secrets/masked.ts';
import type { ApiError } from '../../model/apiError.ts';
import type { FormRequest } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import type { SessionState } from '../environments/session.ts';

/** What became of a write. `unknown`: it may have arrived, the answer did not. */
export type Outcome = 'sending' | 'done' | 'refused' | 'unknown';

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
  /** Status and ids that support asks for, where the tenant gave them. */
  readonly status?: number;
  readonly trackingId?: string;
  readonly requestId?: string;
};

/** The slice of the state about the writes of this session. */
export type JournalState = {
  /** The newest last. */
  readonly journal: readonly JournalEntry[];
};

/** Keeps what was written, before it is sent and after. */
export type Journal = {
  /** Notes a write that is about to be sent; gives how to note what came of it. */
  begin(request: FormRequest, before: (path: string) => unknown): (error?: ApiError) => void;
};

/** Where entries go besides memory; it must not throw. */
export type JournalSink = (entry: JournalEntry) => void;

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
  const note = (entry: JournalEntry) => {
    sink(entry);
    store.setState(({ journal }) => ({
      journal: [...journal.filter(({ id }) => id !== entry.id), entry],
    }));
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
      note(entry);
      return (error) => {
        const said = error !== undefined && 'said' in error ? error.said : undefined;
        note({
          ...entry,
          outcome: outcomeOf(error),
          status: said?.status,
          trackingId: said?.trackingId,
          requestId: said?.requestId,
        });
      };
    },
  };
};
