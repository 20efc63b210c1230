// Reads and checks the keys that an operator wrote into the settings file.

import { keyed } from '../../model/keyed.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { KeyMap } from '../../store/state.ts';
import { keyNamed } from '../../terminal/input/keys.ts';
import { commands } from '../index.ts';
import type { Command, Context } from '../types.ts';
import { contextWords } from './contexts.ts';
import { fillKeys } from './fillKeys.ts';
import { keysOf } from './keymap.ts';

/** Keys that somebody wrote down for a command; `writtenAt` says in words where. */
export type WrittenKeys = {
  readonly id: string;
  readonly keys: readonly string[];
  readonly writtenAt: string;
};

/** Finds the word that somebody may have meant. */
export type DidYouMean = (typed: string, known: readonly string[]) => string | undefined;

/** The one key that always leads out: it leaves whatever lies over a view, and then spyglass. */
const wayOut = 'ctrl-c';

/** Without a key for these nothing could be typed after `:`, which is the way to all that has no key. */
const needed: readonly string[] = ['command.open', 'command.run'];

const isTyped = (key: string): boolean => key === 'space' || [...key].length === 1;

/** Places with a text field: no command has a key there that types something. */
const textContexts: ReadonlySet<Context> = new Set(
  commands
    .flatMap(({ contexts }) => contexts)
    .filter(
      (place) =>
        !commands.some(({ contexts, keys }) => contexts.includes(place) && keys.some(isTyped)),
    ),
);

const whyNoKey = (written: string): string =>
  written === ''
    ? 'a key without a name. Put signs that mean something in YAML in quotes'
    : /^alt-|^meta-/i.test(written)
      ? `${written}, which cannot be told from the beginning of an escape sequence`
      : `${written}, which is no key that terminals send. Keys are o, S, ctrl-x, alt-x, f5, space, enter, pgup`;

/** What is wrong with the keys of one command, or the keys as they are called here. */
const readKeys = (
  command: Command,
  { keys: written }: WrittenKeys,
): Result<readonly string[], string> => {
  const { id } = command;
  const keys: string[] = [];
  for (const text of written) {
    const key = keyNamed(text);
    if (key === undefined) return failure(`${id} has ${whyNoKey(text)}.`);
    if (key === wayOut && !command.keys.includes(wayOut)) {
      return failure(`${wayOut} always leads out, so ${id} cannot have it.`);
    }
    const field = command.contexts.find((place) => textContexts.has(place));
    if (field !== undefined && isTyped(key)) {
      return failure(
        `${id} cannot have ${key}: ${contextWords(field)} it types itself. Take a key such as f5 or ctrl-x.`,
      );
    }
    if (!keys.includes(key)) keys.push(key);
  }
  if (command.keysDiffer && keys.length > 0 && keys.length !== command.keys.length) {
    const { length } = command.keys;
    return failure(`${id} takes ${length} keys, for ${command.keys.join(' ')}, or none: [].`);
  }
  if (needed.includes(id) && keys.length === 0) {
    return failure(`${id} needs a key: without one nothing could be typed after a colon.`);
  }
  const kept = command.keys.includes(wayOut) && !keys.includes(wayOut) ? [wayOut] : [];
  return success([...keys, ...kept]);
};

/** Keys that would mean two things in one place, as sentences; each pair once. */
const conflictsOf = (keys: KeyMap, places: ReadonlyMap<string, string>): readonly string[] => {
  const holders = new Map<string, Command>();
  const told = new Set<string>();
  const sentences: string[] = [];
  // Keys that were written down come last, so that each meets what it collides with.
  const ordered = [...commands].sort(
    (one, other) => Number(one.id in keys) - Number(other.id in keys),
  );
  for (const command of ordered) {
    for (const key of keysOf(command, keys)) {
      for (const context of command.contexts) {
        const name = `${context} ${key}`;
        const other = holders.get(name);
        holders.set(name, command);
        const pair = `${other?.id} ${command.id} ${key}`;
        const place = places.get(command.id);
        if (other === undefined || place === undefined || told.has(pair)) continue;
        told.add(pair);
        sentences.push(
          `${place}: ${key} is both ${command.id} and ${other.id} ${contextWords(context)}. Give one of them another key, or none: [].`,
        );
      }
    }
  }
  return sentences;
};

/**
 * The keys that commands have instead of their usual ones. The failure says all that is wrong: an unknown command, what
 * no terminal sends, a key that would mean two things in one place, and what would leave no way out.
 */
export const readKeyMap = (
  written: readonly WrittenKeys[],
  didYouMean: DidYouMean,
): Result<KeyMap, readonly string[]> => {
  const ids = commands.map(({ id }) => id);
  const problems: string[] = [];
  const map: Record<string, readonly string[]> = {};
  for (const entry of written) {
    const { id, writtenAt } = entry;
    const command = commands.find((known) => known.id === id);
    if (command === undefined) {
      const meant = didYouMean(id, ids);
      const help =
        meant === undefined
          ? fillKeys(keyed`The help ({help.open}) shows them all.`, {})
          : `Is it ${meant}?`;
      problems.push(`${writtenAt}: there is no command ${id}. ${help}`);
      continue;
    }
    const keys = readKeys(command, entry);
    if (keys.ok) map[id] = keys.value;
    else problems.push(`${writtenAt}: ${keys.error}`);
  }
  const places = new Map(written.map(({ id, writtenAt }) => [id, writtenAt]));
  const all = [...problems, ...conflictsOf(map, places)];
  return all.length === 0 ? success(map) : failure(all);
};
