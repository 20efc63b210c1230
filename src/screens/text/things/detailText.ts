// The details of a thing as lines: labels and values in one or two columns, and its numbered parts.

import type { Fill } from '../../../commands/keys/fillKeys.ts';
import { keyed } from '../../../model/keyed.ts';
import type { Detail, Kind, Reading, Section, Thing } from '../../../resources/types.ts';
import type { Beside, Stop } from '../../../store/things/thingText.ts';
import { clean, cleanLines } from '../../../terminal/text/clean.ts';
import { fit, widthOf } from '../../../terminal/text/width.ts';
import type { LogicalLine, Piece } from './logicalLines.ts';
import { linkSign } from './treeText.ts';

/** Cells of a label with the gap behind it. */
const labelCells = { least: 18, most: 30 };

/** From this width on details stand in two columns. */
const twoColumnsFrom = 120;

const logicalLine = (
  key: string,
  spans: readonly Piece[],
  more: Partial<LogicalLine> = {},
): LogicalLine => ({
  key,
  spans,
  indent: 0,
  hang: 0,
  byWords: true,
  stops: [],
  ...more,
});

/** A line with nothing to select, wrapped between words. */
export const plainLine = (key: string, spans: readonly Piece[]): LogicalLine =>
  logicalLine(key, spans);

/** The first lines of a thing: its name, and its state in one sentence where the kind has one. */
export const titleLines = (kind: Kind, thing: Thing, reading: Reading): readonly LogicalLine[] => {
  const headline = kind.headline?.(thing, reading);
  return [
    plainLine('name', [{ text: clean(kind.label(thing)), bold: true }]),
    ...(headline === undefined
      ? []
      : [plainLine('headline', [{ text: clean(headline.text), tone: headline.tone, bold: true }])]),
  ];
};

type Valued = Extract<Detail, { readonly value: unknown }>;

/** A label and its value, and the sign of a link where the value is one. */
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

/** A detail with a key that stays the same whatever stands around it and however wide the screen is. */
type Keyed<Of extends Detail = Detail> = { readonly key: string; readonly detail: Of };

type Pair = readonly [Keyed<Valued>, Keyed<Valued>];

const isPair = (pair: readonly (Keyed<Valued> | undefined)[]): pair is Pair =>
  pair[0] !== undefined && pair[1] !== undefined;

/** Names as parts of keys: without the separators of keys, and numbered, so that equal names differ. */
const keysOf = (names: readonly string[]): readonly string[] => {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return `${name.replaceAll(/[\n/]/g, ' ')} ${times}`;
  });
};

const withLineKeys = (details: readonly Detail[], section: string): readonly Keyed[] => {
  const keys = keysOf(details.map(({ label }) => label));
  return details.map((detail, index) => ({ key: `${section} · ${keys[index]}`, detail }));
};

const linesOfDetail = ({ detail, key }: Keyed, cells: number): readonly LogicalLine[] => {
  if ('value' in detail) {
    const more = { indent: 1, hang: cells, stops: stopOf(detail) };
    return [logicalLine(key, valuePieces(detail, cells, 0), more)];
  }
  return detail.lines.flatMap(cleanLines).map((text, index) => {
    const label = index === 0 ? clean(detail.label) : clean('');
    const spans: readonly Piece[] = [
      { text: fit(label, cells - 1), tone: 'quiet' },
      { text: clean(' ') },
      { text, tone: detail.tone },
    ];
    return logicalLine(`${key}.${index}`, spans, { indent: 1, hang: cells });
  });
};

/** Two details side by side. */
const pairLine = ([first, second]: Pair, cells: number, half: number): LogicalLine => {
  const left = valuePieces(first.detail, cells, 0);
  const taken = left.reduce((sum, { text }) => sum + widthOf(text), 0);
  const own = stopOf(second.detail);
  const stops = [...stopOf(first.detail), ...own];
  const stop = stops.length - own.length;
  const right = valuePieces(second.detail, cells, stop);
  const gap: Piece = { text: clean(' '.repeat(Math.max(1, half - taken))) };
  const beside = [{ key: second.key, at: own.length === 0 ? undefined : stop }];
  return logicalLine(first.key, [...left, gap, ...right], { indent: 1, stops, beside });
};

const isShort = (entry: Keyed, cells: number, half: number): entry is Keyed<Valued> =>
  'value' in entry.detail &&
  entry.detail.label !== '' &&
  cells + widthOf(clean(entry.detail.value.text)) + linkSign.length + 2 <= half;

/**
 * The details that fit side by side, and those that need a line of their own. A detail without a label continues the one
 * before, so neither of them is put beside another.
 */
const splitByLength = (details: readonly Keyed[], cells: number, half: number) => {
  const short: Keyed<Valued>[] = [];
  const long: Keyed[] = [];
  for (const [index, entry] of details.entries()) {
    const next = details[index + 1]?.detail;
    if (isShort(entry, cells, half) && next?.label !== '') short.push(entry);
    else long.push(entry);
  }
  return { short, long };
};

const sectionLines = (section: Section, name: string, width: number): readonly LogicalLine[] => {
  const longest = Math.max(0, ...section.details.map(({ label }) => widthOf(clean(label)) + 1));
  const cells = Math.min(labelCells.most, Math.max(labelCells.least, longest));
  const half = Math.floor((width - 2) / 2);
  const title: readonly LogicalLine[] =
    section.title === undefined
      ? []
      : [
          logicalLine(`${name} · gap`, [{ text: clean('') }]),
          logicalLine(`${name} · title`, [{ text: clean(section.title), bold: true }]),
        ];
  const lines: LogicalLine[] = [...title];
  const details = withLineKeys(section.details, name);
  const { short, long } =
    width < twoColumnsFrom ? { short: [], long: details } : splitByLength(details, cells, half);
  // Two columns are read down the first, then down the second.
  const high = Math.ceil(short.length / 2);
  for (let index = 0; index < high; index += 1) {
    const pair = [short[index], short[index + high]];
    if (isPair(pair)) lines.push(pairLine(pair, cells, half));
    else if (pair[0] !== undefined) lines.push(...linesOfDetail(pair[0], cells));
  }
  for (const entry of long) lines.push(...linesOfDetail(entry, cells));
  return lines;
};

/** A section whose sentences name the keys in force. */
const withKeys = (section: Section, fill: Fill): Section => ({
  ...section,
  details: section.details.map((detail) =>
    'lines' in detail ? { ...detail, lines: detail.lines.map(fill) } : detail,
  ),
});

/** The details of a thing as lines, in two columns where there is room. */
export const detailLines = (
  sections: readonly Section[],
  fill: Fill,
  width: number,
): readonly LogicalLine[] => {
  const keys = keysOf(sections.map(({ title }) => title ?? ''));
  return sections.flatMap((section, at) =>
    sectionLines(withKeys(section, fill), keys[at] ?? '', width),
  );
};

/** How parts are reached that have no key of their own. */
const otherParts = keyed`Without a digit: {thing.right} goes to the next part, {thing.left} back, {thing.open} opens it.`;

/**
 * The parts of a thing, on as many lines as they need. The first ones have keys that open them at once; where there are
 * more, a sentence says how those are reached.
 */
export const partLines = (
  kind: Kind,
  thing: Thing,
  openKeys: readonly string[],
  fill: Fill,
  width: number,
): readonly LogicalLine[] => {
  const parts = kind.parts ?? [];
  const lines: { key: string; beside: Beside[]; spans: Piece[]; stops: Stop[]; cells: number }[] =
    [];
  for (const [index, part] of parts.entries()) {
    const count = part.count?.(thing);
    const name = `${part.title}${count === undefined ? '' : ` (${count.toLocaleString('en-US')})`}`;
    const stop: Stop = { type: 'part', index };
    const key = `part ${index}`;
    const line = lines.at(-1);
    const openKey = openKeys[index];
    const cells = widthOf(clean(openKey === undefined ? ` ${name} ` : ` ${openKey} ${name} `));
    const keyPieces = (at: number): readonly Piece[] =>
      openKey === undefined
        ? []
        : [
            { text: clean(' '), stop: at },
            // It looks like the keys in the hints, because it is one.
            { text: clean(openKey), tone: 'accent', bold: true, stop: at },
          ];
    const pieces = (at: number): readonly Piece[] => [
      ...keyPieces(at),
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
  const all = lines.map(({ key, beside, spans, stops }) =>
    logicalLine(key, spans, { stops, beside }),
  );
  if (parts.length <= openKeys.length) return all;
  return [
    ...all,
    plainLine('parts.others', [{ text: clean(` ${fill(otherParts)}`), tone: 'quiet' }]),
  ];
};
