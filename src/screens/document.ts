import { sentenceOf } from '../api/sentences.ts';
import { masked } from '../insight/masked.ts';
import type { ApiError } from '../model/apiError.ts';
import { kindOf } from '../resources/index.ts';
import type { Detail, Kind, Section, Thing } from '../resources/types.ts';
import { fetchedAt } from '../store/query.ts';
import { thingQuery } from '../store/selectors.ts';
import type { State } from '../store/state.ts';
import type { ThingView } from '../store/view.ts';
import { type Clean, clean, cleanLines, joinClean } from '../terminal/clean.ts';
import { safeJson } from '../terminal/json.ts';
import type { Span } from '../terminal/tones.ts';
import { fit, widthOf, wrap, wrapWords } from '../terminal/width.ts';

/** A line of a text on screen. */
export type DocumentLine = readonly Span[];

const labelWidth = 18;
const empty: DocumentLine = [];

/** Text of the tenant as lines of at most `width` cells, each behind `indent` blanks. */
export const block = (text: string, indent: number, width: number, look: Omit<Span, 'text'> = {}) =>
  cleanLines(text)
    .flatMap((part) => wrapWords(part, Math.max(10, width - indent)))
    .map((part): DocumentLine => [{ text: clean(' '.repeat(indent)) }, { text: part, ...look }]);

const detailLines = (detail: Detail, width: number): readonly DocumentLine[] => {
  const label: Span = { text: fit(clean(detail.label), labelWidth), tone: 'quiet' };
  const parts =
    'value' in detail
      ? wrapWords(clean(detail.value.text), Math.max(10, width - labelWidth - 2))
      : detail.lines
          .flatMap(cleanLines)
          .flatMap((part) => wrapWords(part, Math.max(10, width - labelWidth - 2)));
  const tone = 'value' in detail ? detail.value.tone : detail.tone;
  return parts.map((text, index) => [
    { text: clean('  ') },
    index === 0 ? label : { text: clean(' '.repeat(labelWidth)) },
    { text, tone },
  ]);
};

const sectionLines = (section: Section, width: number): readonly DocumentLine[] => [
  ...(section.title === undefined ? [] : [empty, [{ text: clean(section.title), bold: true }]]),
  ...section.details.flatMap((detail) => detailLines(detail, width)),
];

/** An error as lines: what happened, what to do, the ids that support asks for, and the tenant's own words. */
export const errorLines = (error: ApiError, width: number): readonly DocumentLine[] => {
  const { what, next, ids } = sentenceOf(error, {});
  const said = 'said' in error ? error.said.text : '';
  return [
    ...block(what, 2, width, { tone: 'bad' }),
    ...block(next, 2, width),
    ...(said === '' || what.includes(said)
      ? []
      : block(`The tenant says: ${said}`, 2, width, { tone: 'quiet' })),
    ...(ids === undefined ? [] : block(ids, 2, width, { tone: 'quiet' })),
  ];
};

/** An error of a kind as lines; before it what it means where it is a state that only looks like an error. */
export const refusedLines = (
  kind: Kind,
  error: ApiError,
  width: number,
): readonly DocumentLine[] => {
  const why = kind.whenRefused?.(error);
  return [
    ...(why === undefined ? [] : [...block(why, 2, width), empty]),
    ...errorLines(error, width),
  ];
};

/** The numbered parts of a thing, in as many lines as they need. */
const partsLines = (
  kind: Kind,
  row: Thing,
  chosen: number,
  width: number,
): readonly DocumentLine[] => {
  const lines: { spans: Span[]; cells: number }[] = [];
  for (const [index, part] of (kind.parts ?? []).entries()) {
    const count = part.count?.(row);
    const text = clean(` ${index + 1} ${part.title}${count === undefined ? '' : ` ${count}`} `);
    const cells = widthOf(text) + 1;
    const spans = [
      { text, inverse: index === chosen, bold: index === chosen },
      { text: clean(' ') },
    ];
    const line = lines.at(-1);
    if (line === undefined || line.cells + cells > width) lines.push({ spans, cells });
    else {
      line.spans.push(...spans);
      line.cells += cells;
    }
  }
  return lines.map(({ spans }) => spans);
};

const jsonLines = (raw: unknown, width: number): readonly DocumentLine[] =>
  cleanLines(safeJson(masked(raw)))
    .flatMap((part) => wrap(part, Math.max(10, width)))
    .map((text): DocumentLine => [{ text }]);

const marked = (lines: readonly DocumentLine[], search: string): readonly DocumentLine[] => {
  if (search === '') return lines;
  const wanted = search.toLowerCase();
  return lines.map((spans) =>
    plainText(spans).toLowerCase().includes(wanted)
      ? spans.map((span) => ({ ...span, inverse: true }))
      : spans,
  );
};

/** A line without how it looks. */
export const plainText = (spans: DocumentLine): string =>
  joinClean(
    spans.map(({ text }) => text),
    clean(''),
  );

type Known = {
  readonly view: ThingView;
  readonly width: number;
  readonly lines: readonly DocumentLine[];
};

/** The last text made from each answer: scrolling asks for the same lines again. */
const known = new WeakMap<object, Known>();

/**
 * The text of a thing on screen: name, state, parts and details; or its JSON.
 * `width` is in cells. Scrolling does not change it.
 */
export const thingLines = (
  state: State,
  view: ThingView,
  width: number,
): readonly DocumentLine[] => {
  const query = thingQuery(state, view);
  const before = query === undefined ? undefined : known.get(query);
  if (
    before !== undefined &&
    before.width === width &&
    before.view.as === view.as &&
    before.view.part === view.part &&
    before.view.search === view.search
  ) {
    return before.lines;
  }
  const lines = marked(freshLines(state, view, width), view.search);
  if (query !== undefined) known.set(query, { view, width, lines });
  return lines;
};

const freshLines = (state: State, view: ThingView, width: number): readonly DocumentLine[] => {
  const query = thingQuery(state, view);
  const kind = kindOf(view.kind);
  if (query === undefined) return [[{ text: clean('  loading'), tone: 'quiet' }]];
  const item = query.data?.item;
  const error = query.status === 'failed' ? [...refusedLines(kind, query.error, width), empty] : [];
  if (item === undefined) {
    if (query.status === 'loading') return [[{ text: clean('  loading'), tone: 'quiet' }]];
    if (query.status === 'failed') return error;
    return block(kind.whenMissing ?? `This ${kind.singular} is not there any more.`, 2, width);
  }
  if (view.as === 'json') return [...error, ...jsonLines(item.raw, width)];
  const row = item.value;
  const reading = { nowMs: fetchedAt(query) ?? Date.now() };
  const headline = kind.headline?.(row, reading);
  const name: Clean = clean(kind.label(row));
  return [
    ...wrap(name, width).map((text): DocumentLine => [{ text, bold: true }]),
    ...(headline === undefined
      ? []
      : [[{ text: fit(clean(headline.text), width), tone: headline.tone, bold: true }]]),
    ...error,
    ...partsLines(kind, row, view.part, width),
    ...(kind.details?.(row, reading) ?? []).flatMap((section) => sectionLines(section, width)),
  ];
};
