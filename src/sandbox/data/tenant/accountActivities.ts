// Account activities as the search API sends them: what asked for changes of accounts, and how each change ended.

import { type Random, randomOf } from '../random.ts';

/** What asks for changes of accounts, what it does to an account, and how it changes an attribute of it. */
type Doing = {
  readonly action: string;
  readonly op: string;
  readonly attribute?: 'Add' | 'Remove' | 'Set';
};

const doings: readonly [Doing, ...Doing[]] = [
  { action: 'Access Request', op: 'Modify', attribute: 'Add' },
  { action: 'Certification', op: 'Modify', attribute: 'Remove' },
  { action: 'Identity Refresh', op: 'Modify', attribute: 'Set' },
  { action: 'Lifecycle State Change', op: 'Disable' },
  { action: 'Account State Update', op: 'Unlock' },
];

/** Somebody, as activities name them. */
export type Named = { readonly id: string; readonly name: string };

/** What a change adds, removes or sets. */
export type GrantedValue = { readonly attribute: string; readonly value: string };

/** How a change ended: what the connector said where it failed, or the ticket of a person who did it by hand. */
export type Ending =
  | { readonly type: 'committed' }
  | { readonly type: 'by hand'; readonly ticketId: string }
  | { readonly type: 'failed'; readonly text: string };

/** What one source was asked to do with one account. */
export type SeededChange = {
  readonly source: Named & { readonly type: string };
  readonly accountId: string;
  /** Undefined where the source has no entitlements. */
  readonly granted: GrantedValue | undefined;
  readonly ending: Ending;
};

/** An account activity, before it becomes a document. Times are epoch milliseconds. */
export type SeededActivity = {
  /** What tells it from the others of its tenant. */
  readonly key: string;
  /** Activities of one doing ask for the same. */
  readonly doing: string;
  readonly atMs: number;
  /** Until then it is under way. */
  readonly endsAtMs: number;
  readonly recipient: Named;
  readonly requester: Named;
  readonly changes: readonly [SeededChange, ...SeededChange[]];
  /** Whether a later activity does the same by hand. */
  readonly isTakenBack: boolean;
  /** Whether the tenant says of a failed change in another word than usual, and gives no errors. */
  readonly isOddWord: boolean;
};

const resultOf = (ending: Ending, isOver: boolean, isOddWord: boolean, random: Random) => {
  if (!isOver) return { status: 'queued', errors: null, ticketId: null };
  const requestId = random.hex(32);
  switch (ending.type) {
    case 'committed':
      return { status: 'committed', errors: null, requestId, ticketId: null };
    case 'by hand':
      return { status: 'committed', errors: null, requestId, ticketId: ending.ticketId };
    case 'failed':
      return isOddWord
        ? { status: 'deferred', errors: null, requestId, ticketId: null }
        : { status: 'failed', errors: [ending.text], requestId, ticketId: null };
  }
};

const iso = (atMs: number): string => new Date(atMs).toISOString();

/** An account activity as the search API sends it at a moment, without the fields that all documents have. */
export const activityDocument = (activity: SeededActivity, seed: number, nowMs: number) => {
  const { key, doing, atMs, endsAtMs, recipient, requester, changes, isOddWord } = activity;
  const random = randomOf(seed, 'account activity', key);
  const id = random.hex(32);
  const { action, op, attribute } = randomOf(seed, 'what is asked for', doing).pick(doings);
  const isOver = nowMs >= endsAtMs;
  const isFailed = changes.some(({ ending }) => ending.type === 'failed');
  const requests = changes.map(({ source, accountId, granted, ending }) => ({
    accountId,
    op,
    source,
    provisioningTarget: source,
    attributeRequests:
      granted === undefined || attribute === undefined
        ? []
        : [{ op: attribute, name: granted.attribute, value: granted.value }],
    result: resultOf(ending, isOver, isOddWord, random),
  }));
  return {
    id,
    action,
    created: iso(atMs),
    modified: iso(isOver ? endsAtMs : atMs),
    stage: isOver ? 'Completed' : 'Executing',
    status: !isOver ? 'Pending' : isFailed ? 'Incomplete' : 'Complete',
    requester: { ...requester, type: 'Identity' },
    recipient: { ...recipient, type: 'Identity' },
    trackingNumber: random.hex(32),
    errors: null,
    warnings: null,
    sources: changes.map(({ source }) => source.name).join(', '),
    accountRequests: requests,
    originalRequests: requests.map(({ result: _, provisioningTarget: __, ...asked }) => ({
      ...asked,
      result: null,
    })),
    expansionItems: [],
    approvals: [],
  };
};
