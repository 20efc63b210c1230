import { describe, expect, it } from 'vitest';
import type { ProbeState } from '../../src/store/state.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';

const raw = {
  id: '2c91',
  name: 'DMZ \u001b[2J',
  type: 'Active Directory - Direct',
  status: 'SOURCE_STATE_ERROR_SOURCE',
  healthy: true,
  since: new Date(nowMs - 4 * 3_600_000).toISOString(),
  schemas: [{ id: '1', name: 'account' }],
  features: ['SEARCH', 'ENABLE'],
  description: 'first line\nsecond line',
  connectorAttributes: { password: 'hush' },
};

const opened = (probe?: ProbeState) => {
  const explorer = explorerWith({}, { columns: 80, rows: 40 });
  explorer.open({ screen: 'thing', kind: 'sources', id: '2c91', label: 'DMZ', scope: {} });
  explorer.store.setState({
    things: {
      'thing sources / 2c91': {
        status: 'ready',
        data: { item: { value: raw, raw } },
        fetchedAtMs: nowMs,
      },
    },
    probes: probe === undefined ? {} : { 'sources 2c91': probe },
  });
  return explorer;
};

describe('a thing', () => {
  it('shows its state in words, what contradicts it, and its parts', () => {
    const lines = draw(opened());
    expect(lines.slice(1, 8)).toEqual([
      ' sources › DMZ',
      'DMZ ␛[2J',
      '✗ SOURCE ERROR  status since 2026-11-21 23:12 (4 h ago)',
      ' 1 schemas 1   2 entitlements   3 health',
      '  health            healthy: true   status: SOURCE_STATE_ERROR_SOURCE   these',
      '                    two disagree: believe a probe',
      '                    The VA reached the target and the target refused or failed.',
    ]);
    expect(lines).toContain('  features          ENABLE, SEARCH');
    expect(lines).toContain('  description       first line');
    expect(lines).toContain('                    second line');
  });

  it('shows the JSON as it was sent, secrets as stars', () => {
    const explorer = opened();
    explorer.changeThing((view) => ({ ...view, as: 'json' }));
    const lines = draw(explorer);
    expect(lines[1]).toBe(' sources › DMZ › json');
    expect(lines).toContain('  "name": "DMZ \\u001b[2J",');
    expect(lines).toContain('    "password": "********"');
  });

  it('shows the whole details of a probe that failed, whatever their type', () => {
    const failed = (details: unknown): ProbeState => ({
      status: 'done',
      atMs: nowMs,
      outcome: { passed: false, summary: 'DMZ refused', elapsedMs: 2130, details },
    });
    const asText = draw(opened(failed('LDAP 49\ndata 532')));
    expect(asText).toContain('✗ check connection  FAILED after 2.1 s at 03:12:08');
    expect(asText).toContain('    LDAP 49');
    expect(asText).toContain('    data 532');
    const asObject = draw(opened(failed({ error: 'LDAP 49', inner: { code: 532 } })));
    expect(asObject).toContain('      "error": "LDAP 49",');
    expect(asObject).toContain('        "code": 532');
    expect(draw(opened(failed(null)))).toContain('    the connector sent no details');
  });

  it('says since when a probe runs, and why one could not', () => {
    expect(draw(opened({ status: 'running', sinceMs: nowMs }))).toContain(
      '… check connection  running since 03:12:08, ctrl-c cancels',
    );
    const off = draw(
      opened({
        status: 'failed',
        atMs: nowMs,
        error: { tag: 'timeout', afterMs: 120_000, sent: 'perhaps' },
      }),
    );
    expect(off).toContain('? check connection  could not be run');
    expect(off.join('\n')).toContain('120 s');
  });
});
