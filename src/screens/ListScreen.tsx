import { Box } from 'ink';
import { type ReactNode, useMemo } from 'react';
import { columnsOf } from '../resources/columns.ts';
import { kindOf } from '../resources/index.ts';
import { cursorIndex, topFor } from '../store/listWindow.ts';
import { fetchedAt, type ListData, type Query } from '../store/query.ts';
import { bodyLines, listLines, listQuery, rowsOf } from '../store/selectors.ts';
import type { ListView } from '../store/view.ts';
import { clean } from '../terminal/clean.ts';
import type { Span } from '../terminal/tones.ts';
import { wrapWords } from '../terminal/width.ts';
import { errorLines } from './document.ts';
import { Line } from './parts/Line.tsx';
import { Lines } from './parts/Lines.tsx';
import { placeColumns } from './parts/layout.ts';
import { sides } from './parts/sides.ts';
import { headSpans, Table } from './parts/Table.tsx';
import { useSelect } from './useExplorer.ts';

/** How many there are: shown of loaded of all, as far as they differ. */
const counts = (query: Query<ListData> | undefined, shown: number, filtered: boolean): string => {
  const data = query?.data;
  if (data === undefined) return '';
  const number = (count: number) => count.toLocaleString('en-US');
  const loaded = number(data.rows.length);
  const all = data.total === undefined ? '' : number(data.total);
  const isWhole = fetchedAt(query) !== undefined;
  const known = all === '' || (isWhole && all === loaded) ? loaded : `${loaded}/${all}`;
  return filtered ? `${number(shown)} of ${known}` : known;
};

const titleSpans = (
  view: ListView,
  query: Query<ListData> | undefined,
  shown: number,
  width: number,
): readonly Span[] => {
  const kind = kindOf(view.kind);
  const left: Span[] = [
    { text: clean(`${kind.plural.toUpperCase()} `), bold: true },
    { text: clean(counts(query, shown, view.filter !== '')) },
  ];
  if (view.filter !== '') left.push({ text: clean(`   filter ${view.filter}`), tone: 'accent' });
  if (query?.status === 'loading') left.push({ text: clean('   loading'), tone: 'quiet' });
  if (query?.status === 'stale') left.push({ text: clean('   reading again'), tone: 'quiet' });
  if (query?.status === 'failed' && query.data !== undefined) {
    left.push({
      text: clean(
        query.fetchedAtMs === undefined
          ? '   INCOMPLETE: the read failed'
          : '   OLD: the last read failed',
      ),
      tone: 'bad',
    });
  }
  const unreadable = query?.data?.unreadable ?? 0;
  if (unreadable > 0) {
    left.push({ text: clean(`   ${unreadable} could not be read`), tone: 'warn' });
  }
  const header = columnsOf(kind).find(({ id }) => id === view.sort?.column)?.header;
  const right: Span[] =
    header === undefined
      ? []
      : [{ text: clean(`sort ${header} ${view.sort?.descending ? '▼' : '▲'}`), tone: 'quiet' }];
  return sides(left, right, width);
};

const say = (text: string, width: number): readonly (readonly Span[])[] =>
  wrapWords(clean(text), Math.max(10, width - 4)).map((line) => [
    { text: clean('  ') },
    { text: line },
  ]);

/** Lines that stand where the rows would: loading, nothing there, nothing that fits, or an error. */
const instead = (
  view: ListView,
  query: Query<ListData> | undefined,
  width: number,
): readonly (readonly Span[])[] => {
  if (query?.status === 'failed') return errorLines(query.error, width);
  if (query === undefined || query.status === 'loading') return say('loading', width);
  if (view.filter !== '' && (query.data?.rows.length ?? 0) > 0) {
    return say(`Nothing fits the filter ${view.filter.trim()}. Esc clears it.`, width);
  }
  return say(kindOf(view.kind).whenEmpty ?? 'There is nothing here.', width);
};

/** A list: what and how many, the heads, and the rows in the window. */
export const ListScreen = ({ view }: { readonly view: ListView }): ReactNode => {
  const width = useSelect((state) => state.size.columns);
  const height = useSelect(listLines);
  const body = useSelect(bodyLines);
  const query = useSelect((state) => listQuery(state, view));
  const rows = useSelect((state) => rowsOf(state, view));
  const kind = kindOf(view.kind);
  const hidesSource = view.scope.source !== undefined;
  const columns = useMemo(
    () =>
      placeColumns(
        columnsOf(kind).filter(({ id }) => !(hidesSource && id === 'source')),
        width - 2,
      ),
    [kind, width, hidesSource],
  );
  const index = cursorIndex(view, rows, kind);
  const failedLines =
    query?.status === 'failed' && rows.length > 0 ? errorLines(query.error, width) : [];
  const rowLines = Math.max(1, height - failedLines.length);
  return (
    <Box flexDirection="column" height={body} flexShrink={0}>
      <Line spans={titleSpans(view, query, rows.length, width)} />
      {rows.length === 0 ? (
        <Lines lines={instead(view, query, width)} height={height + 1} />
      ) : (
        <>
          <Line spans={headSpans(columns)} />
          <Table
            rows={rows}
            top={topFor(view.top, index, rows.length, rowLines)}
            height={rowLines}
            cursor={index}
            columns={columns}
            nowMs={fetchedAt(query) ?? Date.now()}
            identify={kind.identify}
          />
          {failedLines.length > 0 && <Lines lines={failedLines} height={failedLines.length} />}
        </>
      )}
    </Box>
  );
};
