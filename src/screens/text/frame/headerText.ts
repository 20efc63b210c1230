// The header line: environment, access mode, request budget, and when the view was read.

import { timeOfDay, zoneName } from '../../../insight/time.ts';
import { keyed } from '../../../model/keyed.ts';
import type { AccessMode } from '../../../store/environments/session.ts';
import { currentView } from '../../../store/navigation/view.ts';
import { fetchedAt } from '../../../store/queries/query.ts';
import { whyNoRefresh } from '../../../store/queries/refresher.ts';
import { listQuery, thingQuery } from '../../../store/selectors.ts';
import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { type Clean, clean } from '../../../terminal/text/clean.ts';
import { fit, widthOf } from '../../../terminal/text/width.ts';
import {
  type BudgetLength,
  budgetSigns,
  budgetSpan,
  budgetText,
} from '../environments/budgetText.ts';
import type { HelpEntry } from '../help/helpEntry.ts';
import { spansAtBothEnds, spansWidth } from '../spans.ts';

const gap: Span = { text: clean('  ') };

/** How much is said of the age of the view and of its refresh, from most to least. */
const ageLengths = ['whole', 'short', 'bare', 'least'] as const;
type AgeLength = (typeof ageLengths)[number];

const staleWord = 'STALE';

/** The words about age and refresh. `refresh off` is kept in every length: nothing else on screen says so. */
const ageWords = (state: State, length: AgeLength, time: string): string => {
  const why = whyNoRefresh(state);
  const refresh = `refresh ${why ?? `${state.session.refresh.everySeconds} s`}`;
  const off = why === undefined ? '' : 'refresh off';
  const parts = {
    whole: [`as of ${time}`, refresh],
    short: [`as of ${time}`, off],
    bare: [time, off],
    least: [off === '' ? time : off],
  } satisfies Record<AgeLength, readonly string[]>;
  return parts[length].filter((part) => part !== '').join(' · ');
};

/** A time, with the zone that the path line says where that is not hidden. */
const shownTime = ({ hidesPath }: State, time: string): string =>
  hidesPath === true ? `${time} ${zoneName()}` : time;

/** When the view was read, and STALE where reading it again failed. */
const age = (state: State, length: AgeLength): readonly Span[] => {
  const view = currentView(state);
  const query = view.screen === 'list' ? listQuery(state, view) : thingQuery(state, view);
  const at = fetchedAt(query);
  if (at === undefined) return [];
  const time = clean(ageWords(state, length, shownTime(state, timeOfDay(at))));
  return query?.status === 'failed'
    ? [{ text: clean(`${staleWord} `), tone: 'bad', bold: true }, { text: time }]
    : [{ text: time, tone: 'quiet' }];
};

/** The width of the longest age. */
const longestAge = 42;

/** Cells kept free for the age, so that nothing moves when it appears. */
const ageCells = (state: State, length: AgeLength): number =>
  Math.max(
    length === 'whole' ? longestAge : 0,
    ageWords(state, length, shownTime(state, '00:00:00')).length + 1,
    spansWidth(age(state, length)) + 1,
  );

const accessWords = (access: AccessMode): string => {
  if (access.mode === 'READ-ONLY' || access.untilMs === undefined) return access.mode;
  return `WRITE until ${timeOfDay(access.untilMs).slice(0, 5)}`;
};

/** A text of at most so many cells: a longer one loses its middle. */
const shortened = (text: Clean, cells: number): Clean =>
  widthOf(text) <= cells ? text : fit(text, cells, { ellipsis: 'middle' });

/** The fewest cells that a name keeps: its beginning and end still tell which it is. */
const shortestName = 8;

/** With fewer cells than this for the name, the time gives way to it. */
const nameBesideTime = 12;

const blank: Span = { text: clean(' ') };

/** In reverse video, which is seen with colours and without. */
const productionBlock: readonly Span[] = [
  blank,
  { text: clean(' PRODUCTION '), tone: 'bad', bold: true, inverse: true },
  blank,
];

/** What the words of the header mean, for the help; `{id}` is the key of a command. */
export const headerSigns: readonly HelpEntry[] = [
  { left: 'spyglass NAME (place)', right: 'the environment, and where its connection is from' },
  { left: 'PRODUCTION', right: 'the settings call it production: people work there' },
  { left: 'READ-ONLY', right: 'nothing can be changed; :unlock allows it where that is allowed' },
  { left: 'WRITE', right: 'changes can be sent, each after a review' },
  { left: 'WRITE until 17:06', right: 'the same until then; every key press puts it off' },
  ...budgetSigns,
  { left: 'as of 03:12:08', right: 'when what is on screen was read' },
  {
    left: 'times in UTC',
    right: 'the zone of all times on screen, which TZ sets; the path line or the header says it',
  },
  { left: staleWord, right: 'reading it again failed: what is on screen is old' },
  { left: 'refresh 30 s', right: 'it is read again by itself so often' },
  {
    left: 'refresh off',
    right: keyed`it is not: because of {refresh.toggle} or --refresh 0, or because this is a form or a long list`,
  },
];

/** What the header shows beside the name and the access mode: at the left, and how much of the age at the right. */
type Layout = {
  readonly brand?: true;
  readonly from?: true;
  readonly count: BudgetLength;
  readonly age: AgeLength;
};

/** The layouts of the header, the one that shows most first. */
const layouts: readonly Layout[] = [
  { brand: true, from: true, count: 'whole', age: 'whole' },
  { brand: true, count: 'whole', age: 'short' },
  { count: 'whole', age: 'short' },
  { count: 'short', age: 'short' },
  { count: 'short', age: 'bare' },
  { count: 'word', age: 'bare' },
];

/**
 * The header: environment, access mode, request budget and age of the view. Where there is no room for all, it drops in
 * this order: the origin of the connection, the refresh interval, the word spyglass, the API version, the words around
 * the time, the count of requests, the middle of the environment's name, the time of a view that is not refreshed.
 * PRODUCTION, READ-ONLY or WRITE, STALE and `refresh off` always stay.
 */
export const headerText = (state: State): readonly Span[] => {
  const { session, size } = state;
  const { environment, origin, production, accent, access, budget } = session;
  const { columns } = size;
  const nameIn = (cells: number): readonly Span[] => [
    blank,
    { text: shortened(clean(environment), cells), bold: true, tone: accent },
  ];
  const mode: readonly Span[] = [
    ...(production ? productionBlock : [gap]),
    {
      text: clean(accessWords(access)),
      tone: access.mode === 'WRITE' ? 'warn' : 'good',
      bold: true,
    },
  ];
  const leftOf = ({ brand, from, count }: Layout): readonly Span[] => {
    const budgetNow = budgetSpan(session, count);
    return [
      ...(brand ? [{ text: clean(' spyglass '), bold: true, tone: 'accent' as const }] : []),
      ...nameIn(columns),
      ...(from ? [{ text: clean(` (${origin})`), tone: 'quiet' as const }] : []),
      ...mode,
      ...(budgetNow.text === '' ? [] : [gap, budgetNow]),
    ];
  };
  // Cells kept free for the longest count, so that nothing moves when it grows.
  const growth = ({ count }: Layout): number =>
    budgetText(session, count, budget.limit).length - budgetText(session, count).length;
  const layout = layouts.find(
    (each) => spansWidth(leftOf(each)) + growth(each) + ageCells(state, each.age) <= columns,
  );
  if (layout !== undefined) {
    const left = leftOf(layout);
    const used = spansWidth(left) + growth(layout);
    // A layout that drops words at the left may have room for a longer age.
    const shown = ageLengths
      .map((length) => age(state, length))
      .find((spans) => used + spansWidth(spans) < columns);
    return spansAtBothEnds(left, shown ?? [], columns);
  }
  const room = (length: AgeLength) => columns - 1 - spansWidth(mode) - ageCells(state, length);
  const least = room('bare') >= nameBesideTime ? 'bare' : 'least';
  return spansAtBothEnds(
    [...nameIn(Math.max(shortestName, room(least))), ...mode],
    age(state, least),
    columns,
  );
};
