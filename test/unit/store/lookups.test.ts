import { describe, expect, it } from 'vitest';
import type { Explorer } from '../../../src/store/explorer.ts';
import { type Arrival, notThere, there, typedAhead } from '../../../src/store/queries/lookups.ts';
import type { ListData, Query } from '../../../src/store/queries/query.ts';
import { listAnswer } from './answers.ts';
import { madeExplorer, startMs } from './made.ts';

const turn = () => new Promise(setImmediate);

const nothing = () => undefined;

/** An explorer that looks for something, which is found or not when the test says so. */
const looking = () => {
  const { explorer } = madeExplorer();
  const answer = Promise.withResolvers<() => Arrival>();
  const signals: AbortSignal[] = [];
  explorer.lookups.begin('looking for it', (signal) => {
    signals.push(signal);
    return answer.promise;
  });
  const ends = async (land: () => Arrival) => {
    answer.resolve(land);
    await turn();
  };
  return { explorer, ends, signals };
};

/** Holds keys that note themselves when they are pressed. */
const holder = ({ lookups }: Explorer) => {
  const pressed: string[] = [];
  const hold = (key: string, anywhere = false) =>
    lookups.hold({ key, anywhere, press: () => pressed.push(key) });
  return { pressed, hold };
};

const overlay = ({ store }: Explorer) => store.getState().overlay;
const flash = ({ store }: Explorer) => store.getState().flash?.text;

describe('a lookup', () => {
  it('holds keys as long as it lasts, and shows them', async () => {
    const { explorer, ends } = looking();
    const { pressed, hold } = holder(explorer);
    expect([hold(':', true), hold('q')]).toEqual([true, true]);
    expect(overlay(explorer)).toEqual({
      type: 'lookup',
      doing: 'looking for it',
      keys: [':', 'q'],
    });
    await ends(there(nothing));
    expect([pressed, overlay(explorer), hold('q')]).toEqual([[':', 'q'], { type: 'none' }, false]);
  });

  it('holds on what is left where a key begins another one', async () => {
    const { explorer, ends } = looking();
    const { pressed, hold } = holder(explorer);
    const next = Promise.withResolvers<() => Arrival>();
    explorer.lookups.hold({
      key: 'enter',
      anywhere: true,
      press: () => explorer.lookups.begin('looking on', () => next.promise),
    });
    hold(':', true);
    await ends(there(nothing));
    expect([pressed, overlay(explorer)]).toEqual([
      [],
      { type: 'lookup', doing: 'looking on', keys: [':'] },
    ]);
    next.resolve(there(nothing));
    await turn();
    expect(pressed).toEqual([':']);
  });

  it('presses nothing that was meant for what is not there, and says so', async () => {
    const { explorer, ends } = looking();
    const { pressed, hold } = holder(explorer);
    hold('p');
    hold('enter');
    await ends(notThere(() => explorer.flash('There is no such thing.', 'warn')));
    expect([pressed, flash(explorer)]).toEqual([
      [],
      'There is no such thing. Not pressed: p enter.',
    ]);
    expect(explorer.store.getState().messages.map(({ text }) => text)).toEqual([
      'There is no such thing. Not pressed: p enter.',
    ]);
  });

  it('presses what means the same everywhere all the same', async () => {
    const { explorer, ends } = looking();
    const { pressed, hold } = holder(explorer);
    hold(':', true);
    hold('q');
    await ends(notThere(() => explorer.flash('There is no such thing.', 'warn')));
    expect([pressed, flash(explorer)]).toEqual([[':', 'q'], 'There is no such thing.']);
  });

  it('that is called off stops asking, and what comes of it is for nobody', async () => {
    const { explorer, ends, signals } = looking();
    const { pressed, hold } = holder(explorer);
    hold('p');
    explorer.lookups.callOff();
    expect([signals.map(({ aborted }) => aborted), flash(explorer), overlay(explorer)]).toEqual([
      [true],
      'Left off looking for it. Not pressed: p.',
      { type: 'none' },
    ]);
    const gone: string[] = [];
    await ends(there(() => gone.push('there')));
    expect([pressed, gone]).toEqual([[], []]);
  });

  it('keeps what it had to say in sight behind the keys that it held', async () => {
    const { explorer, ends } = looking();
    explorer.lookups.hold({ key: 'j', anywhere: true, press: explorer.clearFlash });
    await ends(there(() => explorer.flash('Now in beta.')));
    expect(flash(explorer)).toBe('Now in beta.');
  });
});

/** An explorer whose list has not come yet; it comes, or fails, when the test says so. */
const loading = () => {
  const { explorer } = madeExplorer();
  const become = async (query: Query<ListData>) => {
    explorer.store.setState(({ lists }) => ({
      lists: { ...lists, ...listAnswer('sources', query) },
    }));
    await turn();
  };
  const rows = [{ id: 'one', name: 'one' }] as unknown as ListData['rows'];
  const ready = { status: 'ready', data: { rows, unreadable: 0 }, fetchedAtMs: startMs } as const;
  return { explorer, become, ready };
};

describe('keys that wait for the first rows', () => {
  const waiting = (...keys: readonly string[]) => ({
    type: 'lookup',
    doing: 'waiting for what is here',
    keys,
  });

  it('are held before anything was asked, while nothing has come, and pressed then', async () => {
    const { explorer, become, ready } = loading();
    const { pressed, hold } = holder(explorer);
    const wait = (key: string) =>
      explorer.lookups.wait({ key, anywhere: false, press: () => pressed.push(key) });
    expect([hold('x'), wait('j'), hold('enter')]).toEqual([false, true, true]);
    await become({ status: 'loading' });
    await become({ status: 'loading', data: { rows: [], unreadable: 0 } });
    expect([pressed, overlay(explorer)]).toEqual([[], waiting('j', 'enter')]);
    await become(ready);
    expect([pressed, overlay(explorer), wait('j')]).toEqual([
      ['j', 'enter'],
      { type: 'none' },
      false,
    ]);
  });

  it('wait as well for the first row that fits the filter, and no longer than the list loads', async () => {
    const { explorer, become, ready } = loading();
    const pressed: string[] = [];
    const wait = () =>
      explorer.lookups.wait({ key: 'enter', anywhere: false, press: () => pressed.push('enter') });
    explorer.setFilter('dmz');
    await become({ status: 'loading', data: ready.data });
    expect([wait(), pressed]).toEqual([true, []]);
    await become(ready);
    expect([pressed, wait()]).toEqual([['enter'], false]);
  });

  it('stay in their order where one of them has to wait again', async () => {
    const { explorer, become, ready } = loading();
    const { pressed, hold } = holder(explorer);
    const again = { key: 'p', anywhere: false, press: () => pressed.push('p') };
    const press = () => {
      explorer.store.setState({ lists: {} });
      explorer.lookups.wait(again);
    };
    explorer.lookups.wait({ ...again, press });
    hold('y');
    await become(ready);
    expect([pressed, overlay(explorer)]).toEqual([[], waiting('p', 'y')]);
    await become(ready);
    expect(pressed).toEqual(['p', 'y']);
  });

  it('are dropped for one that leads away, unless they open what that one is for', () => {
    const { explorer } = loading();
    const { hold } = holder(explorer);
    const wait = () => explorer.lookups.wait({ key: 'j', anywhere: false, press: () => undefined });
    wait();
    hold('j');
    expect([explorer.lookups.drop(), overlay(explorer)]).toEqual(['jj', { type: 'none' }]);
    wait();
    explorer.lookups.hold({ key: '/', anywhere: false, opens: true, press: () => undefined });
    expect([explorer.lookups.drop(), overlay(explorer)]).toEqual([undefined, waiting('j', '/')]);
  });

  it('are not dropped while something is looked for', () => {
    const { explorer } = looking();
    holder(explorer).hold('j');
    expect([explorer.lookups.drop(), explorer.lookups.phase()]).toEqual([undefined, 'looking']);
  });
});

it.each([
  [['j', 'j', 'enter', 'p'], 'jj enter p'],
  [[':', 's', 'r', 'c', 'space', 'x', 'enter'], ':src space x enter'],
  [['down', 'down'], 'down down'],
  [[':', 'space', 'l', 'o', 'g', 'i', 'n', 'enter', 's', '3', 'enter'], ': space login …'],
  [[], ''],
])('keys that were typed ahead are shown: %j', (keys, text) => {
  expect(typedAhead(keys)).toBe(text);
});
