import { kindOf } from '../resources/index.ts';
import { type Changes, changesInWords } from '../store/changes.ts';
import type { ColumnWindow } from '../store/columnWindow.ts';
import { fetchedAt, type ListData, type Query } from '../store/query.ts';
import type { ListView } from '../store/view.ts';
import { clean } from '../terminal/clean.ts';
import type { Span, Tone } from '../terminal/tones.ts';
import { sides } from './parts/sides.ts';

/** What the title of a list says beside its name and query. */
export type TitleParts = {
  readonly view: ListView;
  readonly query: Query<ListData> | undefined;
  /** How many rows there are on screen and off it, after filter and toggles. */
  readonly shown: number;
  readonly marked: number;
  /** How many of the marked things a filter leaves out. */
  readonly markedAway: number;
  readonly changes: Changes;
  /** Which part of the filter ran where. */
  readonly places: string | undefined;
  /** The head of the column that rows are sorted by. */
  readonly sortedBy: string | undefined;
  /** The window over the columns, where there is one. */
  readonly window: ColumnWindow | undefined;
};

const number = (count: number) => count.toLocaleString('en-US');

/** How many there are: shown of loaded of all, as far as they differ. */
const counts = ({ query, shown, view }: TitleParts): string => {
  const data = query?.data;
  if (data === undefined) return '';
  const loaded = number(data.rows.length);
  const all = data.total === undefined ? '' : number(data.total);
  const isWhole = fetchedAt(query) !== undefined;
  const known = all === '' || (isWhole && all === loaded) ? loaded : `${loaded}/${all}`;
  return view.filter !== '' || view.onlyBroken ? `${number(shown)} of ${known}` : known;
};

const markedText = ({ marked, markedAway, view }: TitleParts): string => {
  const away = markedAway > 0 ? `, ${number(markedAway)} of them not shown` : '';
  const range = view.range === undefined ? '' : ', range';
  return marked === 0 ? '' : `● ${number(marked)} marked${away}${range}`;
};

const columnsText = ({ window }: TitleParts): string => {
  if (window === undefined) return '';
  const { left, right, columns } = window;
  if (left === 0 && right === 0) return 'all columns';
  const out = [left > 0 ? `◂ ${left} more` : '', right > 0 ? `${right} more ▸` : ''];
  return `${columns.length} columns ${out.filter((part) => part !== '').join(' · ')}`;
};

/** The line over the heads: what, how many, and everything that makes the list show other than all there is. */
export const titleSpans = (parts: TitleParts, width: number): readonly Span[] => {
  const { view, query } = parts;
  const kind = kindOf(view.kind);
  const left: Span[] = [
    { text: clean(`${kind.plural.toUpperCase()} `), bold: true },
    { text: clean(counts(parts)) },
  ];
  const add = (text: string, tone: Tone) => {
    if (text !== '') left.push({ text: clean(`   ${text}`), tone });
  };
  add(markedText(parts), 'accent');
  if (view.onlyBroken) add('only broken', 'accent');
  if (view.filter !== '') add(`filter ${view.filter}`, 'accent');
  if (parts.places !== undefined) add(parts.places, 'quiet');
  if (query?.status === 'loading') add('loading', 'quiet');
  if (query?.status === 'stale') add('reading again', 'quiet');
  if (query?.status === 'failed' && query.data !== undefined) {
    const isPart = query.fetchedAtMs === undefined;
    add(isPart ? 'INCOMPLETE: the read failed' : 'OLD: the last read failed', 'bad');
  }
  const unreadable = query?.data?.unreadable ?? 0;
  if (unreadable > 0) add(`${unreadable} could not be read`, 'warn');
  add(changesInWords(parts.changes), 'warn');
  const order = view.sort?.descending ? '▼' : '▲';
  const sorted = parts.sortedBy === undefined ? '' : `sort ${parts.sortedBy} ${order}`;
  const right = [columnsText(parts), sorted].filter((part) => part !== '').join('   ');
  return sides(left, right === '' ? [] : [{ text: clean(right), tone: 'quiet' }], width);
};
