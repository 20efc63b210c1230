// The text of a thing as screen lines that a cursor moves on and a search looks through; made once for each answer.

import type { Scope } from '../../../resources/types.ts';
import { noHistory } from '../../../store/navigation/history.ts';
import { queryKey, type ThingView } from '../../../store/navigation/view.ts';
import { countedTo } from '../../../store/queries/countedTo.ts';
import { thingQuery, timeZoneOf } from '../../../store/selectors.ts';
import type { State } from '../../../store/state.ts';
import { around, type Folds, type Match, type ThingText } from '../../../store/things/thingText.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { saysCut } from '../../../terminal/text/shorten.ts';
import type { TextLine } from '../textLines.ts';
import {
  type LogicalLine,
  logicalText,
  piecesOf,
  type ScreenLine,
  screenLines,
} from './logicalLines.ts';
import { rangesIn, searchPattern } from './searchPattern.ts';
import { thingContent } from './thingContent.ts';

/** The text of a thing: what keys need of it, with the lines to draw. */
export type ThingDocument = Omit<ThingText, 'lines'> & { readonly lines: readonly ScreenLine[] };

type Made = {
  readonly as: ThingView['as'];
  readonly folds: Folds;
  readonly width: number;
  readonly scope: Scope;
  readonly timeZone: string | undefined;
  /** The time that details are counted to. */
  readonly nowMs: number | undefined;
  readonly document: ThingDocument;
};

/** The last document made from each answer: moving the cursor asks for the same lines again. */
const known = new WeakMap<object, Made>();

/** Everything unfolded: the text that is searched in. */
const allOpen: Folds = { all: 'open', paths: {} };

/** The lines of the whole text with everything unfolded, and the index of each by its key. */
type Unfolded = {
  readonly lines: readonly LogicalLine[];
  readonly indexes: ReadonlyMap<string, number>;
};

/**
 * What of the state a text is made of. A document lives as long as its answer: if it held the whole state, that would
 * hold the answers before it, with their documents, and so every answer that there ever was.
 */
const neededOf = (state: State, view: ThingView): State => {
  const own = queryKey(view);
  const things = Object.entries(state.things).filter(
    ([key, { question }]) => key === own || question.kind === 'org-config',
  );
  return {
    ...state,
    things: Object.fromEntries(things),
    lists: {},
    views: [view],
    history: noHistory,
    overlay: { type: 'none' },
    messages: [],
  };
};

const makeDocument = (whole: State, view: ThingView, width: number): ThingDocument => {
  const state = neededOf(whole, view);
  const lines = thingContent(state, view, width, view.folds);
  let unfolded: Unfolded | undefined;
  const unfoldedNow = (): Unfolded => {
    if (unfolded === undefined) {
      const all = view.as === 'details' ? lines : thingContent(state, view, width, allOpen);
      unfolded = { lines: all, indexes: new Map(all.map(({ key }, index) => [key, index])) };
    }
    return unfolded;
  };
  let part: boolean | undefined;
  let found: { readonly search: string; readonly matches: readonly Match[] } | undefined;
  return {
    lines: lines.flatMap((line) => screenLines(line, width)),
    matches: (search) => {
      if (found?.search === search) return found.matches;
      const pattern = searchPattern(search);
      const matches =
        pattern === undefined
          ? []
          : unfoldedNow().lines.flatMap((line, at): readonly Match[] =>
              line.isEnd === true || rangesIn(logicalText(line), pattern).length === 0
                ? []
                : [{ key: line.key, at, open: around(line.key.split('\n')[0] ?? '') }],
            );
      found = { search, matches };
      return matches;
    },
    isPart: () => {
      part ??= unfoldedNow().lines.some((line) => saysCut(logicalText(line)));
      return part;
    },
    indexOf: (key) => unfoldedNow().indexes.get(key) ?? -1,
  };
};

/** The text of a thing on a screen of so many cells. It is made once, however often one moves and searches in it. */
export const thingDocument = (state: State, view: ThingView, width: number): ThingDocument => {
  const query = thingQuery(state, view);
  const before = query === undefined ? undefined : known.get(query);
  const timeZone = timeZoneOf(state);
  const nowMs = view.as === 'details' && query !== undefined ? countedTo(state, query) : undefined;
  if (
    before !== undefined &&
    before.width === width &&
    before.as === view.as &&
    before.folds === view.folds &&
    before.scope === view.scope &&
    before.timeZone === timeZone &&
    before.nowMs === nowMs
  ) {
    return before.document;
  }
  const document = makeDocument(state, view, width);
  if (query !== undefined) {
    const { as, folds, scope } = view;
    known.set(query, { as, folds, width, scope, timeZone, nowMs, document });
  }
  return document;
};

/** A line with the sign of the cursor, the matches of the search, and the link or part that Enter opens. */
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
  const found = pattern === undefined ? [] : foundIn(line.logical, pattern);
  return [
    { text: clean(isCursor ? '▌' : ' '), tone: 'accent', bold: isCursor },
    line.lead,
    ...piecesOf(line, found, chosen),
  ];
};

type Ranges = readonly (readonly [number, number])[];

/** The last matches in each logical line: a long one takes many screen lines, and is searched once. */
const ranges = new WeakMap<LogicalLine, { readonly source: string; readonly found: Ranges }>();

const foundIn = (line: LogicalLine, pattern: RegExp): Ranges => {
  const before = ranges.get(line);
  if (before?.source === pattern.source) return before.found;
  const found = rangesIn(logicalText(line), pattern);
  ranges.set(line, { source: pattern.source, found });
  return found;
};

/** The text of the thing on screen as lines without a cursor. */
export const thingLines = (state: State, view: ThingView, width: number): readonly TextLine[] =>
  thingDocument(state, view, width).lines.map((line) => drawnLine(line, view, false, undefined));
