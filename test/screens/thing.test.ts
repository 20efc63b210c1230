import { describe, expect, it, vi } from 'vitest';
import { pressKey } from '../../src/commands/keys/dispatch.ts';
import { thingAnswer } from '../unit/store/answers.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';

/** Ten parts of a source: one more than there are digits. A kind that comes to the catalogue changes nothing here. */
vi.mock('../../src/resources/index.ts', async (importOriginal) => {
  const resources = await importOriginal<typeof import('../../src/resources/index.ts')>();
  const sources = resources.kindOf('sources');
  const withTenParts = { ...sources, parts: sources.parts?.slice(0, 10) };
  const kindOf = (id: Parameters<typeof resources.kindOf>[0]) =>
    id === 'sources' ? withTenParts : resources.kindOf(id);
  return { ...resources, kindOf };
});

const raw = {
  id: '2c91',
  name: 'DMZ \u001b[2J',
  type: 'Active Directory - Direct',
  owner: { type: 'IDENTITY', id: '7', name: 'Joost de Vries' },
  cluster: { type: 'CLUSTER', id: '8', name: 'Rotterdam' },
  status: 'SOURCE_STATE_ERROR_SOURCE',
  healthy: true,
  schemas: [{ type: 'CONNECTOR_SCHEMA', id: '1', name: 'account' }],
  features: ['SEARCH', 'ENABLE'],
  passwordPolicies: [],
  description: 'first line\nsecond line',
  connectorAttributes: {
    password: '********',
    'slpt-source-diagnostics': '{"host":"dc1","clientSecret":"********"}',
  },
};

/** The time depends on the machine that runs the tests, so that only the details show it. */
const value = { ...raw, since: new Date(nowMs - 4 * 3_600_000).toISOString() };

const opened = (columns = 80, rows = 24) => {
  const explorer = explorerWith({}, { columns, rows });
  explorer.open({ screen: 'thing', kind: 'sources', id: '2c91', label: 'DMZ', scope: {} });
  explorer.store.setState({
    things: thingAnswer('sources', '2c91', {
      status: 'ready',
      data: { item: { value, raw } },
      fetchedAtMs: nowMs,
    }),
  });
  return explorer;
};

const pressed = (keys: string, columns?: number, rows?: number) => {
  const explorer = opened(columns, rows);
  for (const key of keys.split(' ')) pressKey(explorer, key);
  return explorer;
};

/** The lines of the text itself. */
const body = (explorer: ReturnType<typeof opened>) => {
  const lines = draw(explorer).slice(2, -2);
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
};

describe('a thing', () => {
  it('shows its state in words, what contradicts it, its parts, and what leads on, at 80 columns', () => {
    expect(body(opened())).toEqual([
      '▌DMZ ␛[2J',
      ' ✗ SOURCE ERROR  status since 2026-11-21 23:12 (4 h ago)',
      '  1 schemas (1)  2 entitlements  3 accounts  4 schedules  5 policies  6 tasks',
      '  7 used by  8 health  9 correlation  access profiles',
      '  Without a digit: l goes to the next part, h back, enter opens it.',
      '  the API says      healthy: true   status: SOURCE_STATE_ERROR_SOURCE   these',
      '                    two disagree: believe a probe',
      '                    The last check ended with an error of the source. The status',
      '                    names no cause: press p to see what the connector says.',
      '',
      ' OVERVIEW',
      '  type              Active Directory - Direct',
      '  connector         -',
      '  connection        -',
      '  authoritative     -',
      '  owner             Joost de Vries →',
      '  cluster           Rotterdam →',
      '  managed by        -',
      '  delete threshold  -',
      '  features          ENABLE, SEARCH',
    ]);
  });

  it('uses a wide screen for two columns', () => {
    expect(body(opened(120, 40))).toEqual([
      '▌DMZ ␛[2J',
      ' ✗ SOURCE ERROR  status since 2026-11-21 23:12 (4 h ago)',
      '  1 schemas (1)  2 entitlements  3 accounts  4 schedules  5 policies  6 tasks  7 used by  8 health  9 correlation',
      '  access profiles',
      '  Without a digit: l goes to the next part, h back, enter opens it.',
      '  the API says      healthy: true   status: SOURCE_STATE_ERROR_SOURCE   these two disagree: believe a probe',
      '                    The last check ended with an error of the source. The status names no cause: press p to see what the',
      '                    connector says.',
      '',
      ' OVERVIEW',
      '  type              Active Directory - Direct                managed by        -',
      '  connector         -                                        delete threshold  -',
      '  connection        -                                        features          ENABLE, SEARCH',
      '  authoritative     -                                        created           -',
      '  owner             Joost de Vries →                         touched           -',
      '  cluster           Rotterdam →                              id                2c91',
      '  description       first line',
      '                    second line',
      '',
      ' HOW ACCOUNTS ARE READ',
      '  correlation       -                                        before changes    -',
      '  rule for that     -                                        passwords         -',
      '  manager           -                                        category          -',
    ]);
  });

  it('shows the JSON as it was sent, secrets as stars, and JSON inside a text', () => {
    expect(body(pressed('y', 100, 48))).toEqual([
      '▌▾ {',
      '     "id": "2c91",',
      '     "name": "DMZ \\u001b[2J",',
      '     "type": "Active Directory - Direct",',
      '   ▾ "owner": {',
      '       "type": "IDENTITY",',
      '       "id": "7", →',
      '       "name": "Joost de Vries"',
      '     },',
      '   ▾ "cluster": {',
      '       "type": "CLUSTER",',
      '       "id": "8", →',
      '       "name": "Rotterdam"',
      '     },',
      '     "status": "SOURCE_STATE_ERROR_SOURCE",',
      '     "healthy": true,',
      '   ▾ "schemas": [',
      '     ▾ {',
      '         "type": "CONNECTOR_SCHEMA",',
      '         "id": "1", →',
      '         "name": "account"',
      '       }',
      '     ],',
      '   ▾ "features": [',
      '       "SEARCH",',
      '       "ENABLE"',
      '     ],',
      '     "passwordPolicies": [],',
      '     "description": "first line\\nsecond line",',
      '   ▾ "connectorAttributes": {',
      '       "password": "********",  masked',
      '     ▸ "slpt-source-diagnostics": { JSON in a text, 2 fields }',
      '     }',
      '   }',
    ]);
    expect(body(pressed('y G k k l', 100, 48)).slice(-4)).toEqual([
      '         "clientSecret": "********"  masked',
      '       }',
      '     }',
      '   }',
    ]);
  });

  it('shows YAML at the same place', () => {
    const explorer = pressed('y j j j j j j y');
    expect(draw(explorer)[1]).toMatch(/^ sources › DMZ › yaml {2,}times in \S+$/);
    expect(body(explorer)).toEqual([
      '   id: "2c91"',
      '   name: "DMZ \\u001b[2J"',
      '   type: Active Directory - Direct',
      ' ▾ owner:',
      '     type: IDENTITY',
      '▌    id: "7" →',
      '     name: Joost de Vries',
      ' ▾ cluster:',
      '     type: CLUSTER',
      '     id: "8" →',
      '     name: Rotterdam',
      '   status: SOURCE_STATE_ERROR_SOURCE',
      '   healthy: true',
      ' ▾ schemas:',
      '   ▾ -',
      '       type: CONNECTOR_SCHEMA',
      '       id: "1" →',
      '       name: account',
      ' ▾ features:',
      '     - SEARCH',
    ]);
  });

  it('marks what is searched for and says which it is of how many', () => {
    const explorer = pressed('y / d i r e c t enter n');
    expect(draw(explorer).slice(-2)).toEqual([
      ' /direct   1 of 1   round the end, on from the beginning',
      ' d details · p probe · n next match · y json/yaml · X why · z fold all · ? keys',
    ]);
  });
});
