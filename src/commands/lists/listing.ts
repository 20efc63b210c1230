// The commands of a list: marks, columns in sight, only broken rows, and the preview.

import { keyed } from '../../model/keyed.ts';
import { kindOf } from '../../resources/index.ts';
import type { Explorer } from '../../store/explorer.ts';
import { canShift, fitsWhole, listShift } from '../../store/frame/sideways.ts';
import { previewFrom } from '../../store/frame/size.ts';
import { withMark, withRange } from '../../store/lists/marks.ts';
import { stripRoom } from '../../store/lists/rowLines.ts';
import { currentView, type ListView } from '../../store/navigation/view.ts';
import { rowsOf, rowUnderCursor } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import { nothingHere } from '../navigation/opening.ts';
import type { CommandEntry } from '../types.ts';

/** The list on screen; these commands are of lists alone. */
export const listOnScreen = (state: State): ListView | undefined => {
  const view = currentView(state);
  return view.screen === 'list' ? view : undefined;
};

const isMarking = (state: State): boolean => {
  const view = listOnScreen(state);
  return view !== undefined && (view.marks.size > 0 || view.range !== undefined);
};

const markOne = (explorer: Explorer): void => {
  const state = explorer.store.getState();
  const view = listOnScreen(state);
  const row = view === undefined ? undefined : rowUnderCursor(state, view);
  if (view === undefined || row === undefined) return;
  const kind = kindOf(view.kind);
  const id = kind.identify(row);
  // Marks are kept by id: one that is empty would stand for every such row.
  if (id === '') {
    explorer.flash(
      `The tenant sent this ${kind.singular} without an id: it cannot be marked.`,
      'warn',
    );
    return;
  }
  explorer.changeList((shown) => withMark(shown, id));
  explorer.moveCursor({ by: 1 });
};

const markRange = (explorer: Explorer): void => {
  const isBegun = listOnScreen(explorer.store.getState())?.range !== undefined;
  explorer.changeList((view, state) => withRange(view, rowsOf(state, view), kindOf(view.kind)));
  if (!isBegun)
    explorer.remark(
      keyed`Move to the other end and press {marks.range} again. {View.escape} ends it.`,
    );
};

/** One column sideways. */
const shift = (explorer: Explorer, by: 1 | -1): void => {
  const state = explorer.store.getState();
  const view = listOnScreen(state);
  if (view === undefined) return;
  if (canShift(state, view, by)) {
    explorer.changeList((shown) => ({ ...shown, shift: listShift(state, shown) + by }));
  } else if (fitsWhole(state, view)) {
    explorer.remark(keyed`Every column is on screen. {columns.open} chooses others.`);
  } else explorer.remark(by > 0 ? 'That is the last column.' : 'That is the first column.');
};

/** Whether something of the row under the cursor fits beside the list or under it. */
const hasRoomForPreview = (state: State): boolean => {
  const view = listOnScreen(state);
  return state.size.columns >= previewFrom || (view !== undefined && stripRoom(state, view) > 0);
};

/** How a list shows its rows: marks, columns, only what is broken, details beside it. */
export const listingCommands: readonly CommandEntry[] = [
  {
    id: 'marks.toggle',
    keys: ['space'],
    contexts: ['list'],
    beforeRows: 'waits',
    title: 'mark it or not, and one down',
    hint: { label: 'mark', rank: 11 },
    whyNot: nothingHere,
    run: markOne,
  },
  {
    id: 'marks.range',
    keys: ['v'],
    contexts: ['list'],
    beforeRows: 'waits',
    title: 'begin a range of marks here, or end it here',
    whyNot: nothingHere,
    run: markRange,
  },
  {
    id: 'marks.clear',
    keys: ['M'],
    contexts: ['list'],
    beforeRows: 'waits',
    title: 'clear all marks',
    hint: { label: 'clear marks', rank: 6, when: isMarking },
    whyNot: (state) =>
      isMarking(state) ? undefined : keyed`Nothing is marked. {marks.toggle} marks a row.`,
    run: (explorer) =>
      explorer.changeList((view) => ({ ...view, marks: new Set<string>(), range: undefined })),
  },
  {
    id: 'list.broken',
    keys: ['!'],
    contexts: ['list'],
    beforeRows: 'in turn',
    title: 'only what is broken, or all',
    hint: { label: 'broken', rank: 9 },
    whyNot: (state) => {
      const kind = kindOf(currentView(state).kind);
      return kind.isBroken === undefined
        ? `Nothing here is broken or well: ${kind.plural} have no such state.`
        : undefined;
    },
    run: (explorer) => explorer.changeRows((view) => ({ ...view, onlyBroken: !view.onlyBroken })),
  },
  {
    id: 'list.wide',
    keys: ['W'],
    contexts: ['list'],
    beforeRows: 'in turn',
    title: 'all columns, or those that fit',
    hint: { label: 'wide', rank: 12 },
    run: (explorer) => explorer.changeList((view) => ({ ...view, wide: !view.wide, shift: 0 })),
  },
  {
    id: 'list.right',
    keys: ['l', 'right'],
    contexts: ['list'],
    beforeRows: 'in turn',
    title: 'columns further right',
    run: (explorer) => shift(explorer, 1),
  },
  {
    id: 'list.left',
    keys: ['h', 'left'],
    contexts: ['list'],
    beforeRows: 'in turn',
    title: 'columns further left',
    run: (explorer) => shift(explorer, -1),
  },
  {
    id: 'list.preview',
    keys: ['D'],
    contexts: ['list'],
    beforeRows: 'in turn',
    title: 'details beside the list, or in short under it, or neither',
    hint: { label: 'preview', rank: 13, when: hasRoomForPreview },
    whyNot: (state) =>
      hasRoomForPreview(state)
        ? undefined
        : keyed`Details beside the list need ${previewFrom} columns; here are ${state.size.columns}. {list.describe} shows them.`,
    run: (explorer) => explorer.tables.togglePreview(),
  },
];
