// The text of a thing as lines with stops, folds and search matches; made once for each answer.

import { masked } from '../../../insight/secrets/masked.ts';
import { referenceTo } from '../../../resources/cells/references.ts';
import { catalogue, kindOf } from '../../../resources/index.ts';
import type { Kind, Reading, Scope, Thing } from '../../../resources/types.ts';
import { rangesIn, searchPattern } from '../../../store/filters/searchPattern.ts';
import type { ThingView } from '../../../store/navigation/view.ts';
import { fetchedAt } from '../../../store/queries/query.ts';
import { thingQuery, timeZoneOf } from '../../../store/selectors.ts';
import type { State } from '../../../store/state.ts';
import { around, type Folds, type Match, type ThingText } from '../../../store/things/thingText.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { kindErrorLines } from '../errorText.ts';
import { type TextLine, wrappedLines } from '../textLines.ts';
import { detailLines, partLines, plainLine } from './detailText.ts';
import { jsonText } from './jsonText.ts';
import { logicalText, piecesOf, type Row, type ScreenLine, screenLines } from './logicalLines.ts';
import type { TreeOptions } from './treeText.ts';
import { yamlText } from './yamlText.ts';

/** The text of a thing, as lines to draw and as the keys need it. */
export type ThingDocument = Omit<ThingText, 'lines'> & { readonly lines: readonly ScreenLine[] };

type Made = {
  readonly as: ThingView['as'];
  readonly folds: Folds;
  readonly width: number;
  readonly scope: Scope;
  readonly timeZone: string | undefined;
  readonly document: ThingDocument;
};

/** The last texts made from each answer: moving the cursor asks for the same lines again. */
const known = new WeakMap<object, Made>();

const maskedOnce = new WeakMap<object, unknown>();

const withoutSecrets = (raw: unknown): unknown => {
  if (typeof raw !== 'object' || raw === null) return masked(raw);
  const before = maskedOnce.get(raw);
  if (before !== undefined) return before;
  const now = masked(raw);
  maskedOnce.set(raw, now);
  return now;
};

const lineRows = (name: string, lines: readonly TextLine[]): readonly Row[] =>
  lines.map((spans, index) => plainLine(`${name}.${index}`, spans));

/** Everything unfolded: the text that is searched in. */
const allOpen: Folds = { all: 'open', paths: {} };

/** The rows of the details of a thing: name, state, what stands before the rest, parts and sections. */
const detailsOf = (
  kind: Kind,
  thing: Thing,
  reading: Reading,
  width: number,
  before: readonly Row[] = [],
): readonly Row[] => {
  const headline = kind.headline?.(thing, reading);
  return [
    plainLine('name', [{ text: clean(kind.label(thing)), bold: true }]),
    ...(headline === undefined
      ? []
      : [plainLine('headline', [{ text: clean(headline.text), tone: headline.tone, bold: true }])]),
    ...before,
    ...partLines(kind, thing, width),
    ...detailLines(kind.details?.(thing, reading) ?? [], width),
  ];
};

/** The rows of a thing as it is looked at, with these folds. */
const rowsOf = (state: State, view: ThingView, width: number, folds: Folds): readonly Row[] => {
  const query = thingQuery(state, view);
  const kind = kindOf(view.kind);
  const loading = lineRows('loading', [[{ text: clean(' loading'), tone: 'quiet' }]]);
  if (query === undefined) return loading;
  const room = width - 2;
  const item = query.data?.item;
  const error =
    query.status === 'failed' ? lineRows('error', kindErrorLines(kind, query.error, room)) : [];
  if (item === undefined) {
    if (query.status === 'loading') return loading;
    if (query.status === 'failed') return error;
    const missing = kind.whenMissing ?? `This ${kind.singular} is not there any more.`;
    return lineRows('missing', wrappedLines(missing, 1, room));
  }
  const after = error.length === 0 ? error : [...error, plainLine('error.gap', [])];
  if (view.as !== 'details') {
    const options: TreeOptions = {
      folds,
      deepestIndent: Math.floor(width / 3),
      linkOf: (value) => referenceTo(catalogue, value, scopeOf(view)),
    };
    const raw = withoutSecrets(item.raw);
    return [...after, ...(view.as === 'json' ? jsonText(raw, options) : yamlText(raw, options))];
  }
  const reading = { nowMs: fetchedAt(query) ?? Date.now(), timeZone: timeZoneOf(state) };
  return detailsOf(kind, item.value, reading, width, after);
};

/** The source that schemas named in a thing belong to: its own scope, or the source that it is. */
const scopeOf = ({ kind, thingId, label, scope }: ThingView): Scope =>
  scope.source === undefined && kind === 'sources'
    ? { source: { id: thingId, name: label } }
    : scope;

type Whole = { readonly rows: readonly Row[]; readonly places: ReadonlyMap<string, number> };

const makeDocument = (state: State, view: ThingView, width: number): ThingDocument => {
  const rows = rowsOf(state, view, width, view.folds);
  let whole: Whole | undefined;
  const wholeNow = (): Whole => {
    if (whole === undefined) {
      const all = view.as === 'details' ? rows : rowsOf(state, view, width, allOpen);
      whole = { rows: all, places: new Map(all.map(({ key }, index) => [key, index])) };
    }
    return whole;
  };
  let found: { readonly search: string; readonly matches: readonly Match[] } | undefined;
  return {
    lines: rows.flatMap((row) => screenLines(row, width)),
    matches: (search) => {
      if (found?.search === search) return found.matches;
      const pattern = searchPattern(search);
      const matches =
        pattern === undefined
          ? []
          : wholeNow().rows.flatMap((row, at): readonly Match[] =>
              row.isEnd === true || rangesIn(logicalText(row), pattern).length === 0
                ? []
                : [{ key: row.key, at, open: around(row.key.split('\n')[0] ?? '') }],
            );
      found = { search, matches };
      return matches;
    },
    placeOf: (key) => wholeNow().places.get(key) ?? -1,
  };
};

/** The text of a thing on a screen of so many cells. Moving and searching in it make nothing anew. */
export const thingDocument = (state: State, view: ThingView, width: number): ThingDocument => {
  const query = thingQuery(state, view);
  const before = query === undefined ? undefined : known.get(query);
  const timeZone = timeZoneOf(state);
  if (
    before !== undefined &&
    before.width === width &&
    before.as === view.as &&
    before.folds === view.folds &&
    before.scope === view.scope &&
    before.timeZone === timeZone
  ) {
    return before.document;
  }
  const document = makeDocument(state, view, width);
  if (query !== undefined) {
    const { as, folds, scope } = view;
    known.set(query, { as, folds, width, scope, timeZone, document });
  }
  return document;
};

/** A line as it is drawn: the mark of the cursor, what was found, and which stop Enter would take. */
export const drawnLine = (
  line: ScreenLine,
  view: ThingView,
  isCursor: boolean,
  pattern: RegExp | undefined,
): TextLine => {
  const part = line.stops.findIndex((stop) => stop.type === 'part' && stop.index === view.part);
  const chosen =
    part !== -1
      ? part
      : isCursor && line.stops[0]?.type === 'link'
        ? Math.min(view.at, line.stops.length - 1)
        : undefined;
  const found = pattern === undefined ? [] : foundIn(line.row, pattern);
  return [
    { text: clean(isCursor ? '▌' : ' '), tone: 'accent', bold: isCursor },
    line.lead,
    ...piecesOf(line, found, chosen),
  ];
};

type Ranges = readonly (readonly [number, number])[];

/** What was last found in a row: a long text is on many lines, and is searched once. */
const ranges = new WeakMap<Row, { readonly source: string; readonly found: Ranges }>();

const foundIn = (row: Row, pattern: RegExp): Ranges => {
  const before = ranges.get(row);
  if (before?.source === pattern.source) return before.found;
  const found = rangesIn(logicalText(row), pattern);
  ranges.set(row, { source: pattern.source, found });
  return found;
};

/** The lines of a row without a cursor. */
const still = (rows: readonly Row[], width: number): readonly TextLine[] =>
  rows
    .flatMap((row) => screenLines(row, width + 1))
    .map((line): TextLine => [line.lead, ...piecesOf(line)]);

/** The text of a thing of a list, as lines of at most so many cells, for whoever shows it beside something else. */
export const rowLines = (
  kind: Kind,
  thing: Thing,
  reading: Reading,
  width: number,
): readonly TextLine[] => still(detailsOf(kind, thing, reading, width), width);

/** The text of the thing on screen as lines without a cursor. */
export const thingLines = (state: State, view: ThingView, width: number): readonly TextLine[] =>
  thingDocument(state, view, width).lines.map((line) => drawnLine(line, view, false, undefined));
