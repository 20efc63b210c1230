import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import type { Command, Context } from '../../../src/commands/types.ts';
import { keyNamed } from '../../../src/terminal/input/keys.ts';

const places = [...new Set(commands.flatMap(({ contexts }) => contexts))];
const keysIn = (context: Context) =>
  commands.filter((command) => command.contexts.includes(context));
const isTyped = (key: string) => key === 'space' || [...key].length === 1;

/** Places where letters are typed: none of their commands has one. */
const textPlaces = places.filter((where) => !keysIn(where).some(({ keys }) => keys.some(isTyped)));

/** The ctrl keys that mean what they mean in every shell. */
const ofShells: Readonly<Record<string, string>> = { 'ctrl-z': 'app.suspend' };

const named = (list: readonly Command[]) => list.map(({ id }) => id);

describe('the usual keys', () => {
  it('are none that tmux, screen or the terminal keeps for itself', () => {
    const taken = ['ctrl-a', 'ctrl-space', 'ctrl-\\', 'ctrl-s', 'ctrl-q', 'ctrl-z', 'ctrl-y'];
    const found = commands.flatMap(({ id, keys }) =>
      keys.filter((key) => taken.includes(key)).map((key) => `${key} ${id}`),
    );
    expect(found).toEqual(['ctrl-z app.suspend']);
  });

  it('have another way beside each ctrl key', () => {
    const alone = commands.filter(
      ({ id, keys }) =>
        keys.some((key) => key.startsWith('ctrl-') && ofShells[key] !== id) &&
        !keys.some((key) => !key.startsWith('ctrl-')),
    );
    // ctrl-c is the last way out, ctrl-l paints anew; :q and :redraw are the others.
    expect(named(alone).toSorted()).toEqual(['app.quit', 'screen.repaint']);
  });

  it('are called as the settings file calls them', () => {
    const others = commands.flatMap(({ keys }) => keys.filter((key) => keyNamed(key) !== key));
    expect(others).toEqual([]);
  });

  it('lead out of every place with ctrl-c', () => {
    const without = places.filter(
      (where) => !keysIn(where).some(({ keys }) => keys.includes('ctrl-c')),
    );
    expect(without).toEqual([]);
  });
});

describe('moving', () => {
  const pairs = [
    ['j', 'down'],
    ['k', 'up'],
    ['g', 'home'],
    ['G', 'end'],
  ] as const;
  const moving = places.filter(
    (where) =>
      !textPlaces.includes(where) && keysIn(where).some(({ keys }) => keys.includes('down')),
  );

  it('is possible in every list, menu and text', () => {
    expect(
      places.filter((where) => !textPlaces.includes(where) && !moving.includes(where)),
    ).toEqual([]);
  });

  it.each(moving)('%s has vim’s keys and the arrows, pages and both ends', (where) => {
    const commandOfKey = (key: string) => keysIn(where).find(({ keys }) => keys.includes(key))?.id;
    // The letters of the copy menu copy.
    const wanted = where === 'copy' ? pairs.slice(0, 2) : pairs;
    const apart = wanted.filter(
      ([letter, arrow]) =>
        commandOfKey(letter) === undefined || commandOfKey(letter) !== commandOfKey(arrow),
    );
    const missing = ['pgup', 'pgdn', 'home', 'end'].filter(
      (key) => commandOfKey(key) === undefined,
    );
    expect({ apart, missing }).toEqual({ apart: [], missing: [] });
  });

  // In a review no letter chooses: stray text must not send a change.
  const movedByLetters = moving.filter((where) => where !== 'confirm');

  it.each(movedByLetters)('%s uses h and l where it uses left and right', (where) => {
    const commandOfKey = (key: string) => keysIn(where).find(({ keys }) => keys.includes(key))?.id;
    expect([commandOfKey('h'), commandOfKey('l')]).toEqual([
      commandOfKey('left'),
      commandOfKey('right'),
    ]);
  });
});
