// Looks and sources for the tests of findings, with times in minutes before now.

import type { Look, LookKind } from '../../../../src/insight/findings/look.ts';
import { type Source, source } from '../../../../src/model/sources/source.ts';

export const nowMs = Date.parse('2026-11-29T05:00:00Z');

/** So many minutes before now. */
export const minutesAgo = (minutes: number): number => nowMs - minutes * 60_000;

/** A look so many minutes ago; without texts it was good. Checks are those of whoever sits here. */
export const look = (kind: LookKind, minutes: number, ...texts: readonly string[]): Look => ({
  kind,
  by:
    kind === 'health check'
      ? { is: 'tenant' }
      : kind === 'accounts' || kind === 'entitlements'
        ? { is: 'launcher', name: 'System' }
        : { is: 'you' },
  atMs: minutesAgo(minutes),
  ended: texts.length === 0 ? 'good' : 'failed',
  texts: texts.filter((text) => text !== ''),
});

/** A run that came to its end and warned. */
export const warned = (minutes: number, text: string): Look => ({
  ...look('accounts', minutes, text),
  ended: 'warned',
});

/** A source with a status, without `SOURCE_STATE_`. */
export const sourceIn = (status: string, more: Readonly<Record<string, unknown>> = {}): Source =>
  source.parse({ id: 's1', name: 'North', status: `SOURCE_STATE_${status}`, ...more });

export const texts = {
  expired:
    '[LDAP: error code 49 - 80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data 532, v1db1]',
  column: 'The column "manager" is missing in the file.',
  unknown: 'The frobnicator of the fjord said nothing of use.',
  silent: 'Timeout waiting for response to message 2 from client 4f3c2b1a99 after 15 seconds',
  refused: 'java.net.ConnectException: Connection refused (Connection refused)',
} as const;
