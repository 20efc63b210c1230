import { describe, expect, it } from 'vitest';
import type { ApiError, Said } from '../../../src/model/apiError.ts';
import {
  createJournal,
  type JournalEntry,
  type Outcome,
} from '../../../src/store/forms/journal.ts';
import { policyRequest } from './answers.ts';
import { madeExplorer, sessionIn, startMs } from './made.ts';

const request = policyRequest([
  { op: 'replace', path: '/maxActivationPeriodMins', value: 240 },
  { op: 'replace', path: '/notificationTemplate', value: null },
]);
const before = (path: string) => ({ '/maxActivationPeriodMins': 480 })[path];

const made = (mostKept = Number.POSITIVE_INFINITY) => {
  const { explorer, clock } = madeExplorer();
  const sunk: JournalEntry[] = [];
  const deps = { ...explorer, now: clock.now, after: clock.after };
  const journal = createJournal(deps, (entry) => {
    sunk.push(entry);
    return sunk.length > mostKept ? 'the disk is full' : undefined;
  });
  return { journal, clock, sunk, store: explorer.store };
};

const begun: JournalEntry = {
  id: `${startMs}-1`,
  atMs: startMs,
  environment: 'alpha',
  method: 'PATCH',
  path: '/jit-activation-config/v1/policy',
  changes: [
    { path: '/maxActivationPeriodMins', before: 480, after: 240 },
    { path: '/notificationTemplate', before: undefined, after: null },
  ],
  outcome: 'sending',
};

describe('the journal', () => {
  it('has a write before it is sent, and what came of it after', () => {
    const { journal, clock, sunk, store } = made();
    const write = journal.begin(request, before);
    expect([sunk, store.getState().journal]).toEqual([[begun], [begun]]);
    clock.pass(1_000);
    write.ended({});
    const done = { ...begun, outcome: 'done' };
    expect([sunk, store.getState().journal]).toEqual([[begun, done], [done]]);
  });

  it('says of a write that its file lacks the beginning or the end of it', () => {
    const { journal, store } = made(1);
    const write = journal.begin(request, before);
    expect(write.unwritten()).toBe(undefined);
    write.ended({});
    expect(write.unwritten()).toBe('the disk is full');
    expect(store.getState().journal).toEqual([
      { ...begun, outcome: 'done', unwritten: 'the disk is full' },
    ]);
  });

  it('keeps writes of one moment apart, in their order', () => {
    const { journal, store } = made();
    const first = journal.begin(request, before);
    journal.begin(request, before);
    first.ended({});
    expect(store.getState().journal.map(({ id, outcome }) => [id, outcome])).toEqual([
      [`${startMs}-2`, 'sending'],
      [`${startMs}-1`, 'done'],
    ]);
  });

  it('names the environment that was written to, wherever one is when the answer comes', () => {
    const { journal, sunk, store } = made();
    const write = journal.begin(request, before);
    store.setState({ session: sessionIn('beta') });
    write.ended({});
    expect(sunk.map(({ environment, outcome }) => [environment, outcome])).toEqual([
      ['alpha', 'sending'],
      ['alpha', 'done'],
    ]);
  });

  it('keeps the ids that support asks for', () => {
    const { journal, sunk } = made();
    const said = { status: 403, trackingId: 'track', requestId: 'request', text: 'no' };
    journal
      .begin(request, before)
      .ended({ error: { tag: 'forbidden', said, scopes: [], levels: [] } });
    expect(sunk.at(-1)).toEqual({
      ...begun,
      outcome: 'refused',
      status: 403,
      trackingId: 'track',
      requestId: 'request',
    });
  });

  it('says so where the tenant has something else than was sent, or answered about something else', () => {
    const { journal, sunk } = made();
    const write = journal.begin(request, before);
    write.ended({});
    write.foundOtherwise(['Longest activation']);
    expect(sunk.at(-1)).toEqual({
      ...begun,
      outcome: 'otherwise',
      otherwise: ['Longest activation'],
    });
    journal.begin(request, before).ended({ isOfAnother: true });
    expect(sunk.at(-1)?.outcome).toBe('unknown');
  });
});

const said = (status: number): Said => ({ status, text: '' });
const lost = { host: 'alpha', reason: 'reset' };

/** Every way to fail, and whether the write may have been carried out all the same. */
const outcomes: {
  readonly [Tag in ApiError['tag']]: readonly [ApiError & { tag: Tag }, Outcome][];
} = {
  unsupportedQuery: [[{ tag: 'unsupportedQuery', reason: 'no' }, 'refused']],
  unauthorized: [[{ tag: 'unauthorized', said: said(401) }, 'refused']],
  wrongCredentials: [[{ tag: 'wrongCredentials', said: said(401) }, 'refused']],
  forbidden: [[{ tag: 'forbidden', said: said(403), scopes: [], levels: [] }, 'refused']],
  notFound: [[{ tag: 'notFound', said: said(404) }, 'refused']],
  notEnabled: [[{ tag: 'notEnabled', said: said(412) }, 'refused']],
  badRequest: [[{ tag: 'badRequest', said: said(400) }, 'refused']],
  rateLimited: [[{ tag: 'rateLimited', said: said(429) }, 'refused']],
  server: [[{ tag: 'server', said: said(502) }, 'unknown']],
  blocked: [[{ tag: 'blocked', said: said(403) }, 'refused']],
  brokenOff: [[{ tag: 'brokenOff', loaded: 1, why: 'repeated' }, 'refused']],
  unexpectedStatus: [[{ tag: 'unexpectedStatus', said: said(302) }, 'refused']],
  unreadable: [[{ tag: 'unreadable', said: said(200), reason: 'a web page' }, 'unknown']],
  tooManyRows: [[{ tag: 'tooManyRows', loaded: 1 }, 'refused']],
  proxyRefused: [[{ tag: 'proxyRefused', proxyHost: 'proxy', reason: 'login' }, 'refused']],
  hostNotFound: [[{ tag: 'hostNotFound', host: 'alpha' }, 'refused']],
  refusedConnection: [[{ tag: 'refusedConnection', host: 'alpha' }, 'refused']],
  tls: [[{ tag: 'tls', host: 'alpha', reason: 'CERT_HAS_EXPIRED' }, 'refused']],
  cut: [
    [{ tag: 'cut', ...lost, sent: 'no' }, 'refused'],
    [{ tag: 'cut', ...lost, sent: 'perhaps' }, 'unknown'],
  ],
  timeout: [
    [{ tag: 'timeout', afterMs: 1, sent: 'no' }, 'refused'],
    [{ tag: 'timeout', afterMs: 1, sent: 'perhaps' }, 'unknown'],
  ],
  otherProduct: [
    [{ tag: 'otherProduct', operation: 'list-sources', product: 'identityiq' }, 'refused'],
  ],
  notConnected: [[{ tag: 'notConnected', reason: 'the keyring is locked' }, 'refused']],
  cancelled: [[{ tag: 'cancelled' }, 'unknown']],
  masked: [[{ tag: 'masked' }, 'refused']],
  withoutId: [[{ tag: 'withoutId', operation: 'get-source' }, 'refused']],
  readOnly: [[{ tag: 'readOnly', operation: 'patch-jit-activation-config' }, 'refused']],
  probesOff: [[{ tag: 'probesOff', operation: 'ping-cluster' }, 'refused']],
};

describe('what came of a write', () => {
  it.each(Object.values(outcomes).flat())('%j: %s', (error, outcome) => {
    const { journal, sunk } = made();
    journal.begin(request, before).ended({ error });
    expect(sunk.map((entry) => entry.outcome)).toEqual(['sending', outcome]);
  });
});
