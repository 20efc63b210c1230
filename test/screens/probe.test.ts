import { describe, expect, it } from 'vitest';
import type { ProbeStep } from '../../src/store/probes.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';

const thing = { id: '2c91', name: 'DMZ', cluster: { id: 'c', name: 'Rotterdam' } };

const drawn = (steps: readonly ProbeStep[], whole = false) => {
  const explorer = explorerWith({
    probes: { 'sources 2c91': { kind: 'sources', thing, steps, earlier: [] } },
  });
  explorer.open({ screen: 'probe', kind: 'sources', id: '2c91', label: 'DMZ', scope: {} });
  explorer.changeProbe((view) => ({ ...view, whole }));
  return draw(explorer);
};

const passed: ProbeStep = {
  status: 'done',
  atMs: nowMs,
  outcome: { passed: true, summary: 'Rotterdam answers', elapsedMs: 184, details: { a: 1 } },
};
const failed = (details: unknown): ProbeStep => ({
  status: 'done',
  atMs: nowMs,
  outcome: { passed: false, summary: 'DMZ did not let the connector in', elapsedMs: 2130, details },
});
const waits: ProbeStep = { status: 'waiting' };

describe('the ladder of checks', () => {
  it('says step by step what came of it, how long it took, and why', () => {
    const skipped: ProbeStep = { status: 'skipped', why: 'the step before failed' };
    const lines = drawn([passed, failed('LDAP 49\ndata 532'), skipped]);
    expect(lines.slice(1, 8)).toEqual([
      expect.stringMatching(/^ sources › DMZ › probe {2,}times in \S+$/),
      ' ✓ ping cluster        Rotterdam answers                      184 ms at 03:12:08',
      ' ✗ check connection    FAILED: DMZ did not let the connector   2.1 s at 03:12:08',
      '                       in',
      '     LDAP 49',
      '     data 532',
      '   test configuration  not run: the step before failed',
    ]);
    expect(lines.join(' ')).toContain('Check connection failed: unclear.');
  });

  it('shows an object whole, a text as it is, and that there was nothing', () => {
    expect(drawn([passed, failed({ error: 'LDAP 49', inner: { code: 532 } }), waits])).toContain(
      '         "code": 532',
    );
    expect(drawn([passed, failed(null), waits])).toContain('     the connector sent no details');
  });

  it('shows the text that an object only wraps, and the object when asked', () => {
    const wrapped = failed({ error: 'LDAP 49' });
    expect(drawn([passed, wrapped, waits])).toContain('     LDAP 49');
    expect(drawn([passed, wrapped, waits], true)).toContain('       "error": "LDAP 49"');
  });

  it('shows the beginning of a long answer, and all of it when asked', () => {
    const long = Array.from({ length: 12 }, (_, index) => `line ${index}`).join('\n');
    expect(drawn([passed, failed(long), waits])).toContain('     and 6 more lines: D shows them');
    expect(drawn([passed, failed(long), waits], true)).toContain('     line 11');
  });

  it('shows that one runs, one could not be run, and one was cancelled', () => {
    const running: ProbeStep = { status: 'running', sinceMs: nowMs, elapsedMs: 3200 };
    expect(drawn([running, waits, waits])[2]).toMatch(
      /^ … ping cluster +running for 3 s · ctrl-c cancels$/,
    );
    const off: ProbeStep = {
      status: 'failed',
      atMs: nowMs,
      error: { tag: 'timeout', afterMs: 120_000, sent: 'harmless' },
    };
    const cancelled: ProbeStep = { status: 'cancelled', atMs: nowMs };
    const lines = drawn([off, cancelled, waits]);
    expect(lines.join('\n')).toMatch(/\? ping cluster +could not be run/);
    expect(lines.join('\n')).toContain('after 2 min');
    expect(lines.join('\n')).toMatch(/- check connection +cancelled/);
  });

  it('says when all is well', () => {
    const skipped: ProbeStep = { status: 'skipped', why: 'this source is on no cluster' };
    const lines = drawn([skipped, passed, passed]);
    expect(lines).toContain(' Every check that makes sense here passed.');
    expect(lines[2]).toBe('   ping cluster        not run: this source is on no cluster');
  });
});
