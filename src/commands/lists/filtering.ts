// Typing, completing, keeping and recalling the filter of a list.

import type { Explorer } from '../../store/explorer.ts';
import { readFilter } from '../../store/filters/filter.ts';
import { type Completion, completed, ghostOf } from '../../store/filters/filterCompletion.ts';
import { remembering } from '../../store/filters/filterHistory.ts';
import { type Field, fieldOf } from '../../store/forms/field.ts';
import { slowExpression } from '../../store/lists/narrowing.ts';
import { currentView, type ListView } from '../../store/navigation/view.ts';
import type { Overlay } from '../../store/overlay.ts';
import { fetchedAt } from '../../store/queries/query.ts';
import { filterCompletion, listQuery, rowsOf, sortColumns } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { CommandEntry } from '../types.ts';

type Typing = Extract<Overlay, { type: 'filter' }>;

/** What is said of a filter while it is typed: a problem keeps it from being applied, a notice does not. */
type Said = Pick<Typing, 'problem' | 'notice'>;

const typing = (state: State): Typing | undefined =>
  state.overlay.type === 'filter' ? state.overlay : undefined;

const openFilter = (explorer: Explorer): void => {
  const view = currentView(explorer.store.getState());
  if (view.screen !== 'list') return;
  const { filter, cursor, top } = view;
  explorer.setOverlay({ type: 'filter', field: fieldOf(filter), before: { filter, cursor, top } });
};

/**
 * Sets the filter of a list, live as it is typed. A filter that cannot be read or would take too long leaves the list
 * as the last good one left it. While it is typed the cursor is on what it was on before wherever that fits.
 */
const setTyped = (explorer: Explorer, text: string, before?: Typing['before']): Said => {
  const state = explorer.store.getState();
  const view = currentView(state);
  if (view.screen !== 'list') return {};
  const filter = readFilter(text, sortColumns(state, view));
  const [problem] = filter.problems;
  if (problem !== undefined) return { problem };
  // The rows are kept for whoever asks for them next, so that trying it out costs nothing.
  rowsOf(state, { ...view, filter: text });
  const slow = slowExpression(filter);
  if (slow !== undefined) return { problem: `${slow} takes too long over these rows` };
  explorer.setFilter(text, before === undefined ? undefined : positionOf(before));
  return { notice: filter.notices[0] };
};

const positionOf = ({ cursor, top }: Typing['before']): Pick<ListView, 'cursor' | 'top'> => ({
  cursor,
  top,
});

/** Puts a changed text into the filter that is typed, and applies it. */
export const typeFilter = (explorer: Explorer, field: Field, more: Partial<Typing> = {}): void => {
  const overlay = typing(explorer.store.getState());
  if (overlay === undefined) return;
  const { problem, notice, before } = overlay;
  const said =
    field.text === overlay.field.text
      ? { problem, notice }
      : setTyped(explorer, field.text, before);
  explorer.setOverlay({ type: 'filter', field, before, ...said, ...more });
};

/** Says that nothing would complete the word, or only that nothing did so far. */
const nothingWords = (state: State, completion: Completion | undefined): string => {
  const view = currentView(state);
  const isWhole = view.screen !== 'list' || fetchedAt(listQuery(state, view)) !== undefined;
  return isWhole && completion?.isPart !== true
    ? 'nothing to complete it with'
    : 'nothing to complete it with in the rows read so far';
};

const complete = (explorer: Explorer): void => {
  const state = explorer.store.getState();
  const overlay = typing(state);
  if (overlay === undefined) return;
  const { field = overlay.field, at = -1 } = overlay.tabbed ?? {};
  const completion = filterCompletion(state, field);
  const candidates = completion?.candidates ?? [];
  const next = (at + 1) % Math.max(1, candidates.length);
  const candidate = candidates[next];
  if (completion === undefined || candidate === undefined) {
    const notice = overlay.notice ?? nothingWords(state, completion);
    explorer.setOverlay({ ...overlay, notice });
    return;
  }
  // With a single one there is nothing to go round: the next Tab completes what comes after it.
  const tabbed = candidates.length === 1 ? undefined : { field, at: next };
  typeFilter(explorer, completed(completion, candidate), { tabbed });
};

const ghostNow = (state: State): string => {
  const overlay = typing(state);
  return overlay === undefined ? '' : ghostOf(filterCompletion(state, overlay.field));
};

/** Whether a key would move on behind the last letter: it then accepts what stands there. */
const acceptsGhost = (state: State, key: string): boolean =>
  (key === 'right' || key === 'ctrl-f' || key === 'end' || key === 'ctrl-e') &&
  ghostNow(state) !== '' &&
  typing(state)?.field.cursor === fieldOf(typing(state)?.field.text ?? '').cursor;

/**
 * Accepts the completion behind the cursor, for a key that moves to the right at the end of the text. False for other
 * keys.
 */
export const acceptGhost = (explorer: Explorer, key: string): boolean => {
  const state = explorer.store.getState();
  const overlay = typing(state);
  if (overlay === undefined || !acceptsGhost(state, key)) return false;
  const completion = filterCompletion(state, overlay.field);
  const [first] = completion?.candidates ?? [];
  if (completion !== undefined && first !== undefined) {
    typeFilter(explorer, completed(completion, first));
  }
  return true;
};

/** Notes the filter of the list for later, and lets the tenant do its part. */
const remember = (explorer: Explorer): void => {
  const view = currentView(explorer.store.getState());
  if (view.screen !== 'list') return;
  explorer.store.setState(({ filterHistory }) => ({
    filterHistory: remembering(filterHistory, view.kind, view.filter),
  }));
  explorer.serveFilter();
};

/** Says once more, now that nobody types, what may not have been read as it was meant. */
const sayNotice = (explorer: Explorer): void => {
  const state = explorer.store.getState();
  const view = currentView(state);
  const [notice] =
    view.screen === 'list' ? readFilter(view.filter, sortColumns(state, view)).notices : [];
  if (notice !== undefined) explorer.flash(notice, 'warn');
};

const keep = (explorer: Explorer): void => {
  const state = explorer.store.getState();
  const overlay = typing(state);
  // What cannot be read is not kept: the line says why, and waits for it to be mended.
  if (overlay?.problem !== undefined) return;
  explorer.setOverlay({ type: 'none' });
  remember(explorer);
  sayNotice(explorer);
};

/** Filters the list as a command line asks for it. */
export const applyFilter = (explorer: Explorer, text: string): void => {
  const { problem } = setTyped(explorer, text);
  if (problem === undefined) {
    remember(explorer);
    sayNotice(explorer);
  } else explorer.flash(problem, 'warn');
};

/** Older filters with 1, newer ones with -1; before the newest one is what was typed. */
const recall = (explorer: Explorer, by: 1 | -1): void => {
  const state = explorer.store.getState();
  const overlay = typing(state);
  const view = currentView(state);
  if (overlay === undefined || view.screen !== 'list') return;
  const known = state.filterHistory[view.kind] ?? [];
  const { typed, at } = overlay.recalled ?? { typed: overlay.field.text, at: -1 };
  const next = Math.min(at + by, known.length - 1);
  if (next === at) return;
  const text = known[next];
  typeFilter(explorer, fieldOf(text ?? typed), {
    recalled: text === undefined ? undefined : { typed, at: next },
  });
};

/** Filtering the rows of a list. */
export const filteringCommands: readonly CommandEntry[] = [
  {
    id: 'filter.open',
    keys: ['/'],
    contexts: ['list'],
    beforeRows: 'in turn',
    opens: 'filter',
    title: 'filter the rows',
    hint: { label: 'filter', rank: 7 },
    run: openFilter,
  },
  {
    id: 'filter.keep',
    keys: ['enter'],
    contexts: ['filter'],
    title: 'keep it',
    hint: { label: 'keep', rank: 1 },
    run: keep,
  },
  {
    id: 'filter.complete',
    keys: ['tab'],
    contexts: ['filter'],
    title: 'complete the word: a column, or a value of one; again for the next',
    hint: { label: 'complete', rank: 3 },
    run: complete,
  },
  {
    id: 'filter.older',
    keys: ['up'],
    contexts: ['filter'],
    title: 'the filter that was kept before',
    hint: {
      label: 'earlier filters',
      rank: 4,
      when: (state) => (state.filterHistory[currentView(state).kind]?.length ?? 0) > 0,
    },
    run: (explorer) => recall(explorer, 1),
  },
  {
    id: 'filter.newer',
    keys: ['down'],
    contexts: ['filter'],
    title: 'the filter that was kept after; after the last, keep what is typed',
    run: (explorer) => {
      if (typing(explorer.store.getState())?.recalled === undefined) keep(explorer);
      else recall(explorer, -1);
    },
  },
  {
    id: 'filter.cancel',
    keys: ['esc', 'ctrl-c'],
    contexts: ['filter'],
    title: 'back to how it was',
    hint: { label: 'as it was', rank: 2 },
    run: (explorer) => {
      const before = typing(explorer.store.getState())?.before;
      if (before !== undefined) explorer.setFilter(before.filter, positionOf(before));
      explorer.setOverlay({ type: 'none' });
    },
  },
];
