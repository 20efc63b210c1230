// A thing with more parts than there are digits.

import { expect, it, vi } from 'vitest';
import { pressKey } from '../../src/commands/keys/dispatch.ts';
import { currentView } from '../../src/store/navigation/view.ts';
import { thingAnswer } from '../unit/store/answers.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';
import { sourceNamed } from './things.ts';

vi.mock('../../src/resources/index.ts', async (importOriginal) => {
  const resources = await importOriginal<typeof import('../../src/resources/index.ts')>();
  const parts = Array.from({ length: 12 }, (_, index) => ({
    title: `part-${index + 1}`,
    to: () => ({ screen: 'thing', kind: 'tasks', id: `${index + 1}`, label: 'a task', scope: {} }),
  }));
  const kindOf = (id: Parameters<typeof resources.kindOf>[0]) =>
    id === 'sources' ? { ...resources.kindOf(id), parts } : resources.kindOf(id);
  return { ...resources, kindOf };
});

const opened = (keys: Readonly<Record<string, readonly string[]>> = {}) => {
  const explorer = explorerWith({ keys });
  explorer.open({ screen: 'thing', kind: 'sources', id: '7', label: 'DMZ', scope: {} });
  const value = sourceNamed('DMZ', { passwordPolicies: [], schemas: [] });
  explorer.store.setState({
    things: thingAnswer('sources', '7', {
      status: 'ready',
      data: { item: { value, raw: value } },
      fetchedAtMs: nowMs,
    }),
  });
  return explorer;
};

const shownParts = (explorer: ReturnType<typeof opened>): string => {
  const lines = draw(explorer);
  const from = lines.findIndex((line) => line.includes('part-1'));
  return lines.slice(from, from + 4).join('\n');
};

const openedNow = (explorer: ReturnType<typeof opened>) => {
  const view = currentView(explorer.store.getState());
  return view.screen === 'thing' ? `${view.kind} ${view.thingId}` : view.screen;
};

it('gives digits to the first nine, and says how the others are reached', () => {
  const shown = shownParts(opened());
  expect(shown).toContain('9 part-9   part-10   part-11   part-12'.replaceAll('   ', '  '));
  expect(shown).not.toMatch(/\b1[012] part/);
  expect(shown).toContain('Without a digit: l goes to the next part, h back, enter opens it.');
});

it('names the keys in force', () => {
  const shown = shownParts(opened({ 'thing.right': ['»'], 'thing.open': ['f5'] }));
  expect(shown).toContain('Without a digit: » goes to the next part, h back, f5 opens it.');
});

it.each([9, 10, 12])('opens part %i with the cursor', (part) => {
  const explorer = opened();
  for (let at = 1; at < part; at += 1) pressKey(explorer, 'l');
  pressKey(explorer, 'enter');
  expect(openedNow(explorer)).toBe(`tasks ${part}`);
});

it('opens the ninth with its digit', () => {
  const explorer = opened();
  pressKey(explorer, '9');
  expect(openedNow(explorer)).toBe('tasks 9');
});
