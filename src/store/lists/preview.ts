// Keeps the details beside a list on the thing under the cursor.

import { kindOf } from '../../resources/index.ts';
import type { Thing } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import type { FrameState } from '../frame/size.ts';
import { previewColumns } from '../frame/size.ts';
import type { ViewsState } from '../navigation/view.ts';
import { currentView } from '../navigation/view.ts';
import type { ListsState } from '../selectors.ts';
import { rowUnderCursor } from '../selectors.ts';

/** How long the cursor rests on a thing before its details are shown: whoever moves on wants to see the list. */
const restMs = 150;

/** What the preview is to show: a thing of a list view. */
type Wanted = { readonly viewId: number; readonly id: string; readonly row: Thing };

/**
 * Keeps the preview on the thing under the cursor. In a list that was just opened it follows at once, and so it does
 * when the same thing was read again; from thing to thing after a short rest.
 */
export const followPreview = ({
  store,
  busy,
  after,
}: Deps<ListsState & ViewsState & FrameState>): void => {
  let pending: { readonly wanted: Wanted; readonly cancel: () => void } | undefined;

  const stop = () => {
    pending?.cancel();
    pending = undefined;
  };

  const wantedNow = (): Wanted | undefined => {
    const state = store.getState();
    const view = currentView(state);
    if (view.screen !== 'list' || previewColumns(state) === 0) return undefined;
    const row = rowUnderCursor(state, view);
    if (row === undefined) return undefined;
    return { viewId: view.id, id: kindOf(view.kind).identify(row), row };
  };

  const show = (at: Wanted | undefined) => {
    stop();
    store.setState(({ preview }) => ({ preview: { ...preview, at } }));
  };

  store.subscribe((state) => {
    const { at } = state.preview;
    const wanted = wantedNow();
    if (wanted === undefined) {
      // The pane of a list that is empty now must not go on showing what was there.
      if (at !== undefined && currentView(state).screen === 'list') show(undefined);
      else stop();
    } else if (at?.viewId === wanted.viewId && at.id === wanted.id) {
      if (at.row === wanted.row) stop();
      else show(wanted);
    } else if (at?.viewId !== wanted.viewId) show(wanted);
    else if (pending?.wanted.id !== wanted.id) {
      stop();
      const rest = Promise.withResolvers<void>();
      const cancelTimer = after(restMs, () => {
        rest.resolve();
        show(wantedNow());
      });
      const cancel = () => {
        cancelTimer();
        rest.resolve();
      };
      pending = { wanted, cancel };
      void busy.during(rest.promise);
    }
  });
};
