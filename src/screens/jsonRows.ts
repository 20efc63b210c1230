import type { Destination } from '../resources/types.ts';
import type { Folds, Stop } from '../store/thingText.ts';
import { clean } from '../terminal/clean.ts';
import { safeJsonLine } from '../terminal/json.ts';
import type { Tone } from '../terminal/tones.ts';
import {
  countOf,
  deepest,
  type Entries,
  entriesInText,
  entriesOf,
  isFolded,
  isMask,
  pathTo,
} from './nodes.ts';
import type { Piece, Row } from './rows.ts';

/** What a value is made into rows with. */
export type TreeOptions = {
  readonly folds: Folds;
  /** The most cells that a row is moved to the right by. */
  readonly deepestIndent: number;
  /** Where an object that points at another thing leads. */
  linkOf(value: unknown): Destination | undefined;
};

/** The sign behind what leads somewhere. */
export const linkSign = ' →';

const tones: Readonly<Record<string, Tone>> = { number: 'good', boolean: 'quiet', object: 'quiet' };

/** A scalar as JSON writes it; of stars it says what they are. */
const scalarPieces = (value: unknown, comma: string): Piece[] => [
  { text: clean(safeJsonLine(value)), tone: tones[typeof value] },
  ...(comma === '' ? [] : [{ text: clean(comma) }]),
  ...(isMask(value) ? [{ text: clean('  masked'), tone: 'warn' as const }] : []),
];

const linkStops = (to: Destination | undefined): readonly Stop[] =>
  to === undefined ? [] : [{ type: 'link', to }];

/** The rows of a value as JSON, what is folded as one row that says how much it hides. */
export const jsonRows = (value: unknown, options: TreeOptions): readonly Row[] => {
  const rows: Row[] = [];
  const push = (
    key: string,
    depth: number,
    spans: readonly Piece[],
    more: Partial<Row> = {},
  ): void => {
    const indent = 2 + Math.min(depth * 2, options.deepestIndent);
    rows.push({ key, spans, indent, hang: 2, byWords: false, stops: [], ...more });
  };
  const entry = (
    inner: unknown,
    name: Piece[],
    path: string,
    inside: string | undefined,
    depth: number,
    comma: string,
    to: Destination | undefined,
  ): void => {
    const own = depth > deepest ? undefined : entriesOf(inner);
    const inText = own === undefined && depth <= deepest ? entriesInText(inner) : undefined;
    const entries = own ?? inText;
    if (entries === undefined) {
      const shown = depth > deepest && typeof inner === 'object' && inner !== null ? '…' : inner;
      const link: Piece[] =
        to === undefined ? [] : [{ text: clean(linkSign), tone: 'accent', bold: true, stop: 0 }];
      push(path, depth, [...name, ...scalarPieces(shown, comma), ...link], {
        inside,
        stops: linkStops(to),
      });
      return;
    }
    container(entries, inner, inText !== undefined, name, path, inside, depth, comma);
  };
  const container = (
    entries: Entries,
    inner: unknown,
    isText: boolean,
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
