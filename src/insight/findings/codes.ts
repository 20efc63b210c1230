// All codes of findings: those that texts say, and those that come from states, runs and looks that disagree.

import { keyed } from '../../model/keyed.ts';
import type { Layer } from '../recognisers/recogniser.ts';
import { type RecognisedCode, recognisers } from '../recognisers/table.ts';

/** What stands behind a code, in short. The page of the code says more. */
export type CodeEntry<Code extends string = FindingCode> = {
  readonly code: Code;
  /** Where on the way of a request it is; `any` where the evidence decides that, each time anew. */
  readonly layer: Layer | 'any';
  /** What is wrong, as a label of at most 26 cells, for a narrow column. */
  readonly short: string;
  /** What is wrong, as the end of a sentence. */
  readonly headline: string;
  /** What to do next, as the end of a sentence; it may name keys. */
  readonly next: string;
};

/** What no single text says, in the order of a request's way; runs stand behind it. */
const withoutText = [
  {
    code: 'SG-UNCLEAR',
    layer: 'any',
    short: 'cause is unclear',
    headline: 'something failed, and nothing that was seen names the cause',
    next: keyed`read the text in full, then look anew with {thing.probe}: the first check that fails says where to look.`,
  },
  {
    code: 'SG-STATUS-ONLY',
    layer: 'any',
    short: 'only the status says so',
    headline: 'only the status says so, and a status names no cause',
    next: keyed`press {thing.probe}: a live check shows whether it is still true, and what the connector says.`,
  },
  {
    code: 'SG-CONTRADICTS',
    layer: 'any',
    short: 'contradictory evidence',
    headline: 'what was seen contradicts itself',
    next: keyed`look anew with {thing.probe}, and trust the look whose time and answer you see.`,
  },
  {
    code: 'SG-ANSWERS-SOMETIMES',
    layer: 'any',
    short: 'answers only sometimes',
    headline: 'some looks pass and some fail',
    next: keyed`look several times with {thing.probe}, and compare: does it fail on one VA only, or at certain times?`,
  },
  {
    code: 'SG-NOT-CHECKED',
    layer: 'any',
    short: 'never checked',
    headline: 'it was never checked',
    next: keyed`check it with {thing.probe}.`,
  },
  {
    code: 'SG-CHECKS-OFF',
    layer: 'any',
    short: 'health checks are off',
    headline: 'the health checks of the source are switched off, so its status says nothing new',
    next: keyed`check it with {thing.probe}, and ask its owner why the health checks are off.`,
  },
  {
    code: 'SG-CLUSTER-FAILED',
    layer: 'cluster',
    short: 'no VA answers',
    headline: 'the tenant says that no VA of the cluster answers',
    next: 'look at the VAs of the cluster: do they run, and do they reach the tenant on port 443? Leave the sources as they are.',
  },
  {
    code: 'SG-CLUSTER-ERROR',
    layer: 'cluster',
    short: 'cluster reports an error',
    headline: 'the cluster reports an error',
    next: 'look at the VAs of the cluster: the one that is in error says more.',
  },
  {
    code: 'SG-CLUSTER-WARNING',
    layer: 'cluster',
    short: 'cluster warns',
    headline: 'the cluster warns, and still answers',
    next: 'look at the VAs of the cluster and at what they warn of, before it becomes an outage.',
  },
  {
    code: 'SG-CLUSTER-EMPTY',
    layer: 'cluster',
    short: 'cluster has no VA',
    headline: 'no VA is set up in the cluster',
    next: 'add a VA to the cluster in the web console, or give its sources another cluster.',
  },
  {
    code: 'SG-VA-DOWN',
    layer: 'va',
    short: 'a VA is not connected',
    headline: 'one VA is not connected',
    next: 'find out whether its machine runs and reaches the tenant on port 443; while it is away, no VA of its cluster is updated.',
  },
  {
    code: 'SG-VA-RESOURCES',
    layer: 'va',
    short: 'VA is short of resources',
    headline: 'a VA is short of memory, disk or processor',
    next: 'ask those who run its machine to compare what it has with what SailPoint demands, and look at what runs at this time.',
  },
  {
    code: 'SG-RUN-FAILED',
    layer: 'data',
    short: 'last run failed',
    headline: 'the last run failed, and its text names no cause',
    next: keyed`read the messages of the run, then look with {thing.probe} whether the source answers at this moment.`,
  },
  {
    code: 'SG-RUN-WARNED',
    layer: 'data',
    short: 'warnings in the last run',
    headline: 'the last run ended with warnings that matter',
    next: 'read the warnings of the run: they say what was left out.',
  },
  {
    code: 'SG-RUN-NEVER',
    layer: 'schedule',
    short: 'never aggregated',
    headline: 'it was never aggregated',
    next: 'look whether it has a schedule, and start its first run in the web console once a live check passes.',
  },
  {
    code: 'SG-RUN-TERMINATED',
    layer: 'schedule',
    short: 'last run was terminated',
    headline: 'the last run was ended before it was through',
    next: 'ask who ended it and why before it is started anew; the audit events may name the person.',
  },
  {
    code: 'SG-RUN-STALE',
    layer: 'schedule',
    short: 'no good run for long',
    headline: 'no run has ended well for long',
    next: 'look at the schedule and at the latest runs: did none begin, or did none end well?',
  },
] as const satisfies readonly CodeEntry<`SG-${string}`>[];

/** The codes of what no single text says. */
export type EngineCode = (typeof withoutText)[number]['code'];

/** The stable name of a finding, for pages, tickets and searches. */
export type FindingCode = RecognisedCode | EngineCode;

/** Every code with what stands behind it. */
export const codeEntries: readonly CodeEntry[] = [
  ...withoutText,
  ...recognisers.map(({ code, layer, short, why, next }) => ({
    code,
    layer,
    short,
    headline: why,
    next,
  })),
];

const byCode: ReadonlyMap<string, CodeEntry> = new Map(
  codeEntries.map((entry) => [entry.code, entry]),
);

/** What stands behind a text that may be a code; undefined for one that is none. */
export const codeEntryOf = (code: string): CodeEntry | undefined => byCode.get(code);

/** What stands behind a code. */
export const entryOf = (code: FindingCode): CodeEntry => {
  const entry = byCode.get(code);
  if (entry === undefined) throw new Error(`${code} is in no table`);
  return entry;
};
