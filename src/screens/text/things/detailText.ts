// The details of a thing as rows: labels and values in one or two columns, and its numbered parts.

import type { Detail, Kind, Section, Thing } from '../../../resources/types.ts';
import type { Beside, Stop } from '../../../store/things/thingText.ts';
import { clean, cleanLines } from '../../../terminal/text/clean.ts';
import { fit, widthOf } from '../../../terminal/text/width.ts';
import type { Piece, Row } from './logicalLines.ts';
import { linkSign } from './treeText.ts';

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
export const plainLine = (key: string, spans: readonly Piece[]): Row => row(key, spans);

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

/** A detail with its key: what it is called, whatever stands around it and however wide the screen is. */
type Keyed<Of extends Detail = Detail> = { readonly key: string; readonly detail: Of };

type Pair = readonly [Keyed<Valued>, Keyed<Valued>];

const isPair = (pair: readonly (Keyed<Valued> | undefined)[]): pair is Pair =>
  pair[0] !== undefined && pair[1] !== undefined;

/** Names as parts of keys, without what parts paths and lines there; of the same ones, each has another number. */
const keysOf = (names: readonly string[]): readonly string[] => {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return `${name.replaceAll(/[\n/]/g, ' ')} ${times}`;
  });
};

const keyed = (details: readonly Detail[], section: string): readonly Keyed[] => {
  const keys = keysOf(details.map(({ label }) => label));
  return details.map((detail, index) => ({ key: `${section} · ${keys[index]}`, detail }));
};

const detailRows = ({ detail, key }: Keyed, cells: number): readonly Row[] => {
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
const pairRow = ([first, second]: Pair, cells: number, half: number): Row => {
  const left = valuePieces(first.detail, cells, 0);
  const taken = left.reduce((sum, { text }) => sum + widthOf(text), 0);
  const own = stopOf(second.detail);
  const stops = [...stopOf(first.detail), ...own];
  const stop = stops.length - own.length;
  const right = valuePieces(second.detail, cells, stop);
  const gap: Piece = { text: clean(' '.repeat(Math.max(1, half - taken))) };
  const beside = [{ key: second.key, at: own.length === 0 ? undefined : stop }];
  return row(first.key, [...left, gap, ...right], { indent: 1, stops, beside });
};

const isShort = (entry: Keyed, cells: number, half: number): entry is Keyed<Valued> =>
  'value' in entry.detail &&
  entry.detail.label !== '' &&
  cells + widthOf(clean(entry.detail.value.text)) + linkSign.length + 2 <= half;

/** The details that fit side by side, and those that need a line of their own; what has no label goes on from before. */
const sorted = (details: readonly Keyed[], cells: number, half: number) => {
  const short: Keyed<Valued>[] = [];
  const long: Keyed[] = [];
  for (const [index, entry] of details.entries()) {
    const next = details[index + 1]?.detail;
    if (isShort(entry, cells, half) && next?.label !== '') short.push(entry);
    else long.push(entry);
  }
  return { short, long };
};

const sectionRows = (section: Section, name: string, width: number): readonly Row[] => {
  const longest = Math.max(0, ...section.details.map(({ label }) => widthOf(clean(label)) + 1));
  const cells = Math.min(labelCells.most, Math.max(labelCells.least, longest));
  const half = Math.floor((width - 2) / 2);
  const title: readonly Row[] =
    section.title === undefined
      ? []
      : [
          row(`${name} · gap`, [{ text: clean('') }]),
          row(`${name} · title`, [{ text: clean(section.title), bold: true }]),
        ];
  const rows: Row[] = [...title];
  const details = keyed(section.details, name);
  const { short, long } =
    width < twoColumnsFrom ? { short: [], long: details } : sorted(details, cells, half);
  // Those that stand side by side are read down the first column, then down the second.
  const high = Math.ceil(short.length / 2);
  for (let index = 0; index < high; index += 1) {
    const pair = [short[index], short[index + high]];
    if (isPair(pair)) rows.push(pairRow(pair, cells, half));
    else if (pair[0] !== undefined) rows.push(...detailRows(pair[0], cells));
  }
  for (const entry of long) rows.push(...detailRows(entry, cells));
  return rows;
};

/** The details of a thing as rows, in two columns where there is room. */
export const detailLines = (sections: readonly Section[], width: number): readonly Row[] => {
  const keys = keysOf(sections.map(({ title }) => title ?? ''));
  return sections.flatMap((section, at) => sectionRows(section, keys[at] ?? '', width));
};

/** The numbered parts of a thing, in as many rows as they need. */
export const partLines = (kind: Kind, thing: Thing, width: number): readonly Row[] => {
  const lines: { key: string; beside: Beside[]; spans: Piece[]; stops: Stop[]; cells: number }[] =
    [];
  for (const [index, part] of (kind.parts ?? []).entries()) {
    const count = part.count?.(thing);
    const name = `${part.title}${count === undefined ? '' : ` (${count.toLocaleString('en-US')})`}`;
    const stop: Stop = { type: 'part', index };
    const key = `part ${index}`;
    const line = lines.at(-1);
    const cells = widthOf(clean(` ${index + 1} ${name} `));
    const pieces = (at: number): readonly Piece[] => [
      { text: clean(' '), stop: at },
      // The digit looks as keys do in the hints, because it is one.
      { text: clean(String(index + 1)), tone: 'accent', bold: true, stop: at },
      { text: clean(` ${name} `), stop: at },
    ];
    if (line === undefined || line.cells + cells > width - 1) {
      lines.push({ key, beside: [], spans: [...pieces(0)], stops: [stop], cells });
    } else {
      line.spans.push(...pieces(line.stops.length));
      line.beside.push({ key, at: line.stops.length });
      line.stops.push(stop);
      line.cells += cells;
    }
  }
  return lines.map(({ key, beside, spans, stops }) => row(key, spans, { stops, beside }));
};
