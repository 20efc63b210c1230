// The session: the environment that it is in, what it may do, and its budget of requests.

import type { Accent, Product, Scheme } from '../../model/connection.ts';

/**
 * What the session may do: only read, because of what the sentence says; or write, for good or until it has been idle
 * for a while (epoch milliseconds).
 */
export type AccessMode =
  | { readonly mode: 'READ-ONLY'; readonly why: string; readonly canUnlock: boolean }
  | { readonly mode: 'WRITE'; readonly untilMs?: number };

/** Whether views are read again by themselves, and how often. */
export type Refresh = { readonly on: boolean; readonly everySeconds: number };

/** What a session knows of its budget. */
export type BudgetState = {
  /** Starts in the last ten seconds and what they may be, for the version that lists are read with. */
  readonly used: number;
  readonly limit: number;
  /** Calls that wait for their turn; none where it is absent. */
  readonly waiting?: number;
  /** How many seconds nothing is sent any more, because the tenant has answered 429. */
  readonly pausedForSeconds?: number;
  /** Whether the tenant counts more than we do: somebody else calls with the same client. */
  readonly sharedUntilMs?: number;
};

/** What one is connected to and what the session may do; shown in the header. */
export type Session = {
  readonly environment: string;
  /** The digit that opens it. */
  readonly shortcut?: number;
  readonly origin: string;
  readonly scheme: Scheme;
  /** Identity Security Cloud where it is absent. */
  readonly product?: Product;
  /** Production looks different, so that nobody takes it for something else. */
  readonly production: boolean;
  /** The colour of the environment's name. */
  readonly accent?: Accent;
  readonly access: AccessMode;
  readonly refresh: Refresh;
  readonly budget: BudgetState;
};

/** The slice of the state about the session. */
export type SessionState = {
  /** Counts the environments of the session: an answer of an earlier one is dropped. */
  readonly epoch: number;
  readonly session: Session;
  /** The session in the environment that one was in before this one. */
  readonly cameFrom?: Pick<Session, 'environment' | 'shortcut'>;
};
