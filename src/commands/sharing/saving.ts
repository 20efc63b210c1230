// Saves a list as CSV, JSON, JSONL or YAML, a thing as JSON or YAML, and the screen as text or SVG.

import { fileStamp } from '../../insight/fileStamp.ts';
import { keyed } from '../../model/keyed.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { tableCells } from '../../resources/cells/cells.ts';
import { kindOf } from '../../resources/index.ts';
import type { Column, Reading, Thing } from '../../resources/types.ts';
import type { Explorer } from '../../store/explorer.ts';
import { markedOrAtHand } from '../../store/lists/marks.ts';
import { currentView, type ListView, type ThingView } from '../../store/navigation/view.ts';
import type { NotWritten } from '../../store/outside.ts';
import { countedTo } from '../../store/queries/countedTo.ts';
import { listColumns, listQuery, rowsOf, thingQuery } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import { csvOf } from '../../terminal/text/csv.ts';
import { safeJson, safeJsonLine } from '../../terminal/text/json.ts';
import { yamlText } from '../../terminal/text/yaml.ts';

const formats = { csv: 'CSV', json: 'JSON', jsonl: 'JSONL', yaml: 'YAML', yml: 'YAML' } as const;
type Ending = keyof typeof formats;

const isFormat = (ending: string): ending is Ending => Object.hasOwn(formats, ending);

const endingOf = (path: string): string => /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

/** The format of a file by its ending, CSV where it has none; the failure is a sentence. */
export const formatOf = (path: string): Result<Ending, string> => {
  const ending = endingOf(path);
  if (ending === '') return success('csv');
  return isFormat(ending)
    ? success(ending)
    : failure(`.${ending} is no format of a list: end it in .csv, .json, .jsonl or .yaml.`);
};

/** Rows in a format: the columns that are shown as CSV, else the objects, secrets as stars. */
export const savedText = async (
  ending: Ending,
  columns: readonly Column[],
  rows: readonly Thing[],
  reading: Reading,
): Promise<string> => {
  switch (ending) {
    case 'csv':
      return csvOf(tableCells(columns, rows, reading));
    case 'json':
      return `${safeJson(rows)}\n`;
    case 'jsonl':
      return rows.map((row) => `${safeJsonLine(row)}\n`).join('');
    case 'yaml':
    case 'yml':
      return yamlText(rows);
  }
};

/** A name for a file of what is on screen: letters, digits, dots and dashes only. */
const usualName = (state: State, about: string, nowMs: number, ending: string): string => {
  const parts = [about, state.session.environment, fileStamp(nowMs)];
  return `${parts.join('-').replaceAll(/[^\w.-]+/g, '-')}.${ending}`;
};

const notWritten = (error: NotWritten, again: string): string =>
  error.tag === 'exists'
    ? `${error.path} is there already: ${again} overwrites it.`
    : `${error.path} cannot be written: ${error.reason}.`;

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
  const total = query?.data?.total ?? query?.data?.rows.length ?? rows.length;
  const count =
    rows.length === total ? grouped(total) : `${grouped(rows.length)} of ${grouped(total)}`;
  const what = `${count} ${kind.plural}${isMarked ? ', the marked ones,' : ''}`;
  say(`Saved ${what} as ${formats[ending]}: ${done.value}`, 'good');
};

/** Writes the whole object of the thing on screen: what is too long or too deep to be drawn is in the file. */
const saveThing = async (
  explorer: Explorer,
  view: ThingView,
  typed: string,
  overwrite: boolean,
): Promise<void> => {
  const state = explorer.store.getState();
  const kind = kindOf(view.kind);
  const item = thingQuery(state, view)?.data?.item;
  if (item === undefined) {
    explorer.flash(`Not saved: there is no ${kind.singular} to save.`, 'warn');
    return;
  }
  const path = typed === '' ? usualName(state, kind.singular, explorer.now(), 'json') : typed;
  const ending = endingOf(path) === '' ? 'json' : endingOf(path);
  if (!isFormat(ending) || ending === 'csv') {
    explorer.flash(`.${ending} is no format of a thing: end it in .json, .jsonl or .yaml.`, 'warn');
    return;
  }
  const text =
    ending === 'json'
      ? `${safeJson(item.raw)}\n`
      : ending === 'jsonl'
        ? `${safeJsonLine(item.raw)}\n`
        : await yamlText(item.raw);
  const done = await explorer.outside.write({ path, text, overwrite });
  if (!done.ok) explorer.flash(notWritten(done.error, ':save! with its name'), 'warn');
  else explorer.flash(`Saved the ${kind.singular} as ${formats[ending]}: ${done.value}`, 'good');
};

const save = async (explorer: Explorer, typed: string, isForced: boolean): Promise<void> => {
  const state = explorer.store.getState();
  const view = currentView(state);
  if (view.screen === 'thing') return saveThing(explorer, view, typed, isForced);
  if (view.screen !== 'list') {
    explorer.flash(':save writes lists and things: there is none here.', 'warn');
    return;
  }
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

const saveScreen = async (explorer: Explorer, typed: string, overwrite: boolean): Promise<void> => {
  const state = explorer.store.getState();
  const path = typed === '' ? usualName(state, 'screen', explorer.now(), 'txt') : typed;
  const ending = endingOf(path);
  if (!['', 'txt', 'svg'].includes(ending)) {
    explorer.flash(`.${ending} is no format of the screen: end it in .txt or .svg.`, 'warn');
    return;
  }
  const say = explorer.later();
  const text = await explorer.outside.picture(ending === 'svg' ? 'svg' : 'text');
  if (text === undefined) {
    say('What is on screen is not known: differences are switched off.', 'warn');
    return;
  }
  const done = await explorer.outside.write({ path, text, overwrite });
  if (done.ok) say(`Saved the screen: ${done.value}`, 'good');
  else say(notWritten(done.error, ':screen! with its name'), 'warn');
};

/** What can be typed after `:` to write files. */
export const savingWords = [
  {
    names: ['save'],
    title: 'save the list or thing: FILE.csv, .json, .jsonl or .yaml; waits until all is loaded',
    takes: 'FILE',
    run: (explorer: Explorer, rest: string) =>
      void explorer.busy.during(save(explorer, rest, false)),
  },
  {
    names: ['save!'],
    title: 'save what is loaded now, over a file that is there',
    takes: 'FILE',
    run: (explorer: Explorer, rest: string) =>
      void explorer.busy.during(save(explorer, rest, true)),
  },
  {
    names: ['screen'],
    title: 'save what is on screen: FILE.txt or FILE.svg',
    takes: 'FILE',
    run: (explorer: Explorer, rest: string) =>
      void explorer.busy.during(saveScreen(explorer, rest, false)),
  },
  {
    names: ['screen!'],
    title: 'the same, over a file that is there',
    takes: 'FILE',
    run: (explorer: Explorer, rest: string) =>
      void explorer.busy.during(saveScreen(explorer, rest, true)),
  },
] as const;
