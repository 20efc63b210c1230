import { timeOfDay } from '../insight/time.ts';
import { fetchedAt } from '../store/query.ts';
import { whyNoRefresh } from '../store/refresher.ts';
import { listQuery, thingQuery } from '../store/selectors.ts';
import { type Access, currentView, type State } from '../store/state.ts';
import { type Clean, clean } from '../terminal/clean.ts';
import type { Span } from '../terminal/tones.ts';
import { fit, widthOf } from '../terminal/width.ts';
import { lengthOf, sides } from './parts/sides.ts';

const gap: Span = { text: clean('  ') };

/** When what is on screen was read, whether it is old, and how often it is read again where there is room for it. */
const age = (state: State, withRefresh: boolean): readonly Span[] => {
  const view = currentView(state);
  const query = view.screen === 'list' ? listQuery(state, view) : thingQuery(state, view);
  const at = fetchedAt(query);
  if (at === undefined) return [];
  const refresh = whyNoRefresh(state) ?? `${state.session.refresh.everySeconds} s`;
  const time = clean(`as of ${timeOfDay(at)}${withRefresh ? ` · refresh ${refresh}` : ''}`);
  return query?.status === 'failed'
    ? [{ text: clean('STALE '), tone: 'bad', bold: true }, { text: time }]
    : [{ text: time, tone: 'quiet' }];
};

/** Cells kept free for the age, so that the header stands still when one comes: whole with its refresh, and alone. */
const ageCells = { whole: 42, alone: 'as of 00:00:00'.length + 1 } as const;

const accessWords = (access: Access): string => {
  if (access.mode === 'READ-ONLY' || access.untilMs === undefined) return access.mode;
  return `WRITE until ${timeOfDay(access.untilMs).slice(0, 5)}`;
};

/** A text that loses its middle where it is too long. */
const shortened = (text: Clean, cells: number): Clean =>
  widthOf(text) <= cells ? text : fit(text, cells, { ellipsis: 'middle' });

/** Who one is talking to, what may be done there, and how fresh the view is. */
export const headerText = (state: State): readonly Span[] => {
  const { environment, origin, production, access, scheme, product, budget } = state.session;
  const { columns } = state.size;
  const name: readonly Span[] = [{ text: clean(' spyglass '), bold: true, tone: 'accent' }];
  const place: readonly Span[] = [{ text: clean(` ${environment}`), bold: true }];
  const from: readonly Span[] = [{ text: clean(` (${origin})`), tone: 'quiet' }];
  const mode: readonly Span[] = [
    gap,
    ...(production ? [{ text: clean('PRODUCTION'), tone: 'bad' as const, bold: true }, gap] : []),
    {
      text: clean(accessWords(access)),
      tone: access.mode === 'WRITE' ? 'warn' : 'good',
      bold: true,
    },
  ];
  const version = product === 'identityiq' ? 'SCIM' : `API ${scheme}`;
  const count: readonly Span[] = [
    gap,
    { text: clean(`${version} ${budget.used}/${budget.limit}`), tone: 'quiet' },
  ];
  const short = age(state, false);
  const needed = Math.max(ageCells.alone, lengthOf(short) + 1);
  const room = Math.max(12, columns - lengthOf(mode) - needed);
  const narrow = [
    { text: shortened(clean(` ${environment}`), room), bold: true },
    ...mode,
  ] satisfies readonly Span[];
  // A wide screen has room for where the connection comes from; on a narrow one the age goes before name and count.
  const lefts: readonly (readonly [left: readonly Span[], right: number])[] = [
    [[...name, ...place, ...from, ...mode, ...count], ageCells.whole],
    [[...name, ...place, ...mode, ...count], needed],
    [[...place, ...mode, ...count], needed],
  ];
  const [left] = lefts.find(([spans, right]) => lengthOf(spans) + right <= columns) ?? [narrow];
  const whole = age(state, true);
  return sides(left, lengthOf(left) + lengthOf(whole) < columns ? whole : short, columns);
};
