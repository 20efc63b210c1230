import { describe, expect, it } from 'vitest';
import type { Destination } from '../../../src/resources/types.ts';
import { createNavigation } from '../../../src/store/navigation/navigation.ts';
import {
  currentView,
  type ListView,
  type View,
  viewOf,
} from '../../../src/store/navigation/view.ts';
import type { Queries } from '../../../src/store/queries/queries.ts';
import type { State } from '../../../src/store/state.ts';
import { listAnswer } from './answers.ts';
import { apiWith, createParts, sourceOf } from './parts.ts';

const sources: Destination = { screen: 'list', kind: 'sources', scope: {} };
const clusters: Destination = { screen: 'list', kind: 'clusters', scope: {} };
const thing: Destination = { screen: 'thing', kind: 'sources', id: 'b', label: 'b', scope: {} };
const probe: Destination = { screen: 'probe', kind: 'sources', id: 'b', label: 'b', scope: {} };
const form: Destination = { screen: 'form', kind: 'jit-policy', scope: {} };

/** What the queries were asked, with views by their numbers. */
type Asked = readonly ['ensure' | 'keepOnly', ...number[]];

/** A navigation that begins with the sources `a` to `t`, of which ten fit on the screen. */
const stage = (changes: Partial<State> = {}) => {
  const rows = Array.from('abcdefghijklmnopqrst', (name) => sourceOf(name));
  const parts = createParts(apiWith({}), {
    lists: listAnswer('sources', {
      status: 'ready',
      data: { rows, unreadable: 0 },
      fetchedAtMs: 0,
    }),
    size: { columns: 80, rows: 16 },
    ...changes,
  });
  const { store } = parts;
  const asked: Asked[] = [];
  const queries: Queries = {
    ensure: ({ id }) => asked.push(['ensure', id]),
    serve: () => undefined,
    giveUp: () => undefined,
    keepOnly: (views) => asked.push(['keepOnly', ...views.map(({ id }) => id)]),
    refresh: () => undefined,
  };
  let lastId = 1;
  const navigation = createNavigation(parts.deps, queries, (destination) => {
    lastId += 1;
    return viewOf(destination, lastId);
  });
  const view = (): View => currentView(store.getState());
  return {
    store,
    navigation,
    asked,
    view,
    ids: () => store.getState().views.map(({ id }) => id),
    /** The cursor and the first row on screen. */
    place: () => {
      const list = view() as ListView;
      return { ...list.cursor, top: list.top };
    },
  };
};

describe('going', () => {
  it('opens a view on top, sees to its data, and calls off what no view in the stack needs', () => {
    const { navigation, ids, asked } = stage();
    navigation.open(thing);
    navigation.open(probe);
    expect([ids(), asked]).toEqual([
      [1, 2, 3],
      [
        ['keepOnly', 1, 2],
        ['ensure', 2],
        ['keepOnly', 1, 2, 3],
        ['ensure', 3],
      ],
    ]);
  });

  it('goes back to a view as it was left, and no further than the first', () => {
    const { navigation, ids, view, place } = stage();
    navigation.setFilter('b');
    navigation.moveCursor({ to: 'last' });
    const left = view();
    navigation.open(thing);
    expect(navigation.back()).toBe(true);
    expect([view(), place().id]).toEqual([left, 'b']);
    expect([navigation.back(), ids()]).toEqual([false, [1]]);
  });

  it('closes what lies over the view, and takes its message away', () => {
    const { navigation, store } = stage({
      overlay: { type: 'help', scroll: 3, search: '' },
      flash: { text: 'Not refreshed by itself any more.', tone: 'quiet' },
    });
    navigation.open(thing);
    const { overlay, flash } = store.getState();
    expect({ overlay, flash }).toEqual({ overlay: { type: 'none' }, flash: undefined });
  });

  it.each([
    ['another kind, on the first view', clusters, [1, 4]],
    ['what the first view shows, which is going back to it', sources, [1]],
    [
      'the same kind of one source, which is another list',
      { ...sources, scope: { source: { id: 'b', name: 'b' } } },
      [1, 4],
    ],
  ] as const)('jumps to %s', (_, destination, expected) => {
    const { navigation, ids } = stage();
    navigation.open(thing);
    navigation.open(probe);
    navigation.jump(destination);
    expect(ids()).toEqual(expected);
  });

  it('jumps to the whole first list, so that the next filter begins empty; walking back has the filter', () => {
    const { navigation, view, place } = stage();
    navigation.setFilter('b');
    navigation.open(thing);
    navigation.jump(sources);
    expect(view()).toMatchObject({ id: 1, filter: '' });
    expect(place().id).toBe('b');
    navigation.walk('past');
    navigation.back();
    expect(view()).toMatchObject({ id: 1, filter: 'b' });
    navigation.jump(sources);
    expect(view()).toMatchObject({ id: 1, filter: '' });
  });
});

describe('walking through where one has been', () => {
  it('goes to the past, the future, and between the last two', () => {
    const { navigation, ids } = stage();
    const walked = (to: 'past' | 'future' | 'last') => [navigation.walk(to), ids()];
    expect((['past', 'future', 'last'] as const).map(walked)).toEqual([
      [false, [1]],
      [false, [1]],
      [false, [1]],
    ]);
    navigation.open(thing);
    navigation.jump(clusters);
    expect((['past', 'past', 'past', 'future', 'last', 'last'] as const).map(walked)).toEqual([
      [true, [1, 2]],
      [true, [1]],
      [false, [1]],
      [true, [1, 2]],
      [true, [1]],
      [true, [1, 2]],
    ]);
  });

  it('a step to somewhere new forgets the future', () => {
    const { navigation, ids } = stage();
    navigation.open(thing);
    navigation.walk('past');
    navigation.jump(clusters);
    expect([navigation.walk('future'), ids()]).toEqual([false, [1, 3]]);
  });

  it('sees to the data of where it leads', () => {
    const { navigation, asked } = stage();
    navigation.open(thing);
    navigation.walk('past');
    expect(asked.slice(2)).toEqual([
      ['keepOnly', 1],
      ['ensure', 1],
    ]);
  });
});

describe('the cursor', () => {
  it.each([
    ['one down', [{ by: 1 }], { id: 'b', index: 1, top: 0 }],
    ['up at the top', [{ by: -1 }], { id: 'a', index: 0, top: 0 }],
    ['past the end', [{ by: 100 }], { id: 't', index: 19, top: 10 }],
    ['to the end and back up', [{ to: 'last' }, { by: -3 }], { id: 'q', index: 16, top: 10 }],
    ['to the last that fits and one more', [{ by: 9 }, { by: 1 }], { id: 'k', index: 10, top: 1 }],
    ['a page down, the window along', [{ by: 2 }, { scroll: 7 }], { id: 'j', index: 9, top: 7 }],
    [
      'a page as far as there are rows',
      [{ by: 2 }, { scroll: 15 }],
      { id: 'r', index: 17, top: 10 },
    ],
    [
      'a page down at the end, to the last',
      [{ scroll: 12 }, { scroll: 12 }],
      { id: 't', index: 19, top: 10 },
    ],
    ['a page up', [{ to: 'last' }, { scroll: -4 }], { id: 'p', index: 15, top: 6 }],
    [
      'a page up at the top, to the first',
      [{ by: 5 }, { scroll: -9 }],
      { id: 'a', index: 0, top: 0 },
    ],
  ] as const)('moves %s', (_, moves, expected) => {
    const { navigation, place } = stage();
    for (const move of moves) navigation.moveCursor(move);
    expect(place()).toEqual(expected);
  });

  it('stays on its thing through a filter and a sort', () => {
    const { navigation, place } = stage();
    navigation.moveCursor({ by: 11 });
    expect(place()).toEqual({ id: 'l', index: 11, top: 2 });
    navigation.setSort({ column: 'name', descending: true });
    expect(place()).toEqual({ id: 'l', index: 8, top: 2 });
    navigation.setFilter('l');
    expect(place()).toEqual({ id: 'l', index: 0, top: 0 });
    navigation.setFilter('');
    expect(place()).toMatchObject({ id: 'l', index: 8 });
  });

  it('goes near where it was when its thing is gone', () => {
    const { navigation, place, store } = stage();
    navigation.moveCursor({ by: 11 });
    const rows = Array.from('abcdefghijkmnopqrst', (name) => sourceOf(name));
    store.setState({
      lists: listAnswer('sources', {
        status: 'ready',
        data: { rows, unreadable: 0 },
        fetchedAtMs: 0,
      }),
    });
    navigation.followCursor();
    expect(place()).toMatchObject({ id: 'm', index: 11 });
  });

  it('goes to the first row when a filter leaves its thing out', () => {
    const { navigation, place } = stage();
    navigation.moveCursor({ by: 15 });
    navigation.setFilter('!p');
    expect(place()).toEqual({ id: 'a', index: 0, top: 0 });
  });

  it('is on what it was on before a filter wherever that fits, and where it was without one', () => {
    const { navigation, place } = stage();
    navigation.moveCursor({ to: 'last' });
    navigation.moveCursor({ by: -3 });
    const { top, ...cursor } = place();
    const before = { cursor, top };
    navigation.setFilter('c', before);
    expect(place()).toEqual({ id: 'c', index: 0, top: 0 });
    navigation.setFilter('!c', before);
    expect(place()).toEqual({ id: 'q', index: 15, top: 9 });
    navigation.setFilter('', before);
    expect(place()).toEqual({ id: 'q', index: 16, top: 10 });
  });

  it('follows its thing to where new rows have it', () => {
    const { navigation, place, store } = stage();
    navigation.moveCursor({ by: 1 });
    const rows = Array.from('xyzab', (name) => sourceOf(name));
    store.setState({
      lists: listAnswer('sources', {
        status: 'ready',
        data: { rows, unreadable: 0 },
        fetchedAtMs: 0,
      }),
    });
    navigation.followCursor();
    expect(place()).toEqual({ id: 'b', index: 4, top: 0 });
  });

  it('of an empty list is nowhere', () => {
    const { navigation, place } = stage({ lists: {} });
    navigation.moveCursor({ by: 1 });
    expect(place()).toEqual({ id: undefined, index: 0, top: 0 });
  });
});

it.each([
  ['list', sources],
  ['thing', thing],
  ['probe', probe],
  ['form', form],
] as const)('what changes one kind of view leaves the others alone: %s', (screen, destination) => {
  const { navigation, view } = stage();
  navigation.open(destination);
  const before = view();
  const changed: string[] = [];
  const note = (name: string, change: () => void) => {
    const was = view();
    change();
    if (view() !== was) changed.push(name);
  };
  note('list', () => navigation.setFilter('b'));
  note('thing', () => navigation.changeThing((shown) => ({ ...shown, scroll: 1 })));
  note('probe', () => navigation.changeProbe((shown) => ({ ...shown, scroll: 1 })));
  note('form', () => navigation.changeForm((shown) => ({ ...shown, field: 1 })));
  expect([changed, view().id]).toEqual([[screen], before.id]);
});
