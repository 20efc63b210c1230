import type { Detail, Kind, Section, Thing } from '../resources/types.ts';
import type { Stop } from '../store/thingText.ts';
import { clean, cleanLines } from '../terminal/clean.ts';
import { fit, widthOf } from '../terminal/width.ts';
import { linkSign } from './jsonRows.ts';
import type { Piece, Row } from './rows.ts';

/** Cells of a label with the gap behind it. */
const labelCells = { least: 18, most: 30 };

/** From this width on details stand in two columns. */
const twoColumnsFrom = 120;

const row = (key: string, spans: readonly Piece[], more: Partial<Row> = {}): Row => ({
  key,
  spans,
  indent: 0,
  hang: 0,
  byWords: true,
  stops: [],
  ...more,
});

/** A row of a text that is on lines of its own already. */
export const plainRow = (key: string, spans: readonly Piece[]): Row => row(key, spans);

type Valued = Extract<Detail, { readonly value: unknown }>;

/** A label and its value, and the sign of a link where it is one. */
const valuePieces = (detail: Valued, cells: number, stop: number): readonly Piece[] => {
  const value = clean(detail.value.text);
  const label: Piece = { text: fit(clean(detail.label), cells - 1), tone: 'quiet' };
  const gap: Piece = { text: clean(' ') };
  return detail.to === undefined
    ? [label, gap, { text: value, tone: detail.value.tone }]
    : [
        label,
        gap,
        { text: value, tone: detail.value.tone ?? 'accent', stop },
        { text: clean(linkSign), tone: 'accent', bold: true },
      ];
};

const stopOf = (detail: Detail): readonly Stop[] =>
  'to' in detail && detail.to !== undefined ? [{ type: 'link', to: detail.to }] : [];

const isPair = (pair: readonly (Valued | undefined)[]): pair is readonly [Valued, Valued] =>
  pair[0] !== undefined && pair[1] !== undefined;

const detailRows = (detail: Detail, key: string, cells: number): readonly Row[] => {
  if ('value' in detail) {
    const more = { indent: 1, hang: cells, stops: stopOf(detail) };
    return [row(key, valuePieces(detail, cells, 0), more)];
  }
  return detail.lines.flatMap(cleanLines).map((text, index) => {
    const label = index === 0 ? clean(detail.label) : clean('');
    const spans: readonly Piece[] = [
      { text: fit(label, cells - 1), tone: 'quiet' },
      { text: clean(' ') },
      { text, tone: detail.tone },
    ];
    return row(`${key}.${index}`, spans, { indent: 1, hang: cells });
  });
};

/** Two details side by side. */
const pairRow = (
  pair: readonly [Valued, Valued],
  key: string,
  cells: number,
  half: number,
): Row => {
  const left = valuePieces(pair[0], cells, 0);
  const taken = left.reduce((sum, { text }) => sum + widthOf(text), 0);
  const stops = [...stopOf(pair[0]), ...stopOf(pair[1])];
  const right = valuePieces(pair[1], cells, stopOf(pair[0]).length);
  const gap: Piece = { text: clean(' '.repeat(Math.max(1, half - taken))) };
  return row(key, [...left, gap, ...right], { indent: 1, stops });
};

const isShort = (detail: Detail, cells: number, half: number): detail is Valued =>
  'value' in detail &&
  detail.label !== '' &&
  cells + widthOf(clean(detail.value.text)) + linkSign.length + 2 <= half;

/** The details that fit side by side, and those that need a line of their own; what has no label goes on from before. */
const sorted = (details: readonly Detail[], cells: number, half: number) => {
  const short: Valued[] = [];
  const long: Detail[] = [];
  for (const [index, detail] of details.entries()) {
    if (isShort(detail, cells, half) && details[index + 1]?.label !== '') short.push(detail);
    else long.push(detail);
  }
  return { short, long };
};

const sectionRows = (section: Section, at: number, width: number): readonly Row[] => {
  const longest = Math.max(0, ...section.details.map(({ label }) => widthOf(clean(label)) + 1));
  const cells = Math.min(labelCells.most, Math.max(labelCells.least, longest));
  const half = Math.floor((width - 2) / 2);
  const title: readonly Row[] =
    section.title === undefined
      ? []
      : [
          row(`${at}.gap`, [{ text: clean('') }]),
          row(`${at}.title`, [{ text: clean(section.title), bold: true }]),
        ];
  const rows: Row[] = [...title];
  const { short, long } =
    width < twoColumnsFrom
      ? { short: [], long: section.details }
      : sorted(section.details, cells, half);
  // Those that stand side by side are read down the first column, then down the second.
  const high = Math.ceil(short.length / 2);
  for (let index = 0; index < high; index += 1) {
    const pair = [short[index], short[index + high]];
    const key = `${at}.${rows.length}`;
    if (isPair(pair)) rows.push(pairRow(pair, key, cells, half));
    else if (pair[0] !== undefined) rows.push(...detailRows(pair[0], key, cells));
  }
  for (const detail of long) rows.push(...detailRows(detail, `${at}.${rows.length}`, cells));
  return rows;
};

/** The details of a thing as rows, in two columns where there is room. */
export const sectionsRows = (sections: readonly Section[], width: number): readonly Row[] =>
  sections.flatMap((section, at) => sectionRows(section, at, width));

/** The numbered parts of a thing, in as many rows as they need. */
export const partRows = (kind: Kind, thing: Thing, width: number): readonly Row[] => {
  const lines: { spans: Piece[]; stops: Stop[]; cells: number }[] = [];
  for (const [index, part] of (kind.parts ?? []).entries()) {
    const count = part.count?.(thing);
    const name = `${part.title}${count === undefined ? '' : ` (${count.toLocaleString('en-US')})`}`;
    const stop: Stop = { type: 'part', index };
    const line = lines.at(-1);
    const cells = widthOf(clean(` ${index + 1} ${name} `));
    const pieces = (at: number): readonly Piece[] => [
      { text: clean(' '), stop: at },
      // The digit looks as keys do in the hints, because it is one.
      { text: clean(String(index + 1)), tone: 'accent', bold: true, stop: at },
      { text: clean(` ${name} `), stop: at },
    ];
    if (line === undefined || line.cells + cells > width - 1) {
      lines.push({ spans: [...pieces(0)], stops: [stop], cells });
    } else {
      line.spans.push(...pieces(line.stops.length));
      line.stops.push(stop);
      line.cells += cells;
    }
  }
  return lines.map(({ spans, stops }, index) => row(`parts.${index}`, spans, { stops }));
};
