// Parses YAML to a tree that knows line and column of each part.

import type { Document, LineCounter, Node } from 'yaml';
import { failure, type Result, success } from '../../model/result.ts';

/** Where something stands in a text; both count from 1. */
export type Position = { readonly line: number; readonly column: number };

/** A parsed YAML text with positions. A scalar keeps its text as written; a value with a key has the position of the key. */
export type Tree = Position &
  (
    | { readonly type: 'scalar'; readonly text: string }
    | { readonly type: 'map'; readonly entries: ReadonlyMap<string, Tree> }
    | { readonly type: 'list'; readonly items: readonly Tree[] }
    | { readonly type: 'other' }
  );

/** Where and why a text is not the YAML that is read here. The reason holds nothing of the text. */
export type YamlFault = { readonly position?: Position; readonly reason: string };

/** The library's own messages quote the text, which may be a secret, so its codes are put in words here. */
const reasons: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab where blanks must be',
  BAD_INDENT: 'wrong indentation',
  MISSING_CHAR: 'a quote or bracket that is not closed, or a colon that is missing',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing behind a key',
  BLOCK_AS_IMPLICIT_KEY: 'two keys on one line',
  MULTIPLE_DOCS: 'a second document',
};

/** Reads a YAML text of maps, lists and scalars. Loads the parser, which takes longer than the reading. */
export const parseTree = async (text: string): Promise<Result<Tree, YamlFault>> => {
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  let document: Document.Parsed;
  try {
    // Every scalar stays the text it is: a client id such as 12e5 is no number.
    document = yaml.parseDocument(text, {
      schema: 'failsafe',
      prettyErrors: false,
      uniqueKeys: false,
      lineCounter: lines,
    });
  } catch {
    return failure({ reason: 'it is nested too deeply' });
  }
  const [error] = document.errors;
  if (error !== undefined) {
    const position = positionAt(error.pos[0], lines);
    return failure({ position, reason: reasons[error.code] ?? 'something that cannot be read' });
  }
  return treeOf(yaml, document.contents, lines, { line: 1, column: 1 });
};

type Yaml = typeof import('yaml');

const positionAt = (offset: number, lines: LineCounter): Position => {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
};

const positionOf = (node: Node, lines: LineCounter, otherwise: Position): Position =>
  node.range ? positionAt(node.range[0], lines) : otherwise;

const treeOf = (
  yaml: Yaml,
  node: unknown,
  lines: LineCounter,
  near: Position,
): Result<Tree, YamlFault> => {
  if (node === null || node === undefined) {
    return success({ type: 'scalar', ...near, text: '' });
  }
  if (!yaml.isNode(node)) return success({ type: 'other', ...near });
  const position = positionOf(node, lines, near);
  // An alias can contain itself, and a reader of its line does not see the value.
  if (yaml.isAlias(node))
    return failure({ position, reason: 'an alias (*), which is not read here' });
  if (yaml.isScalar(node) && typeof node.value === 'string') {
    return success({ type: 'scalar', ...position, text: node.value });
  }
  if (yaml.isSeq(node)) {
    const items: Tree[] = [];
    for (const item of node.items) {
      const read = treeOf(yaml, item, lines, position);
      if (!read.ok) return read;
      items.push(read.value);
    }
    return success({ type: 'list', ...position, items });
  }
  if (!yaml.isMap(node)) return success({ type: 'other', ...position });
  const entries = new Map<string, Tree>();
  for (const { key, value } of node.items) {
    if (!yaml.isScalar(key) || typeof key.value !== 'string') {
      return failure({ position, reason: 'a key that is no plain word' });
    }
    const keyPosition = positionOf(key, lines, position);
    if (entries.has(key.value)) {
      return failure({ position: keyPosition, reason: 'a key for the second time' });
    }
    const part = treeOf(yaml, value, lines, keyPosition);
    if (!part.ok) return part;
    entries.set(key.value, { ...part.value, ...keyPosition });
  }
  return success({ type: 'map', ...position, entries });
};
