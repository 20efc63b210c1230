import { describe, expect, it } from 'vitest';
import { words } from '../../../src/commands/commandLine/words.ts';
import { commands } from '../../../src/commands/index.ts';
import { catalogue } from '../../../src/resources/index.ts';
import { namedKeys } from '../../../src/terminal/input/keys.ts';

describe('the command table', () => {
  it('has each id once', () => {
    const ids = commands.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('never gives a key two meanings in one place', () => {
    const bound = commands.flatMap(({ id, keys, contexts }) =>
      contexts.flatMap((place) => keys.map((key) => ({ at: `${place} ${key}`, id }))),
    );
    const twice = bound.filter(({ at, id }) =>
      bound.some((other) => other.at === at && other.id !== id),
    );
    expect(twice).toEqual([]);
  });

  it('binds only keys that a terminal can send', () => {
    const unknown = commands
      .flatMap(({ keys }) => keys)
      .filter((key) => !namedKeys.includes(key) && [...key].length !== 1);
    expect(unknown).toEqual([]);
  });

  it('never writes on a capital letter', () => {
    const capital = commands.filter(({ keys }) => keys.some((key) => /^[A-Z]$/.test(key)));
    expect(capital.map(({ id }) => id).filter((id) => /send|edit|write/.test(id))).toEqual([]);
  });

  it('gives every way out of what lies over a view', () => {
    for (const place of ['command', 'filter', 'sort', 'edit', 'confirm', 'help'] as const) {
      const out = commands.filter(
        ({ contexts, keys }) => contexts.includes(place) && keys.includes('esc'),
      );
      expect(
        out.map(({ id }) => id),
        place,
      ).toHaveLength(1);
    }
  });
});

describe('the command line', () => {
  it('knows no name twice', () => {
    const names = [
      ...catalogue.flatMap(({ id, singular, plural, aliases }) => [
        ...new Set([id, singular, plural, ...aliases]),
      ]),
      ...words.flatMap((word) => word.names),
    ];
    expect(names).toEqual([...new Set(names)]);
  });
});
