// Reads the part of our settings file about aliases of command lines.

import type { Tree } from '../files/yamlTree.ts';
import { positionWords } from '../problem.ts';
import type { Fields } from './writtenFields.ts';

/** A name of the operator's own for a command line, as it is written in our file; `writtenAt` says in words where. */
export type WrittenAlias = {
  readonly name: string;
  readonly line: string;
  readonly writtenAt: string;
};

const isName = (text: string): boolean => /^[a-z][\w-]{0,39}$/i.test(text);

/** Reads the map of names to command lines. Whether a name is taken is checked where the commands are known. */
export const readWrittenAliases = (
  tree: Tree | undefined,
  fields: Fields,
  file: string,
): readonly WrittenAlias[] | undefined => {
  if (tree === undefined || (tree.type === 'scalar' && tree.text === '')) return undefined;
  if (tree.type !== 'map') {
    fields.complain(
      'invalidValue',
      'aliases',
      'must hold names and the command lines they stand for.',
    );
    return undefined;
  }
  const seen = new Set<string>();
  return [...tree.entries].flatMap(([name, part]) => {
    const isNew = !seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    if (part.type === 'scalar' && part.text.trim() !== '' && isName(name) && isNew) {
      return [{ name, line: part.text.trim(), writtenAt: positionWords(file, part) }];
    }
    fields.complain(
      'invalidValue',
      'aliases',
      'must hold names of letters, digits and dashes, each once and each with a command line such as src /!healthy.',
      part,
    );
    return [];
  });
};
