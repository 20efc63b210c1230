// The rows of a value as JSON, with folding.

import type { Destination } from '../../../resources/types.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { safeJsonLine } from '../../../terminal/text/json.ts';
import { countOf, isFolded, isMask, pathTo } from './containers.ts';
import type { Piece, Row } from './logicalLines.ts';
import {
  createTreeLines,
  linkPieces,
  linkStops,
  type Shown,
  shownAt,
  type TreeOptions,
  valueTones,
} from './treeText.ts';

/** A scalar as JSON writes it; of stars it says what they are. */
const scalarPieces = (value: unknown, comma: string): Piece[] => [
  { text: clean(safeJsonLine(value)), tone: valueTones[typeof value] },
  ...(comma === '' ? [] : [{ text: clean(comma) }]),
  ...(isMask(value) ? [{ text: clean('  masked'), tone: 'warn' as const }] : []),
];

/** The rows of a value as JSON, what is folded as one row that says how much it hides. */
export const jsonText = (value: unknown, options: TreeOptions): readonly Row[] => {
  const { rows, push } = createTreeLines(options);
  const entry = (
    inner: unknown,
    name: Piece[],
    path: string,
    inside: string | undefined,
    depth: number,
    comma: string,
    to: Destination | undefined,
  ): void => {
    const shown = shownAt(inner, depth);
    if (shown.type === 'whole') {
      push(path, depth, [...name, ...scalarPieces(shown.value, comma), ...linkPieces(to)], {
        inside,
        stops: linkStops(to),
      });
      return;
    }
    container(shown, inner, name, path, inside, depth, comma);
  };
  const container = (
    { entries, isText }: Extract<Shown, { type: 'parts' }>,
    inner: unknown,
    name: Piece[],
    path: string,
    inside: string | undefined,
    depth: number,
    comma: string,
  ): void => {
    const [open, close] = entries.type === 'list' ? ['[', ']'] : ['{', '}'];
    const folded = isFolded(options.folds, path, depth, entries, isText);
    const note: Piece = {
      text: clean(isText ? `JSON in a text, ${countOf(entries)}` : countOf(entries)),
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
    // Enter folds and unfolds here, so it is the line of the id that leads on.
    const link = isText ? undefined : options.linkOf(inner);
    const head: Piece[] = [...name, { text: clean(open) }];
    if (isText) head.push({ text: clean('  JSON in a text'), tone: 'quiet' });
    push(path, depth, head, { inside, fold: { path, isFolded: false } });
    entries.entries.forEach(([field, child], index) => {
      const label: Piece[] =
        entries.type === 'list'
          ? []
          : [{ text: clean(safeJsonLine(field)), tone: 'accent' }, { text: clean(': ') }];
      entry(
        child,
        label,
        pathTo(path, field),
        path,
        depth + 1,
        index === entries.entries.length - 1 ? '' : ',',
        field === 'id' ? link : undefined,
      );
    });
    push(`${path}\nend`, depth, [{ text: clean(`${close}${comma}`) }], {
      inside: path,
      isEnd: true,
    });
  };
  entry(value, [], '', undefined, 0, '', undefined);
  return rows;
};
