import { timeOfDay } from '../insight/time.ts';
import { fetchedAt } from '../store/query.ts';
import { whyNoRefresh } from '../store/refresher.ts';
import { listQuery, thingQuery } from '../store/selectors.ts';
import { type Access, currentView, type State } from '../store/state.ts';
import { type Clean, clean } from '../terminal/clean.ts';
import type { Span } from '../terminal/tones.ts';
import { fit, widthOf } from '../terminal/width.ts';
import { budgetSpan } from './budgetText.ts';
import { lengthOf, sides } from './parts/sides.ts';

const gap: Span = { text: clean('  ') };

/** How much is said of when the view was read: with how often that is done, in words, or the time alone. */
type AgeLength = 'whole' | 'short' | 'bare';

/** When what is on screen was read, and whether it is old; that is the last thing to go. */
const age = (state: State, length: AgeLength): readonly Span[] => {
  const view = currentView(state);
  const query = view.screen === 'list' ? listQuery(state, view) : thingQuery(state, view);
  const at = fetchedAt(query);
  if (at === undefined) return [];
  const refresh = whyNoRefresh(state) ?? `${state.session.refresh.everySeconds} s`;
  const words = length === 'bare' ? '' : 'as of ';
  const time = clean(
    `${words}${timeOfDay(at)}${length === 'whole' ? ` · refresh ${refresh}` : ''}`,
  );
  return query?.status === 'failed'
    ? [{ text: clean('STALE '), tone: 'bad', bold: true }, { text: time }]
    : [{ text: time, tone: 'quiet' }];
};

/** Cells kept free for the age, so that the header stands still when one comes. */
const ageCells: Readonly<Record<AgeLength, number>> = {
  whole: 42,
  short: 'as of 00:00:00'.length + 1,
  bare: '00:00:00'.length + 1,
};

const accessWords = (access: Access): string => {
  if (access.mode === 'READ-ONLY' || access.untilMs === undefined) return access.mode;
  return `WRITE until ${timeOfDay(access.untilMs).slice(0, 5)}`;
};

/** A text that loses its middle where it is too long. */
const shortened = (text: Clean, cells: number): Clean =>
  widthOf(text) <= cells ? text : fit(text, cells, { ellipsis: 'middle' });

/** The fewest cells that a name keeps: it is still known by its beginning and end. */
const shortestName = 12;

const blank: Span = { text: clean(' ') };

/** A block in reverse: nobody overlooks it, with colours or without. */
const productionBlock: readonly Span[] = [
  blank,
  { text: clean(' PRODUCTION '), tone: 'bad', bold: true, inverse: true },
  blank,
];

/** A way to lay the header out: what stands at its left, and how much of the age at its right. */
type Layout = { readonly left: readonly Span[]; readonly right: AgeLength };

/**
 * Who one is talking to, what may be done there, and how fresh the view is. Where there is no room for all, this goes,
 * in this order: where the connection is from, how often the view is read, our own name, the count of requests, the
 * words around the time, the middle of the environment's name. PRODUCTION, READ-ONLY or WRITE, and STALE never go.
 */
export const headerText = (state: State): readonly Span[] => {
  const { environment, origin, production, accent, access } = state.session;
  const { columns } = state.size;
  const brand: readonly Span[] = [{ text: clean(' spyglass '), bold: true, tone: 'accent' }];
  const nameIn = (cells: number): readonly Span[] => [
    blank,
    { text: shortened(clean(environment), cells), bold: true, tone: accent },
  ];
  const name = nameIn(columns);
  const from: readonly Span[] = [{ text: clean(` (${origin})`), tone: 'quiet' }];
  const mode: readonly Span[] = [
    ...(production ? productionBlock : [gap]),
    {
      text: clean(accessWords(access)),
      tone: access.mode === 'WRITE' ? 'warn' : 'good',
      bold: true,
    },
  ];
  const count: readonly Span[] = [gap, budgetSpan(state.session)];
  const cellsOf = (right: AgeLength) => Math.max(ageCells[right], lengthOf(age(state, right)) + 1);
  const layouts: readonly Layout[] = [
    { left: [...brand, ...name, ...from, ...mode, ...count], right: 'whole' },
    { left: [...brand, ...name, ...mode, ...count], right: 'short' },
    { left: [...name, ...mode, ...count], right: 'short' },
    { left: [...name, ...mode], right: 'short' },
    { left: [...name, ...mode], right: 'bare' },
  ];
  const { left, right } = layouts.find(
    (layout) => lengthOf(layout.left) + cellsOf(layout.right) <= columns,
  ) ?? {
    left: [
      ...nameIn(Math.max(shortestName, columns - 1 - lengthOf(mode) - cellsOf('bare'))),
      ...mode,
    ],
    right: 'bare',
  };
  // A narrower layout may have room for the longer age after all.
  const shown = (['whole', right] as const)
    .map((length) => age(state, length))
    .find((spans) => lengthOf(left) + lengthOf(spans) < columns);
  return sides(left, shown ?? [], columns);
};
