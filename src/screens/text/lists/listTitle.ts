// The title line of a list: kind, counts, filter, marks, state and sorting.

import { keyed } from '../../../model/keyed.ts';
import { kindOf } from '../../../resources/index.ts';
import { narrowedTo } from '../../../resources/narrowing.ts';
import type { Kind, Thing } from '../../../resources/types.ts';
import type { ColumnWindow } from '../../../store/frame/columnWindow.ts';
import type { Changes } from '../../../store/lists/changes.ts';
import type { ListView } from '../../../store/navigation/view.ts';
import { fetchedAt, type ListData, type Query } from '../../../store/queries/query.ts';
import type { Span, Tone } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { fit, widthOf } from '../../../terminal/text/width.ts';
import type { HelpEntry } from '../help/helpEntry.ts';
import { cutSpans, spansAtBothEnds, spansWidth } from '../spans.ts';

/** What the title of a list says beside its name and query. */
export type TitleParts = {
  readonly view: ListView;
  readonly query: Query<ListData> | undefined;
  /** The answer for the whole list, where another one with what the tenant filtered is shown until that is here. */
  readonly whole?: Query<ListData> | undefined;
  /** How many things the filter and the toggles leave, in sight or not. */
  readonly shown: number;
  readonly marked: number;
  /** How many of the marked things the filter hides. */
  readonly markedAway: number;
  readonly changes: Changes;
  /** Which part of the filter the server applied, and which spyglass. */
  readonly whereFiltered: string | undefined;
  /** The head of the column that rows are sorted by. */
  readonly sortedBy: string | undefined;
  /** The window over the columns, where there is one. */
  readonly window: ColumnWindow | undefined;
  /** How many columns have no room, where there is no window over them. */
  readonly missing: number;
};

/** What the title of a list says, for the help; `{id}` is the key of a command. */
export const titleSigns: readonly HelpEntry[] = [
  { left: '12 of 42', right: keyed`rows that the filter or {list.broken} lets through, of all` },
  { left: 'of DMZ', right: 'not all of the environment: only those of this thing' },
  { left: '250/1,204', right: 'rows that are here, of those that there are' },
  {
    left: '3 more ▸',
    right: keyed`columns that do not fit: {list.right} and {list.left} move to them, {columns.open} chooses`,
  },
  { left: 'OLD  INCOMPLETE', right: 'reading it again failed; or reading it did, half way' },
  { left: '1 changed, 1 new, 1 gone', right: 'what the last read found other than the one before' },
  {
    left: '2 could not be read',
    right: 'entries that the API sent in no form that spyglass knows',
  },
];

const number = (count: number) => count.toLocaleString('en-US');

/** How many of some rows are things and not notes. */
export const countOf = ({ isNote }: Pick<Kind, 'isNote'>, rows: readonly Thing[]): number =>
  isNote === undefined ? rows.length : rows.filter((row) => !isNote(row)).length;

/** The counts: shown of loaded/total, as far as they differ. */
const counts = ({ query, whole, shown, view }: TitleParts): string => {
  const data = query?.data;
  if (data === undefined) return '';
  const kind = kindOf(view.kind);
  // What the tenant filtered is no whole: the total is that of the list itself, where that is known.
  if (whole !== undefined && whole !== query) {
    const all = kind.isNote === undefined ? whole.data?.total : undefined;
    return all === undefined ? number(shown) : `${number(shown)} of ${number(all)}`;
  }
  const loaded = number(countOf(kind, data.rows));
  // A total counts notes too, so for a kind with notes it is not shown. One of fewer rows than came is none.
  const total = kind.isNote === undefined ? (data.total ?? 0) : 0;
  const isWhole = fetchedAt(query) !== undefined;
  const isShown = total > data.rows.length || (total === data.rows.length && !isWhole);
  const known = isShown ? `${loaded}/${number(total)}` : loaded;
  return view.filter !== '' || view.onlyBroken ? `${number(shown)} of ${known}` : known;
};

/** The changes in words: `2 changed, 1 new, 1 gone`; empty where there are none. */
export const changesInWords = ({ changed, added, gone }: Changes): string =>
  [
    changed > 0 ? `${changed} changed` : '',
    added > 0 ? `${added} new` : '',
    gone > 0 ? `${gone} gone` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');

const markedText = ({ marked, markedAway, view }: TitleParts): string => {
  const away = markedAway > 0 ? `, ${number(markedAway)} of them not shown` : '';
  const range = view.range === undefined ? '' : ', range';
  return marked === 0 ? '' : `● ${number(marked)} marked${away}${range}`;
};

const columnsText = ({ window, missing }: TitleParts): string => {
  if (window === undefined) return missing > 0 ? `${missing} more ▸` : '';
  const { left, right, columns } = window;
  if (left === 0 && right === 0) return 'all columns';
  const out = [left > 0 ? `◂ ${left} more` : '', right > 0 ? `${right} more ▸` : ''];
  return `${columns.length} columns ${out.filter((part) => part !== '').join(' · ')}`;
};

/** The title with columns and sorting at its right. Where it is too long, sorting drops first, then the left is cut. */
const titleSides = (
  left: readonly Span[],
  columns: string,
  sorted: string,
  width: number,
): readonly Span[] => {
  const rightOf = (...parts: readonly string[]): readonly Span[] => {
    const text = parts.filter((part) => part !== '').join('   ');
    return text === '' ? [] : [{ text: clean(text), tone: 'quiet' }];
  };
  const all = rightOf(columns, sorted);
  if (spansWidth(left) + spansWidth(all) < width) return spansAtBothEnds(left, all, width);
  const least = rightOf(columns);
  return spansAtBothEnds(cutSpans(left, width - spansWidth(least) - 1), least, width);
};

/** The fewest cells that what a list is narrowed to has. */
const leastNarrowed = 12;

/** The title of a list: its kind, the counts, and whatever makes it show other rows than all. */
export const titleSpans = (parts: TitleParts, width: number): readonly Span[] => {
  const { view } = parts;
  const narrowed = clean(narrowedTo(kindOf(view.kind), view.scope) ?? '');
  const columns = columnsText(parts);
  const order = view.sort?.descending ? '▼' : '▲';
  const sorted = parts.sortedBy === undefined ? '' : `sort ${parts.sortedBy} ${order}`;
  const left = leftSpans(parts, narrowed);
  // A long name loses its middle before the filter behind it is cut.
  const tooMany = spansWidth(left) + widthOf(clean(columns)) + 2 - width;
  const cells = Math.max(leastNarrowed, widthOf(narrowed) - tooMany);
  const isTooLong = tooMany > 0 && widthOf(narrowed) > cells;
  return titleSides(
    isTooLong ? leftSpans(parts, fit(narrowed, cells, { ellipsis: 'middle' })) : left,
    columns,
    sorted,
    width,
  );
};

/** The left of the title, with these words for what the list is narrowed to. */
const leftSpans = (parts: TitleParts, narrowed: string): readonly Span[] => {
  const { view, query } = parts;
  const kind = kindOf(view.kind);
  const left: Span[] = [
    { text: clean(`${kind.plural.toUpperCase()} `), bold: true },
    { text: clean(counts(parts)) },
  ];
  const add = (text: string, tone: Tone) => {
    if (text !== '') left.push({ text: clean(`   ${text}`), tone });
  };
  // What is wrong with the counts stands beside them: a long filter behind it may be cut.
  if (query?.status === 'failed' && query.data !== undefined) {
    const isPart = query.fetchedAtMs === undefined;
    add(isPart ? 'INCOMPLETE: the read failed' : 'OLD: the last read failed', 'bad');
  }
  const unreadable = query?.data?.unreadable ?? 0;
  if (unreadable > 0) add(`${unreadable} could not be read`, 'warn');
  add(narrowed, 'plain');
  if (query?.data !== undefined) add(kind.inTitle?.(query.data.rows) ?? '', 'plain');
  add(markedText(parts), 'accent');
  if (view.onlyBroken) add('only broken', 'accent');
  if (view.filter !== '') add(`filter ${view.filter}`, 'accent');
  if (parts.whereFiltered !== undefined) add(parts.whereFiltered, 'quiet');
  if (query?.status === 'loading') {
    const asked = query.data?.snapshot?.stillAsking;
    add(asked === undefined ? 'loading' : `still asking: ${asked}`, 'quiet');
  }
  if (query?.status === 'stale') add('reading again', 'quiet');
  add(changesInWords(parts.changes), 'warn');
  return left;
};
