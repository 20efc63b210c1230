// Puts the keys in force into sentences that name commands.

import { markedIds } from '../../model/keyed.ts';
import type { KeyMap, State } from '../../store/state.ts';
import { commands } from '../index.ts';
import { type Command, type Context, contextNow } from '../types.ts';
import { keysOf } from './keymap.ts';

const byId: ReadonlyMap<string, Command> = new Map(commands.map((entry) => [entry.id, entry]));

const uncapitalized = (id: string): string => `${id.charAt(0).toLowerCase()}${id.slice(1)}`;

const capitalized = (key: string): string =>
  key.length > 1 ? `${key.charAt(0).toUpperCase()}${key.slice(1)}` : key;

/** The command that the ids of a template mean in a context; undefined where none has such an id. */
const commandNamed = (ids: string, context: Context | undefined): Command | undefined => {
  const known = uncapitalized(ids)
    .split('|')
    .flatMap((id) => byId.get(id) ?? []);
  return known.find(({ contexts }) => contexts.some((one) => one === context)) ?? known[0];
};

const keyOf = (ids: string, keys: KeyMap, context: Context | undefined): string | undefined => {
  const command = commandNamed(ids, context);
  const key = command === undefined ? undefined : keysOf(command, keys)[0];
  return key === undefined || ids.startsWith(uncapitalized(ids)) ? key : capitalized(key);
};

/** Whether a clause names commands, none of which has a key: it then says nothing that could be done. */
const isIdle = (clause: string, keys: KeyMap, context: Context | undefined): boolean => {
  const known = [...clause.matchAll(markedIds)].flatMap(([, ids = '']) =>
    commandNamed(ids, context) === undefined ? [] : [keyOf(ids, keys, context)],
  );
  return known.length > 0 && known.every((key) => key === undefined);
};

/** A sentence without the clauses about commands that have no key. */
const withoutIdle = (text: string, keys: KeyMap, context: Context | undefined): string => {
  if (text.search(markedIds) === -1) return text;
  const clauses = text.match(/[\s\S]+?(?:[,.;:?!](?=\s|$)\s*|$)/g) ?? [];
  const kept = clauses.filter((clause) => !isIdle(clause, keys, context));
  if (kept.length === clauses.length || kept.length === 0) return text;
  const last = clauses.at(-1);
  if (kept.at(-1) === last) return kept.join('');
  return kept
    .join('')
    .replace(/[,;:]?\s*$/, (end) => (/[,;:]/.test(end) && last?.endsWith('.') ? '.' : ''));
};

/** A sentence of `keyed` with the keys of the commands that it names. `context` is where they would be pressed. */
export const fillKeys = (text: string, keys: KeyMap, context?: Context): string =>
  withoutIdle(text, keys, context).replaceAll(markedIds, (_, ids: string) => {
    const key = keyOf(ids, keys, context);
    return key ?? `${commandNamed(ids, context)?.id ?? ids}, which has no key,`;
  });

/** Puts keys into sentences that are drawn in a state. */
export type Fill = (text: string) => string;

/** The keys in force in a state, for its sentences. */
export const fillIn =
  (state: State): Fill =>
  (text) =>
    fillKeys(text, state.keys, contextNow(state));
