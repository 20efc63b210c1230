// Saves a list, once all of it is loaded.

import { keyed } from '../../model/keyed.ts';
import { kindOf } from '../../resources/index.ts';
import type { Thing } from '../../resources/types.ts';
import type { Explorer } from '../../store/explorer.ts';
import { markedOrAtHand } from '../../store/lists/marks.ts';
import { parentsIn } from '../../store/lists/tree.ts';
import type { ListView } from '../../store/navigation/view.ts';
import { countedTo } from '../../store/queries/countedTo.ts';
import { listColumns, listQuery, listTree, rowsOf } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import { type Ending, formatOf, formats, notWritten, savedText, usualName } from './savedFile.ts';

const grouped = (count: number): string => count.toLocaleString('en');

const progressOf = (state: State, view: ListView): string => {
  const data = listQuery(state, view)?.data;
  const loaded = grouped(data?.rows.length ?? 0);
  return data?.total === undefined ? `${loaded} rows` : `${loaded} of ${grouped(data.total)} rows`;
};

/** How an answer is said. */
type Say = ReturnType<Explorer['later']>;

type Wait = 'ready' | 'left';

/** Waits until a list has come to its end, well or not, or was left. */
const whenLoaded = (explorer: Explorer, view: ListView): Promise<Wait> =>
  new Promise((resolve) => {
    const standing = (state: State): Wait | undefined => {
      if (!state.views.some(({ id }) => id === view.id)) return 'left';
      const query = listQuery(state, view);
      return query === undefined || query.status === 'loading' ? undefined : 'ready';
    };
    const now = standing(explorer.store.getState());
    if (now !== undefined) {
      resolve(now);
      return;
    }
    const stop = explorer.store.subscribe((state) => {
      const found = standing(state);
      if (found === undefined) return;
      stop();
      resolve(found);
    });
  });

/** What of a list is saved: what is marked, else all that it shows. */
const chosenRows = (state: State, view: ListView): readonly Thing[] =>
  view.marks.size > 0 || view.range !== undefined ? markedOrAtHand(state) : rowsOf(state, view);

const write = async (
  explorer: Explorer,
  view: ListView,
  path: string,
  ending: Ending,
  overwrite: boolean,
  say: Say,
): Promise<void> => {
  const state = explorer.store.getState();
  // The view may have been filtered or marked anew while the rest came in.
  const now = state.views.find(({ id }) => id === view.id);
  const list = now?.screen === 'list' ? now : view;
  const kind = kindOf(list.kind);
  const rows = chosenRows(state, list);
  const query = listQuery(state, list);
  const columns = listColumns(state, list);
  const text = await savedText(ending, columns, rows, {
    nowMs: countedTo(state, query),
  });
  const done = await explorer.outside.write({ path, text, overwrite });
  if (!done.ok) {
    say(notWritten(done.error, ':save! with its name'), 'warn');
    return;
  }
  const isMarked = list.marks.size > 0 || list.range !== undefined;
  // What is folded into a row is no thing of its own, however it was saved.
  const parents = isMarked ? rows : parentsIn(listTree(state, list));
  const total = query?.data?.total ?? query?.data?.rows.length ?? parents.length;
  const count =
    parents.length === total ? grouped(total) : `${grouped(parents.length)} of ${grouped(total)}`;
  const what = `${count} ${kind.plural}${isMarked ? ', the marked ones,' : ''}`;
  say(`Saved ${what} as ${formats[ending]}: ${done.value}`, 'good');
};

/** Saves what a list shows, or what is marked in it; `isForced` does not wait and writes over a file that is there. */
export const saveList = async (
  explorer: Explorer,
  view: ListView,
  typed: string,
  isForced: boolean,
): Promise<void> => {
  const state = explorer.store.getState();
  const path = typed === '' ? usualName(state, view.kind, explorer.now(), 'csv') : typed;
  const format = formatOf(path);
  if (!format.ok) {
    explorer.flash(format.error, 'warn');
    return;
  }
  const query = listQuery(state, view);
  let say: Say = explorer.later();
  if (!isForced && (query === undefined || query.status === 'loading')) {
    explorer.flash(
      `${progressOf(state, view)} are loaded: saving when all are. :save! saves these now.`,
      'quiet',
    );
    // What is said at the end takes the place of what was said at the beginning.
    say = explorer.later();
    if ((await whenLoaded(explorer, view)) === 'left') {
      say('Not saved: the list was left before it was loaded.', 'warn');
      return;
    }
  }
  const after = explorer.store.getState();
  if (!isForced && listQuery(after, view)?.status === 'failed') {
    say(
      keyed`Not saved: loading failed at ${progressOf(after, view)}. {view.refresh} loads again, :save! saves these.`,
      'warn',
    );
    return;
  }
  await write(explorer, view, path, format.value, isForced, say);
};
