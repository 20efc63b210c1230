// Measures how long 100,000 entitlements take to load, and how well the request budget is used.

import { performance } from 'node:perf_hooks';
import { listTitle } from './program.ts';
import { exactly, type Row } from './row.ts';
import type { Tenant } from './tenant.ts';
import type { Terminal } from './terminal.ts';

/** The limit of the API, as in the tenant: so many requests in any window. */
const requestsInWindow = 100;
const windowSeconds = 10;
const wantedShare = 0.95;

/** Seconds before which request number `count` cannot start, where nothing was sent for a while. */
const soonestSeconds = (count: number): number =>
  Math.floor((count - 1) / requestsInWindow) * windowSeconds;

/** Loads all 100,000 entitlements; no request may count against the budget at the start. */
export const measureLoading = async (
  terminal: Terminal,
  tenant: Tenant,
): Promise<readonly Row[]> => {
  const before = (await tenant.requests()).length;
  const sentAtMs = performance.now();
  terminal.send(':entitlements\r');
  const at = await terminal.until(
    'all entitlements',
    (lines) => /^ENTITLEMENTS 100,000(\s|$)/.test(listTitle(lines)),
    120_000,
  );
  const requests = (await tenant.requests()).slice(before);
  const lists = requests.filter(({ path }) => path.includes('/entitlements'));
  const answered = lists.filter(({ status }) => status === 200).length;
  const refused = requests.filter(({ status }) => status === 429).length;
  const seconds = (at - sentAtMs) / 1_000;
  const allowed = soonestSeconds(answered);
  const share = allowed / seconds;
  return [
    {
      what: 'loading 100,000 entitlements',
      value: share,
      measured: `${seconds.toFixed(1)} s for ${answered} requests, ${Math.round(share * 100)} % of what is allowed`,
      budget: `≥ 95 % (${(allowed / wantedShare).toFixed(1)} s)`,
      verdict: share >= wantedShare ? 'ok' : 'over',
    },
    exactly('loading 100,000 entitlements: 429 met', refused, `${refused}`, 0),
  ];
};
