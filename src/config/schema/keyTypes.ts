// The types of the keys of our settings file, and how a value of each type is read.

import type { Tree } from '../files/yamlTree.ts';
import type { Fields } from '../written/writtenFields.ts';

/** What a key of our settings file holds. The reader, the JSON schema and the document are all made of this. */
export type Key = {
  /** What it is for, in a sentence. */
  readonly title: string;
  /** A value as it is written in YAML. */
  readonly example: string;
  /** The default, in words. */
  readonly usual?: string;
  /** Whether the file must then be closed to others. */
  readonly secret?: true;
} & KeyType;

type KeyType =
  | { readonly type: 'text' }
  | { readonly type: 'flag' }
  | { readonly type: 'number'; readonly from: number; readonly to: number }
  | { readonly type: 'word'; readonly words: readonly string[] }
  /** Names of the owner's own, each with a text. */
  | { readonly type: 'texts' }
  /** A map with keys of its own, which has another reader. */
  | { readonly type: 'map' };

/** Keys by their names, in the order in which people read of them. */
export type KeyTable = Readonly<Record<string, Key>>;

/** What reading a key gives. */
export type ValueOf<Of extends Key> = Of extends { readonly type: 'flag' }
  ? boolean
  : Of extends { readonly type: 'number' }
    ? number
    : Of extends { readonly type: 'word'; readonly words: readonly (infer Word)[] }
      ? Word
      : Of extends { readonly type: 'texts' }
        ? Readonly<Record<string, string>>
        : Of extends { readonly type: 'map' }
          ? Tree
          : string;

const readKey = (fields: Fields, name: string, key: Key): unknown => {
  switch (key.type) {
    case 'text':
      return fields.text(name);
    case 'flag':
      return fields.flag(name);
    case 'number':
      return fields.wholeNumber(name, key.from, key.to);
    case 'word':
      return fields.oneOf(name, key.words);
    case 'texts':
      return fields.texts(name);
    case 'map':
      return fields.tree(name);
  }
};

/** Reads keys as the table types them; undefined where the file has none, or a mistake that `fields` then holds. */
export const readerOf =
  <Table extends KeyTable>(fields: Fields, table: Table) =>
  <Name extends keyof Table & string>(name: Name): ValueOf<Table[Name]> | undefined =>
    readKey(fields, name, table[name] as Key) as ValueOf<Table[Name]> | undefined;
