// Reads the part of our settings file about keys of commands.

import type { Tree } from '../files/yamlTree.ts';
import { positionWords } from '../problem.ts';
import type { Fields } from './writtenFields.ts';

/** The keys that our file gives a command, as they are written there; `writtenAt` says in words where. */
export type WrittenKeys = {
  readonly id: string;
  readonly keys: readonly string[];
  readonly writtenAt: string;
};

const textsOf = (tree: Tree): readonly string[] | undefined => {
  if (tree.type === 'scalar') return [tree.text];
  if (tree.type !== 'list') return undefined;
  const texts = tree.items.flatMap((item) => (item.type === 'scalar' ? [item.text] : []));
  return texts.length === tree.items.length ? texts : undefined;
};

/** Reads the map of commands to keys. Whether commands and keys exist is checked where the commands are known. */
export const readWrittenKeys = (
  tree: Tree | undefined,
  fields: Fields,
  file: string,
): readonly WrittenKeys[] | undefined => {
  if (tree === undefined || (tree.type === 'scalar' && tree.text === '')) return undefined;
  if (tree.type !== 'map') {
    fields.complain('invalidValue', 'keys', 'must hold commands and their keys.');
    return undefined;
  }
  return [...tree.entries].flatMap(([id, part]) => {
    const keys = textsOf(part);
    // A name too long for a command may be something that should not be shown.
    if (keys !== undefined && /^[\w.-]{1,40}$/.test(id)) {
      return [{ id, keys, writtenAt: positionWords(file, part) }];
    }
    fields.complain(
      'invalidValue',
      'keys',
      'must hold commands, each with a list of keys such as [S, f5].',
      part,
    );
    return [];
  });
};
