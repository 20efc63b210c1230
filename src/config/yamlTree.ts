import type { Document, LineCounter, Node } from 'yaml';
import { failure, type Result, success } from '../model/result.ts';

/** What a YAML text holds. A scalar is the text as it was written; lines count from 1. */
export type Tree =
  | { readonly type: 'scalar'; readonly line: number; readonly text: string }
  | { readonly type: 'map'; readonly line: number; readonly entries: ReadonlyMap<string, Tree> }
  | { readonly type: 'other'; readonly line: number };

/** Where and why a text is not the YAML that is read here. The reason holds nothing of the text. */
export type YamlFault = { readonly line?: number; readonly reason: string };

/** The library's own messages quote the text, which may be a secret, so its codes are put in words here. */
const reasons: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab where blanks must be',
  BAD_INDENT: 'wrong indentation',
  MISSING_CHAR: 'a quote or bracket that is not closed, or a colon that is missing',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing behind a key',
  BLOCK_AS_IMPLICIT_KEY: 'two keys on one line',
  MULTIPLE_DOCS: 'a second document',
};

/** Reads a YAML text of maps and scalars. Loads the parser, which takes longer than the reading. */
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
    const line = lines.linePos(error.pos[0]).line;
    return failure({ line, reason: reasons[error.code] ?? 'something that cannot be read' });
  }
  return treeOf(yaml, document.contents, lines, 1);
};

type Yaml = typeof import('yaml');

const lineOf = (node: Node | null | undefined, lines: LineCounter, otherwise: number): number =>
  node?.range ? lines.linePos(node.range[0]).line : otherwise;

const treeOf = (
  yaml: Yaml,
  node: unknown,
  lines: LineCounter,
  near: number,
): Result<Tree, YamlFault> => {
  if (node === null || node === undefined) {
    return success({ type: 'scalar', line: near, text: '' });
  }
  if (!yaml.isNode(node)) return success({ type: 'other', line: near });
  const line = lineOf(node, lines, near);
  // An alias can hold itself, and hides what a setting is from whoever looks at its line.
  if (yaml.isAlias(node)) return failure({ line, reason: 'an alias (*), which is not read here' });
  if (yaml.isScalar(node) && typeof node.value === 'string') {
    return success({ type: 'scalar', line, text: node.value });
  }
  if (!yaml.isMap(node)) return success({ type: 'other', line });
  const entries = new Map<string, Tree>();
  for (const { key, value } of node.items) {
    if (!yaml.isScalar(key) || typeof key.value !== 'string') {
      return failure({ line, reason: 'a key that is no plain word' });
    }
    const keyLine = lineOf(key, lines, line);
    if (entries.has(key.value))
      return failure({ line: keyLine, reason: 'a key for the second time' });
    const part = treeOf(yaml, value, lines, keyLine);
    if (!part.ok) return part;
    entries.set(key.value, { ...part.value, line: keyLine });
  }
  return success({ type: 'map', line, entries });
};
