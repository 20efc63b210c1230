// The commands that go back and forward, refresh, suspend and quit.

import { keyed } from '../../model/keyed.ts';
import type { Explorer } from '../../store/explorer.ts';
import { currentView } from '../../store/navigation/view.ts';
import { longestRows, whyNeverRefreshed } from '../../store/queries/refresher.ts';
import { listQuery, rowsOf, waitedForSeconds } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import { everywhere } from '../overlays/overlayKeys.ts';
import { errorAtHand } from '../sharing/atHand.ts';
import { clearSearch } from '../things/searching.ts';
import { type CommandEntry, views } from '../types.ts';
import { firstOfAll, nothingBefore } from './earlierEnvironment.ts';
import { needsToQuit, quitFromRest } from './quitting.ts';

const walk = (explorer: Explorer, to: 'past' | 'future' | 'last', nowhere: string): void => {
  if (explorer.walk(to)) return;
  const state = explorer.store.getState();
  explorer.remark(to === 'future' ? nowhere : nothingBefore(state, nowhere));
};

const filterOf = (state: State): string => {
  const view = currentView(state);
  return view.screen === 'list' ? view.filter : '';
};

/** Whether there are rows, and none is shown. */
const hidesAll = (state: State): boolean => {
  const view = currentView(state);
  if (view.screen !== 'list' || rowsOf(state, view).length > 0) return false;
  return (listQuery(state, view)?.data?.rows.length ?? 0) > 0;
};

const goBack = (explorer: Explorer): void => {
  if (!explorer.back()) {
    explorer.remark(firstOfAll(explorer.store.getState()));
  }
};

/** Why the view is not read again by itself, whatever is wanted, and what to press instead. */
const whyNotRefreshed = (state: State): string | undefined => {
  switch (whyNeverRefreshed(state)) {
    case 'session':
      return 'Refresh is off for this session: --refresh 0.';
    case 'form':
      return keyed`A form is not read again by itself, as you may be editing it. {view.refresh} reads it now.`;
    case 'long list': {
      const longest = longestRows.toLocaleString('en-US');
      return keyed`Lists of over ${longest} rows are not read again by themselves. {view.refresh} reads it now.`;
    }
    case undefined:
      return undefined;
  }
};

/** A write on its way is followed to its end: a stopped program would not hear what came of it. */
const whyNotSuspended = ({ overlay }: State): string | undefined =>
  overlay.type === 'confirm' && overlay.sending
    ? 'It is being sent: wait until the tenant has answered.'
    : undefined;

/** Going back, and through where one has been; asking again; leaving. */
export const goingCommands: readonly CommandEntry[] = [
  {
    id: 'view.refresh',
    keys: ['R', 'ctrl-r'],
    contexts: ['list', 'thing', 'form'],
    beforeRows: 'at once',
    title: 'ask again now',
    hint: {
      label: 'refresh',
      rank: 10,
      instead: (state) =>
        errorAtHand(state) === undefined ? undefined : { label: 'again', rank: 1 },
    },
    run: (explorer) => explorer.queries.refresh(currentView(explorer.store.getState())),
  },
  {
    id: 'view.escape',
    keys: ['esc'],
    contexts: views,
    beforeRows: 'in turn',
    hint: {
      label: 'clear filter',
      rank: 1,
      instead: (state) => (filterOf(state) === '' ? { label: 'all of them', rank: 1 } : undefined),
      when: hidesAll,
    },
    title:
      'give up a wait (429), end a range, clear the filter, end only broken, then one step back',
    run: (explorer) => {
      const state = explorer.store.getState();
      const view = currentView(state);
      const seconds = waitedForSeconds(state);
      if (seconds !== undefined) {
        const said = { status: 429, text: '' };
        const error = { tag: 'rateLimited', said, retryAfterMs: seconds * 1000 } as const;
        explorer.queries.giveUp(view, error);
        return;
      }
      if (view.screen === 'list' && view.range !== undefined) {
        explorer.changeList((shown) => ({ ...shown, range: undefined }));
        return;
      }
      if (view.screen === 'list' && view.filter !== '') explorer.setFilter('');
      else if (view.screen === 'list' && view.onlyBroken) {
        explorer.changeRows((shown) => ({ ...shown, onlyBroken: false }));
      } else if (view.screen === 'thing' && view.search !== '') clearSearch(explorer);
      else goBack(explorer);
    },
  },
  {
    id: 'view.back',
    keys: ['q'],
    contexts: views,
    beforeRows: 'anywhere',
    title: 'one step back',
    hint: { label: 'back', rank: 6, when: ({ views: stack }) => stack.length > 1 },
    run: goBack,
  },
  {
    id: 'history.back',
    keys: ['['],
    contexts: views,
    beforeRows: 'at once',
    title: 'to where one was before',
    run: (explorer) => walk(explorer, 'past', 'There is nothing before this.'),
  },
  {
    id: 'history.forward',
    keys: [']'],
    contexts: views,
    beforeRows: 'at once',
    title: 'forward again',
    run: (explorer) => walk(explorer, 'future', 'There is nothing after this.'),
  },
  {
    id: 'history.last',
    keys: ['-'],
    contexts: views,
    beforeRows: 'at once',
    title: 'the last view, and back again',
    run: (explorer) => walk(explorer, 'last', 'There was no view before this.'),
  },
  {
    id: 'refresh.toggle',
    keys: ['r'],
    contexts: ['list', 'thing', 'form'],
    beforeRows: 'in turn',
    title: 'refresh by itself, or not',
    whyNot: whyNotRefreshed,
    run: (explorer) => {
      const { everySeconds } = explorer.store.getState().session.refresh;
      const on = explorer.refresher.toggle();
      explorer.flash(
        on ? `Refreshed every ${everySeconds} s.` : 'Not refreshed by itself any more.',
        'quiet',
      );
    },
  },
  {
    id: 'app.suspend',
    keys: ['ctrl-z'],
    contexts: everywhere,
    beforeRows: 'anywhere',
    inTooSmall: true,
    title: 'back to the shell for a while; fg comes back here',
    whyNot: whyNotSuspended,
    run: (explorer) => {
      const why = explorer.suspend();
      if (why !== undefined) explorer.flash(why, 'warn');
    },
  },
  {
    id: 'app.quit',
    keys: ['ctrl-c'],
    contexts: views,
    beforeRows: 'in turn',
    inTooSmall: true,
    title:
      'leave spyglass; where something loads or has just ended only when pressed twice; in the checks cancel them first',
    needs: needsToQuit,
    run: (explorer) => {
      const view = currentView(explorer.store.getState());
      if (view.screen === 'probe' && explorer.probes.cancel(view.kind, view.thingId)) {
        explorer.endings.note();
        explorer.flash('The probe was cancelled.', 'quiet');
      } else quitFromRest(explorer);
    },
  },
];
