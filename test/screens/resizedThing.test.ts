import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pressKey } from '../../src/commands/keys/dispatch.ts';
import { thingOnScreen } from '../../src/screens/text/frame/textOnScreen.ts';
import { plainText } from '../../src/screens/text/textLines.ts';
import { piecesOf } from '../../src/screens/text/things/logicalLines.ts';
import { currentView } from '../../src/store/navigation/view.ts';
import { keepCursor, onLine } from '../../src/store/things/keepCursor.ts';
import { thingAnswer } from '../unit/store/answers.ts';
import { explorerWith, nowMs } from './draw.tsx';

const raw = {
  id: '2c91',
  name: 'DMZ',
  type: 'Active Directory - Direct',
  owner: { type: 'IDENTITY', id: '7', name: 'Joost de Vries' },
  cluster: { type: 'CLUSTER', id: '8', name: 'Rotterdam' },
  managementWorkgroup: { type: 'GOVERNANCE_GROUP', id: '9', name: 'Directory team' },
  status: 'SOURCE_STATE_ERROR_SOURCE',
  healthy: true,
  schemas: [{ type: 'CONNECTOR_SCHEMA', id: '1', name: 'account' }],
  features: ['SEARCH', 'ENABLE'],
  passwordPolicies: [],
  description: `${'a long sentence that no screen holds on one line '.repeat(6)}\nand a short one`,
};

const opened = () => {
  const explorer = explorerWith({}, { columns: 80, rows: 24 });
  explorer.open({ screen: 'thing', kind: 'sources', id: '2c91', label: 'DMZ', scope: {} });
  explorer.store.setState({
    things: thingAnswer('sources', '2c91', {
      status: 'ready',
      data: { item: { value: raw, raw } },
      fetchedAtMs: nowMs,
    }),
  });
  return explorer;
};

type Explorer = ReturnType<typeof opened>;

/** What the cursor is on, all that its line shows, what Enter would follow there. */
const cursorOf = (explorer: Explorer) => {
  const state = explorer.store.getState();
  const shown = currentView(state);
  const lines = thingOnScreen(state)?.lines ?? [];
  if (shown.screen !== 'thing') throw new Error('a thing is on screen');
  const view = keepCursor(shown, lines);
  const line = lines[view.cursor];
  const stop = line?.stops[view.at];
  return {
    on: onLine(line, view)?.key,
    shown: line === undefined ? [] : [line.key, ...(line.beside ?? []).map(({ key }) => key)],
    leadsTo: stop?.type === 'link' ? stop.to : undefined,
    text: line === undefined ? '' : plainText(piecesOf(line)),
  };
};

const keys = fc.array(fc.constantFrom('j', 'j', 'j', 'k', 'tab', 'shift-tab', 'G', 'pgdn', 'l'), {
  maxLength: 14,
});
const sizes = fc.array(
  fc.record({
    columns: fc.integer({ min: 60, max: 170 }),
    rows: fc.integer({ min: 14, max: 50 }),
  }),
  { minLength: 1, maxLength: 4 },
);

const usual = { columns: 80, rows: 24 };

describe('the cursor of a thing in a terminal of another size', () => {
  it.each(['details', 'json', 'yaml'] as const)('is on what it was on in %s', (as) => {
    const looks = { details: [], json: ['y'], yaml: ['y', 'y'] };
    fc.assert(
      fc.property(keys, sizes, (pressed, others) => {
        const explorer = opened();
        for (const key of [...looks[as], ...pressed]) pressKey(explorer, key);
        const before = cursorOf(explorer);
        for (const size of others) {
          explorer.resize(size);
          const { shown, leadsTo } = cursorOf(explorer);
          expect(shown).toContain(before.on);
          // What leads nowhere may stand beside what does.
          if (before.leadsTo !== undefined) expect(leadsTo).toEqual(before.leadsTo);
        }
        explorer.resize(usual);
        expect(cursorOf(explorer)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('steps on from there', () => {
    const explorer = opened();
    for (const key of ['y', 'G', 'k', 'k']) pressKey(explorer, key);
    const before = cursorOf(explorer);
    explorer.resize({ columns: 62, rows: 15 });
    pressKey(explorer, 'j');
    expect(cursorOf(explorer)).not.toEqual(before);
    pressKey(explorer, 'k');
    expect(cursorOf(explorer).on).toBe(before.on);
  });

  it('is on its field when another answer has more before it', () => {
    const explorer = opened();
    for (const key of ['y', 'tab', 'tab']) pressKey(explorer, key);
    const before = cursorOf(explorer);
    const more = { added: [1, 2, 3], ...raw };
    explorer.store.setState({
      things: thingAnswer('sources', '2c91', {
        status: 'ready',
        data: { item: { value: more, raw: more } },
        fetchedAtMs: nowMs + 1,
      }),
    });
    expect(cursorOf(explorer)).toEqual(before);
    expect(before.leadsTo).toMatchObject({ kind: 'clusters', id: '8' });
  });
});
