// The screen of a list: title, column heads, rows, and what is shown of one of them beside or under them.

import { Box } from 'ink';
import { type ReactNode, useMemo } from 'react';
import type { Fill } from '../../commands/keys/fillKeys.ts';
import { kindOf } from '../../resources/index.ts';
import type { Column } from '../../resources/types.ts';
import { columnWindow, sizeColumns } from '../../store/frame/columnWindow.ts';
import { bodyLines, listCells, previewColumns } from '../../store/frame/size.ts';
import { changesOf } from '../../store/lists/changes.ts';
import { cursorIndex, topFor } from '../../store/lists/listWindow.ts';
import { markedCount, rangeOf, shownMarks } from '../../store/lists/marks.ts';
import { notLookedAt, rowLines, stripLines } from '../../store/lists/rowLines.ts';
import { allColumns } from '../../store/lists/tableColumns.ts';
import { parentsIn } from '../../store/lists/tree.ts';
import { type ListView, queryKey } from '../../store/navigation/view.ts';
import { countedTo } from '../../store/queries/countedTo.ts';
import type { ListData, Query } from '../../store/queries/query.ts';
import { listQuery, listTree, tableColumns } from '../../store/selectors.ts';
import { clean } from '../../terminal/text/clean.ts';
import { Line } from '../parts/Line.tsx';
import { Lines } from '../parts/Lines.tsx';
import { headSpans, Table } from '../parts/Table.tsx';
import { errorLines, kindErrorLines } from '../text/errorText.ts';
import { emptyListSentences } from '../text/lists/emptyList.ts';
import { filteredWhere } from '../text/lists/filteredWhere.ts';
import { countOf, titleSpans } from '../text/lists/listTitle.ts';
import { notLookedAtSpans } from '../text/lists/notLookedAtLine.ts';
import { type TextLine, wrappedLines } from '../text/textLines.ts';
import { useFill, useSelect } from '../useExplorer.ts';
import { Preview } from './Preview.tsx';
import { Strip } from './Strip.tsx';

const say = (text: string, width: number): readonly TextLine[] =>
  wrappedLines(clean(text), 2, width - 2);

/** The lines in place of the rows: loading, an empty list, nothing that fits the filter, or an error. */
const linesWithoutRows = (
  view: ListView,
  query: Query<ListData> | undefined,
  columns: readonly Column[],
  width: number,
  isTyping: boolean,
  fill: Fill,
): readonly TextLine[] => {
  if (query?.status === 'failed')
    return kindErrorLines(kindOf(view.kind), query.error, fill, width);
  if (query === undefined || query.status === 'loading') return say('loading', width);
  const hidesRows = (query.data?.rows.length ?? 0) > 0 || view.server !== undefined;
  const { scope, filter, onlyBroken } = view;
  const emptied = { scope, filter, onlyBroken, hidesRows, isTyping };
  return emptyListSentences(kindOf(view.kind), emptied, columns, fill).flatMap((sentence) =>
    say(sentence, width),
  );
};

/** A list: its title, column heads and the rows in sight; on a wide screen a preview beside them. */
export const ListScreen = ({ view }: { readonly view: ListView }): ReactNode => {
  const width = useSelect((state) => state.size.columns);
  const height = useSelect((state) => rowLines(state, view));
  const strip = useSelect((state) => stripLines(state, view));
  const body = useSelect(bodyLines);
  const query = useSelect((state) => listQuery(state, view));
  const leftOut = useSelect((state) => notLookedAt(state, view));
  const whole = useSelect((state) => state.lists[queryKey(view)]);
  const tree = useSelect((state) => listTree(state, view));
  const { rows } = tree;
  const countedOn = useSelect((state) => state.countedOn);
  const nowMs = countedTo({ countedOn }, query);
  const tables = useSelect((state) => state.tables);
  const cells = useSelect(listCells);
  const paneCells = useSelect(previewColumns);
  const isTyping = useSelect((state) => state.overlay.type === 'filter');
  const whereFiltered = useSelect((state) => filteredWhere(state, view));
  const fill = useFill();
  const kind = kindOf(view.kind);
  const { identify } = kind;
  const { wide, shift, sort, scope } = view;
  const isWindow = wide || shift > 0;
  const all = useMemo(
    () => tableColumns(tables, { kind: view.kind, wide, scope }),
    [tables, view.kind, wide, scope],
  );
  const window = useMemo(
    () => (isWindow ? columnWindow(all, cells, shift, sort?.column) : undefined),
    [isWindow, all, cells, shift, sort],
  );
  const columns = useMemo(
    () => window?.columns ?? sizeColumns(all, cells, sort?.column),
    [window, all, cells, sort],
  );
  const index = cursorIndex(view, rows, kind);
  const failedLines =
    query?.status === 'failed' && rows.length > 0 ? errorLines(query.error, fill, width) : [];
  const tableLines = Math.max(1, height - failedLines.length);
  const compared = allColumns(tables, kind);
  const changes = changesOf(query?.data, compared, kind);
  const title = titleSpans(
    {
      view,
      query,
      whole,
      shown: countOf(kind, parentsIn(tree)),
      marked: markedCount(view, rows, kind),
      markedAway: view.marks.size - shownMarks(view, rows, kind),
      changes,
      whereFiltered,
      sortedBy: compared.find(({ id }) => id === sort?.column)?.header,
      window,
      missing: all.length - columns.length,
    },
    width,
  );
  return (
    <Box flexDirection="column" height={body} flexShrink={0}>
      <Line spans={title} />
      {rows.length === 0 ? (
        <Lines
          lines={linesWithoutRows(view, query, compared, width, isTyping, fill)}
          height={height + strip + 1}
        />
      ) : (
        <Box flexShrink={0}>
          <Box flexDirection="column" width={width - paneCells}>
            <Line spans={headSpans(columns, sort)} />
            <Table
              rows={rows}
              folds={tree.folds}
              top={topFor(view.top, index, rows.length, tableLines)}
              height={tableLines}
              cursor={index}
              columns={columns}
              nowMs={nowMs}
              marks={view.marks}
              range={rangeOf(view, rows, kind)}
              changes={changes.byId}
              identify={identify}
            />
          </Box>
          {paneCells > 0 && (
            <Preview
              viewId={view.id}
              kind={view.kind}
              width={paneCells}
              height={tableLines + 1}
              nowMs={nowMs}
            />
          )}
        </Box>
      )}
      {leftOut.length > 0 && <Line spans={notLookedAtSpans(leftOut, width)} />}
      {rows.length > 0 && failedLines.length > 0 && (
        <Lines lines={failedLines} height={failedLines.length} />
      )}
      {rows.length > 0 && strip > 0 && (
        <Strip kind={view.kind} row={rows[index]} width={width} height={strip} nowMs={nowMs} />
      )}
    </Box>
  );
};
