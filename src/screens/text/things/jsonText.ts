// A value as lines of JSON, with folding.

import type { Destination } from '../../../resources/types.ts';
import { clean, cleanWhole } from '../../../terminal/text/clean.ts';
import { safeJsonLine } from '../../../terminal/text/json.ts';
import { countOf, isFolded, isMask, pathTo } from './containers.ts';
import type { LogicalLine, Piece } from './logicalLines.ts';
import {
  createTreeLines,
  cutPieces,
  cutText,
  layoutOf,
  linkPieces,
  linkStops,
  type TreeOptions,
  type ValueLayout,
  valueTones,
} from './treeText.ts';

/** A scalar as JSON writes it; behind a mask it says `masked`. */
const scalarPieces = (whole: unknown, comma: string): Piece[] => {
  const { value, left } = cutText(whole);
  return [
    ...cutPieces(left),
    { text: cleanWhole(safeJsonLine(value)), tone: valueTones[typeof value] },
    ...(comma === '' ? [] : [{ text: clean(comma) }]),
    ...(isMask(value) ? [{ text: clean('  masked'), tone: 'warn' as const }] : []),
  ];
};

/** A value as lines of JSON. A folded container is one line that says how many entries it has. */
export const jsonText = (value: unknown, options: TreeOptions): readonly LogicalLine[] => {
  const { lines, push, isFull } = createTreeLines(options);
  const entry = (
    inner: unknown,
    name: Piece[],
    path: string,
    inside: string | undefined,
    depth: number,
    comma: string,
    to: Destination | undefined,
  ): void => {
    const layout = layoutOf(inner, depth);
    if (layout.type === 'inline') {
      push(path, depth, [...name, ...scalarPieces(layout.value, comma), ...linkPieces(to)], {
        inside,
        stops: linkStops(to),
      });
      return;
    }
    nested(layout, inner, name, path, inside, depth, comma);
  };
  const nested = (
    { container, isText }: Extract<ValueLayout, { type: 'nested' }>,
    inner: unknown,
    name: Piece[],
    path: string,
    inside: string | undefined,
    depth: number,
    comma: string,
  ): void => {
    const [open, close] = container.type === 'list' ? ['[', ']'] : ['{', '}'];
    const folded = isFolded(options.folds, path, depth, container, isText);
    const note: Piece = {
      text: clean(isText ? `JSON in a text, ${countOf(container)}` : countOf(container)),
      tone: 'quiet',
    };
    if (folded) {
      const spans: Piece[] = [
        ...name,
        { text: clean(`${open} `) },
        note,
        { text: clean(` ${close}${comma}`) },
      ];
      push(path, depth, spans, { inside, fold: { path, isFolded: true } });
      return;
    }
    // Enter on this line folds, so the link is on the line of the id.
    const link = isText ? undefined : options.linkOf(inner);
    const head: Piece[] = [...name, { text: clean(open) }];
    if (isText) head.push({ text: clean('  JSON in a text'), tone: 'quiet' });
    push(path, depth, head, { inside, fold: { path, isFolded: false } });
    for (const [index, [field, child]] of container.entries.entries()) {
      if (isFull()) break;
      const label: Piece[] =
        container.type === 'list'
          ? []
          : [{ text: clean(safeJsonLine(field)), tone: 'accent' }, { text: clean(': ') }];
      entry(
        child,
        label,
        pathTo(path, field),
        path,
        depth + 1,
        index === container.entries.length - 1 ? '' : ',',
        field === 'id' ? link : undefined,
      );
    }
    push(`${path}\nend`, depth, [{ text: clean(`${close}${comma}`) }], {
      inside: path,
      isEnd: true,
    });
  };
  entry(value, [], '', undefined, 0, '', undefined);
  return lines;
};
