import { describe, expect, it } from 'vitest';
import type { Explorer } from '../../../src/store/explorer.ts';
import { type Arrival, notThere, there, typedAhead } from '../../../src/store/lookups.ts';
import { madeExplorer } from './made.ts';

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

it.each([
  [['j', 'j', 'enter', 'p'], 'jj enter p'],
  [[':', 's', 'r', 'c', 'space', 'x', 'enter'], ':src space x enter'],
  [['down', 'down'], 'down down'],
  [[], ''],
])('keys that were typed ahead are shown: %j', (keys, text) => {
  expect(typedAhead(keys)).toBe(text);
});
