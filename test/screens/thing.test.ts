import { describe, expect, it } from 'vitest';
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
  passwordPolicies: [],
  description: 'first line\nsecond line',
  connectorAttributes: { password: 'hush' },
};

const opened = () => {
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
  });
  return explorer;
};

describe('a thing', () => {
  it('shows its state in words, what contradicts it, and its parts', () => {
    const lines = draw(opened());
    expect(lines.slice(1, 9)).toEqual([
      ' sources › DMZ',
      'DMZ ␛[2J',
      '✗ SOURCE ERROR  status since 2026-11-21 23:12 (4 h ago)',
      ' 1 schemas 1   2 entitlements   3 accounts   4 schedules   5 policies   6 runs',
      ' 7 used by   8 health   9 correlation',
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
});
