// A value as lines of YAML, with folding.

import type { Destination } from '../../../resources/types.ts';
import { clean, cleanWhole } from '../../../terminal/text/clean.ts';
import { hidesSomething, safeJsonLine, safeYaml } from '../../../terminal/text/json.ts';
import { type Container, containerOf, countOf, isFolded, isMask, pathTo } from './containers.ts';
import type { LogicalLine, Piece } from './logicalLines.ts';
import {
  createTreeLines,
  cutPieces,
  cutText,
  layoutOf,
  linkPieces,
  linkStops,
  type TreeOptions,
  valueTones,
} from './treeText.ts';

/** Whether every YAML reader takes the bare text for this string. Others are quoted as in JSON, which YAML allows. */
const isBare = (text: string): boolean =>
  /^[\p{L}_][\p{L}\p{M}\p{N}_ ./@()[\]–-]*$/u.test(text) &&
  !hidesSomething(text) &&
  !text.endsWith(' ') &&
  !/^(null|true|false|yes|no|on|off|y|n)$/i.test(text);

const bare = (text: string): string => (isBare(text) ? text : safeYaml(JSON.stringify(text)));

/** A string as a YAML block scalar: its head (`|` or `|-`) and lines; undefined where it has to be quoted. */
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

const scalarPieces = (value: unknown, left = 0): Piece[] => [
  ...cutPieces(left),
  {
    text: cleanWhole(typeof value === 'string' ? bare(value) : safeJsonLine(value)),
    tone: valueTones[typeof value],
  },
  ...(isMask(value) ? [{ text: clean('  # masked'), tone: 'warn' as const }] : []),
];

/** A value as lines of YAML, folded as its JSON is. */
export const yamlText = (value: unknown, options: TreeOptions): readonly LogicalLine[] => {
  const { lines, push, isFull } = createTreeLines(options);
  const children = (
    container: Container,
    path: string,
    depth: number,
    to: Destination | undefined,
  ): void => {
    for (const [field, child] of container.entries) {
      if (isFull()) break;
      const name: Piece[] =
        container.type === 'list'
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
    const layout = layoutOf(inner, depth);
    const space: Piece = { text: clean(' ') };
    if (layout.type === 'inline') {
      const { value: drawn, left } = cutText(layout.value);
      const block = blockOf(drawn);
      if (block !== undefined) {
        const head: Piece[] = [
          { text: clean(` ${block.head}${left > 0 ? ' ' : ''}`), tone: 'quiet' },
          ...cutPieces(left),
        ];
        push(path, depth, [...name, ...head], { inside });
        for (const [index, text] of block.lines.entries()) {
          if (isFull()) break;
          push(`${path}\n${index}`, depth + 1, [{ text: clean(text) }], { inside, hang: 0 });
        }
        return;
      }
      push(path, depth, [...name, space, ...scalarPieces(drawn, left), ...linkPieces(to)], {
        inside,
        stops: linkStops(to),
      });
      return;
    }
    const { container, isText } = layout;
    const folded = isFolded(options.folds, path, depth + 1, container, isText);
    const note: Piece = { text: clean(isText ? ' # JSON in a text' : ''), tone: 'quiet' };
    if (folded) {
      const [open, close] = container.type === 'list' ? ['[', ']'] : ['{', '}'];
      push(
        path,
        depth,
        [
          ...name,
          { text: clean(` ${open} `) },
          { text: clean(countOf(container)), tone: 'quiet' },
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
    // Enter on this line folds, so the link is on the line of the id.
    const points = isText ? undefined : options.linkOf(inner);
    children(container, path, depth + 1, points);
  };
  const whole = containerOf(value);
  if (whole === undefined) {
    const { value: drawn, left } = cutText(value);
    push('', 0, scalarPieces(drawn, left));
  } else children(whole, '', 0, undefined);
  return lines;
};
