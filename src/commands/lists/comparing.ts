// Comparing two things, and the commands of the pages about a comparison and about oneself.

import { keyed } from '../../model/keyed.ts';
import type { Explorer } from '../../store/explorer.ts';
import { markedOrAtHand } from '../../store/lists/marks.ts';
import { currentView } from '../../store/navigation/view.ts';
import type { State } from '../../store/state.ts';
import { unquoted } from '../commandLine/quotes.ts';
import type { CommandEntry } from '../types.ts';

const usage = keyed`Compare with what? :diff @environment, :diff NAME of another one, or mark two rows with {marks.toggle}.`;

/** The two rows that are marked; undefined where nothing is. */
const marked = (state: State) => {
  const view = currentView(state);
  const rows = markedOrAtHand(state);
  return view.screen === 'list' && rows.length > 1 ? rows : undefined;
};

/** Lays things side by side, as the words behind `:diff` say. */
export const compare = (explorer: Explorer, rest: string): void => {
  const { comparisons } = explorer;
  if (rest.startsWith('@')) {
    const name = rest.slice(1).trim();
    if (name === '') explorer.flash(`${usage} :env shows the environments.`, 'warn');
    else comparisons.withEnvironment(name);
    return;
  }
  if (rest !== '') {
    comparisons.withName(unquoted(rest));
    return;
  }
  const rows = marked(explorer.store.getState());
  const [one, other] = rows ?? [];
  if (one === undefined || other === undefined) explorer.flash(usage, 'warn');
  else if (rows?.length !== 2) {
    explorer.flash(
      keyed`${rows?.length ?? 0} rows are marked: mark two. {marks.clear} clears the marks.`,
      'warn',
    );
  } else comparisons.ofTwo(one, other);
};

/** Reading what differs between two things, and leaving the pages about oneself. */
export const comparingCommands: readonly CommandEntry[] = [
  {
    id: 'difference.all',
    keys: ['a'],
    contexts: ['difference'],
    title: 'show ids, times and health too, or leave them out again',
    hint: { label: 'ids and times too', rank: 1 },
    applies: ({ overlay }) =>
      overlay.type !== 'difference' || overlay.comparison.status !== 'failed',
    run: (explorer) => {
      const { overlay } = explorer.store.getState();
      if (overlay.type === 'difference') {
        explorer.setOverlay({ ...overlay, all: !overlay.all, scroll: 0 });
      }
    },
  },
  {
    id: 'difference.close',
    keys: ['esc', 'q', 'ctrl-c'],
    contexts: ['difference'],
    title: 'leave it',
    hint: { label: 'leave', rank: 2 },
    run: (explorer) => explorer.setOverlay({ type: 'none' }),
  },
  {
    id: 'whoami.again',
    keys: ['R'],
    contexts: ['whoami'],
    title: 'ask again now',
    hint: { label: 'again', rank: 2 },
    run: (explorer) => explorer.identify(),
  },
  {
    id: 'whoami.close',
    keys: ['esc', 'q', 'ctrl-c'],
    contexts: ['whoami'],
    title: 'leave it',
    hint: { label: 'leave', rank: 1 },
    run: (explorer) => explorer.setOverlay({ type: 'none' }),
  },
];
