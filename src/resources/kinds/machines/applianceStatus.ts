// The statuses of clusters and appliances in words.

import { plain } from '../../cells/text.ts';
import type { Cell, Tone } from '../../types.ts';

/** The statuses of clusters and appliances (managed clusters API, managed clients API). */
const tones: Readonly<Record<string, Tone>> = {
  NORMAL: 'good',
  WARNING: 'warn',
  CONFIGURING: 'warn',
  NOT_CONFIGURED: 'warn',
  UNDEFINED: 'warn',
  ERROR: 'bad',
  FAILED: 'bad',
  NO_CLIENTS: 'bad',
};

const signs: Readonly<Record<string, string>> = { good: '✓', warn: '~', bad: '✗' };

/** The statuses that are known. */
export const applianceStatuses: readonly string[] = Object.keys(tones);

/** The status of a cluster or appliance, with a sign; an unknown one is shown in plain. */
export const applianceStatus = (status: string | undefined): Cell => {
  const tone = tones[status ?? ''];
  if (status === undefined || tone === undefined) return plain(status);
  return { text: `${signs[tone]} ${status.toLowerCase().replaceAll('_', ' ')}`, tone };
};
