import type { Explorer } from '../store/explorer.ts';
import { currentView } from '../store/state.ts';
import { setTyped } from './filtering.ts';
import { leave } from './leaving.ts';
import { type Command, views } from './types.ts';

const walk = (explorer: Explorer, to: 'past' | 'future' | 'last', nowhere: string): void => {
  if (!explorer.walk(to)) explorer.flash(nowhere, 'quiet');
};

const goBack = (explorer: Explorer): void => {
  if (!explorer.back()) {
    explorer.flash('This is the first view. :q or ctrl-c leaves spyglass.', 'quiet');
  }
};

/** Going back, and through where one has been; asking again; leaving. */
export const goingCommands: readonly Command[] = [
  {
    id: 'view.refresh',
    keys: ['R'],
    where: ['list', 'thing', 'form'],
    title: 'ask again now',
    hint: { label: 'refresh', rank: 10 },
    run: (explorer) => explorer.queries.refresh(currentView(explorer.store.getState())),
  },
  {
    id: 'view.escape',
    keys: ['esc'],
    where: views,
    title: 'end a range, clear the filter, then one step back',
    run: (explorer) => {
      const view = currentView(explorer.store.getState());
      if (view.screen === 'list' && view.range !== undefined) {
        explorer.changeList((shown) => ({ ...shown, range: undefined }));
        return;
      }
      const typed =
        view.screen === 'list' ? view.filter : view.screen === 'thing' ? view.search : '';
      if (typed !== '') setTyped(explorer, '');
      else goBack(explorer);
    },
  },
  {
    id: 'view.back',
    keys: ['q'],
    where: views,
    title: 'one step back',
    hint: { label: 'back', rank: 6, when: ({ views: stack }) => stack.length > 1 },
    run: goBack,
  },
  {
    id: 'history.back',
    keys: ['['],
    where: views,
    title: 'to where one was before',
    run: (explorer) => walk(explorer, 'past', 'There is nothing before this.'),
  },
  {
    id: 'history.forward',
    keys: [']'],
    where: views,
    title: 'forward again',
    run: (explorer) => walk(explorer, 'future', 'There is nothing after this.'),
  },
  {
    id: 'history.last',
    keys: ['-'],
    where: views,
    title: 'the last view, and back again',
    run: (explorer) => walk(explorer, 'last', 'There was no view before this.'),
  },
  {
    id: 'refresh.toggle',
    keys: ['r'],
    where: ['list', 'thing'],
    title: 'refresh by itself, or not',
    run: (explorer) => {
      const { everySeconds } = explorer.store.getState().session.refresh;
      if (everySeconds === 0) {
        explorer.flash('Refresh is off for this session: --refresh 0.', 'quiet');
        return;
      }
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
    where: views,
    title: 'back to the shell for a while; fg comes back here',
    run: (explorer) => {
      const why = explorer.suspend();
      if (why !== undefined) explorer.flash(why, 'warn');
    },
  },
  {
    id: 'app.quit',
    keys: ['ctrl-c'],
    where: views,
    title: 'cancel a running probe, else leave spyglass',
    run: (explorer) => {
      const view = currentView(explorer.store.getState());
      const cancelled = view.screen === 'probe' && explorer.probes.cancel(view.kind, view.thingId);
      if (cancelled) explorer.flash('The probe was cancelled.', 'quiet');
      else leave(explorer);
    },
  },
];
