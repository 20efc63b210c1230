// Says in words what the status of a source means.

import { keyed } from '../model/keyed.ts';
import type { Source } from '../model/sources/source.ts';

/** What a status means for the operator: good, bad, or not known. */
export type Verdict = 'good' | 'bad' | 'unknown';

/** A status in words: what a list shows and what the detail view explains. */
export type StatusWords = {
  readonly verdict: Verdict;
  readonly word: string;
  readonly meaning: string;
};

/**
 * SailPoint does not document what the statuses mean; these are read from the names and from observed cases
 * (sources API: status; meanings as seen on tenants).
 */
const words: Readonly<Record<string, StatusWords>> = {
  SOURCE_STATE_HEALTHY: {
    verdict: 'good',
    word: 'healthy',
    meaning: 'The last check passed.',
  },
  SOURCE_STATE_ERROR_SOURCE: {
    verdict: 'bad',
    word: 'source error',
    meaning: keyed`The last check ended with an error of the source. The status names no cause: press {thing.probe} to see what the connector says.`,
  },
  SOURCE_STATE_FAILURE_SOURCE: {
    verdict: 'bad',
    word: 'check failed',
    meaning: keyed`The check of the source itself failed. The status names no cause: press {thing.probe} to see what the connector says.`,
  },
  SOURCE_STATE_ERROR_CLUSTER: {
    verdict: 'bad',
    word: 'cluster error',
    meaning:
      'The cluster reports an error. The source itself may be well: look at the cluster first.',
  },
  SOURCE_STATE_FAILURE_CLUSTER: {
    verdict: 'bad',
    word: 'cluster failed',
    meaning:
      'The check of the cluster failed. The source itself may be well: look at the cluster and its VAs.',
  },
  SOURCE_STATE_ERROR_VA: {
    verdict: 'bad',
    word: 'VA error',
    meaning: 'A VA of the cluster is in error. Which one and why stands at the VAs of the cluster.',
  },
  SOURCE_STATE_UNCHECKED_SOURCE: {
    verdict: 'unknown',
    word: 'not checked',
    meaning: keyed`It was not checked, and the status does not say why. Press {thing.probe} to check it now.`,
  },
  SOURCE_STATE_UNCHECKED_SOURCE_NO_ACCOUNTS: {
    verdict: 'unknown',
    word: 'no accounts',
    meaning: keyed`By its status it has no accounts and was not checked. Press {thing.probe} to check it now.`,
  },
  SOURCE_STATE_UNCHECKED_CLUSTER: {
    verdict: 'unknown',
    word: 'no VA check',
    meaning: 'The cluster was not checked, and the status does not say why.',
  },
  SOURCE_STATE_UNCHECKED_CLUSTER_NO_SOURCES: {
    verdict: 'unknown',
    word: 'no VA check',
    meaning: 'By the status, no source of the cluster was checked.',
  },
  SOURCE_STATE_ERROR_ACCOUNT_FILE_IMPORT: {
    verdict: 'bad',
    word: 'import failed',
    meaning: 'The last import of the account file failed. The messages of that run say why.',
  },
};

/** The statuses that are known. */
export const knownStatuses: readonly string[] = Object.keys(words);

/** The words for a status; one that is not known is shown as it is. */
export const statusWords = (status: string | undefined): StatusWords =>
  (status === undefined ? undefined : words[status]) ?? {
    verdict: 'unknown',
    word: status === undefined ? 'no status' : status.replace(/^SOURCE_STATE_/, '').toLowerCase(),
    meaning: 'This status is not one that spyglass knows: read it as it stands.',
  };

/**
 * Whether a source is broken: its status says that it, or what it stands on, is in error. This is what ✗, the toggle, the
 * column and filter `healthy`, and the counts of environments go by. The flag `healthy` of the API does not count: it is
 * false for what was never checked too, and the tenant cannot be asked how many have it.
 */
export const isBrokenStatus = (status: string | undefined): boolean =>
  statusWords(status).verdict === 'bad';

/** The statuses of sources that are broken. */
export const brokenStatuses: readonly string[] = knownStatuses.filter(isBrokenStatus);

/** The sign that stands beside a status word, so that colour is never alone. */
export const verdictSign: Readonly<Record<Verdict, string>> = { good: '✓', bad: '✗', unknown: '?' };

/** The sign behind the word of a status that `healthy` contradicts. */
export const doubtSign = '!';

/** True where `healthy` says the opposite of `status`; both are shown then, as neither can be derived. */
export const disagrees = (source: Pick<Source, 'healthy' | 'status'>): boolean => {
  const { verdict } = statusWords(source.status);
  return (
    (verdict === 'good' && source.healthy === false) ||
    (verdict !== 'good' && source.healthy === true)
  );
};

const healthyWords: Readonly<Record<Verdict, string>> = { good: 'yes', bad: 'no', unknown: '?' };

/**
 * Whether a source is healthy, in a word: `no` is what is broken, `?` what nobody knows, also where `healthy` contradicts
 * a good status.
 */
export const healthyWord = (source: Pick<Source, 'healthy' | 'status'>): string => {
  const { verdict } = statusWords(source.status);
  return verdict === 'good' && disagrees(source) ? healthyWords.unknown : healthyWords[verdict];
};

/** How bad a verdict is, worst first, for sorting by status. */
export const verdictRank: Readonly<Record<Verdict, number>> = {
  bad: 0,
  unknown: 1,
  good: 2,
};
