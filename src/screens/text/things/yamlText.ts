// The rows of a value as YAML, with folding.

import type { Destination } from '../../../resources/types.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { hidesSomething, safeJsonLine, safeYaml } from '../../../terminal/text/json.ts';
import { countOf, type Entries, entriesOf, isFolded, isMask, pathTo } from './containers.ts';
import type { Piece, Row } from './logicalLines.ts';
import {
  createTreeLines,
  linkPieces,
  linkStops,
  shownAt,
  type TreeOptions,
  valueTones,
} from './treeText.ts';

/** A text that no reader of YAML takes for anything else; what is not, stands in the quotes of JSON, which YAML reads. */
const isBare = (text: string): boolean =>
  /^[\p{L}_][\p{L}\p{M}\p{N}_ ./@()[\]–-]*$/u.test(text) &&
  !hidesSomething(text) &&
  !text.endsWith(' ') &&
  !/^(null|true|false|yes|no|on|off|y|n)$/i.test(text);

const bare = (text: string): string => (isBare(text) ? text : safeYaml(JSON.stringify(text)));

/** The lines of a text that can stand as they are, one below the other, and how its last line end is kept. */
const blockOf = (
  value: unknown,
): { readonly head: string; readonly lines: string[] } | undefined => {
  if (typeof value !== 'string' || !value.includes('\n') || /^\s|[ \t]$/m.test(value)) {
    return undefined;
  }
  if (value.endsWith('\n\n') || hidesSomething(value)) return undefined;
  return value.endsWith('\n')
    ? { head: '|', lines: value.slice(0, -1).split('\n') }
    : { head: '|-', lines: value.split('\n') };
};

const scalarPieces = (value: unknown): Piece[] => [
  {
    text: clean(typeof value === 'string' ? bare(value) : safeJsonLine(value)),
    tone: valueTones[typeof value],
  },
  ...(isMask(value) ? [{ text: clean('  # masked'), tone: 'warn' as const }] : []),
];

/** The rows of a value as YAML, folded as its JSON is. */
export const yamlText = (value: unknown, options: TreeOptions): readonly Row[] => {
  const { rows, push } = createTreeLines(options);
  const children = (
    entries: Entries,
    path: string,
    depth: number,
    to: Destination | undefined,
  ): void => {
    for (const [field, child] of entries.entries) {
      const name: Piece[] =
        entries.type === 'list'
          ? [{ text: clean('-'), tone: 'quiet' }]
          : [{ text: clean(bare(field)), tone: 'accent' }, { text: clean(':') }];
      entry(child, name, pathTo(path, field), path, depth, field === 'id' ? to : undefined);
    }
  };
  const entry = (
    inner: unknown,
    name: Piece[],
    path: string,
    inside: string,
    depth: number,
    to: Destination | undefined,
  ): void => {
    const shown = shownAt(inner, depth);
    const space: Piece = { text: clean(' ') };
    if (shown.type === 'whole') {
      const block = blockOf(inner);
      if (block !== undefined) {
        push(path, depth, [...name, { text: clean(` ${block.head}`), tone: 'quiet' }], { inside });
        for (const [index, text] of block.lines.entries()) {
          push(`${path}\n${index}`, depth + 1, [{ text: clean(text) }], { inside, hang: 0 });
        }
        return;
      }
      push(path, depth, [...name, space, ...scalarPieces(shown.value), ...linkPieces(to)], {
        inside,
        stops: linkStops(to),
      });
      return;
    }
    const { entries, isText } = shown;
    const folded = isFolded(options.folds, path, depth + 1, entries, isText);
    const note: Piece = { text: clean(isText ? ' # JSON in a text' : ''), tone: 'quiet' };
    if (folded) {
      const [open, close] = entries.type === 'list' ? ['[', ']'] : ['{', '}'];
      push(
        path,
        depth,
        [
          ...name,
          { text: clean(` ${open} `) },
          { text: clean(countOf(entries)), tone: 'quiet' },
          { text: clean(` ${close}`) },
          note,
        ],
        { inside, fold: { path, isFolded: true } },
      );
      return;
    }
    push(path, depth, [...name, note], {
      inside,
      fold: { path, isFolded: false },
    });
    // Enter folds and unfolds on its own line, so it is the line of the id that leads on.
    const points = isText ? undefined : options.linkOf(inner);
    children(entries, path, depth + 1, points);
  };
  const whole = entriesOf(value);
  if (whole === undefined) push('', 0, scalarPieces(value));
  else children(whole, '', 0, undefined);
  return rows;
};
