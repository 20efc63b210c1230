// The keys in force, and which command a key runs in a context.

import type { KeyMap, State } from '../../store/state.ts';
import { commands } from '../index.ts';
import type { Command, Context } from '../types.ts';

/** The keys that run a command. */
export const keysOf = (command: Command, keys: KeyMap): readonly string[] =>
  keys[command.id] ?? command.keys;

/** What a key does: its command, and the key as the command knows it. */
export type Bound = { readonly command: Command; readonly key: string };

const boundBy = new WeakMap<KeyMap, ReadonlyMap<string, Bound>>();

const nameOf = (context: Context, key: string): string => `${context} ${key}`;

/** Every key of every place, made once for each map: a key press looks up one of them. */
const tableOf = (keys: KeyMap): ReadonlyMap<string, Bound> => {
  const known = boundBy.get(keys);
  if (known !== undefined) return known;
  const table = new Map<string, Bound>();
  for (const command of commands) {
    for (const [index, key] of keysOf(command, keys).entries()) {
      const bound = { command, key: command.keysDiffer ? (command.keys[index] ?? key) : key };
      for (const context of command.contexts) table.set(nameOf(context, key), bound);
    }
  }
  boundBy.set(keys, table);
  return table;
};

/** What a key does in a place, whether or not it means anything there now. */
export const boundTo = ({ keys }: Pick<State, 'keys'>, key: string, context: Context) =>
  tableOf(keys).get(nameOf(context, key));
