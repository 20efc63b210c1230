import { expect, it } from 'vitest';
import { zoneName } from '../../src/insight/time.ts';
import type { Destination } from '../../src/resources/types.ts';
import { pathText } from '../../src/screens/text/frame/pathText.ts';
import { madeExplorer } from '../unit/store/made.ts';

const source = { id: 's1', name: 'Warehouse' };
const parent = { id: 'e1', name: 'Pallet readers' };

const pathOf = (...destinations: readonly Destination[]): string => {
  const { explorer } = madeExplorer();
  for (const destination of destinations) explorer.open(destination);
  return pathText(explorer.store.getState())
    .map(({ text }) => text)
    .join('')
    .replace(/ {2,}(?:times in )?\S+$/, '')
    .trim();
};

const children: Destination = { screen: 'list', kind: 'entitlements', scope: { source, parent } };
const thing: Destination = {
  screen: 'thing',
  kind: 'entitlements',
  id: 'e1',
  label: 'Pallet readers',
  scope: {},
};

it.each<readonly [string, string, readonly Destination[]]>([
  [
    'a list in a thing that was jumped to',
    'sources › Warehouse › Pallet readers › entitlements',
    [children],
  ],
  [
    'a list in the thing before it',
    'sources › Pallet readers › entitlements',
    [thing, { ...children, scope: { parent } }],
  ],
  [
    'a thing of a list in a thing',
    'sources › Pallet readers › entitlements › Pallet writers',
    [
      { ...children, scope: { parent } },
      { ...thing, id: 'e2', label: 'Pallet writers', scope: { parent } },
    ],
  ],
])('names %s', (_, path, destinations) => {
  expect(pathOf(...destinations)).toBe(path);
});

it.each([
  ['Warehouse', 80],
  ['Warehouse of a very long name, '.repeat(9), 80],
  ['Warehouse of a very long name, '.repeat(9), 160],
])('says the zone of times once beside %s at %d columns', (name, columns) => {
  const { explorer } = madeExplorer();
  explorer.resize({ columns, rows: 24 });
  explorer.open({ ...thing, label: name });
  const line = pathText(explorer.store.getState())
    .map(({ text }) => text)
    .join('');
  expect(line.length).toBe(columns);
  expect(line.split(zoneName())).toHaveLength(2);
  expect(line.endsWith(` ${zoneName()}`)).toBe(true);
});
