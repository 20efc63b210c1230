// The commands that copy, and the copy menu.

import { keyed } from '../../model/keyed.ts';
import { kindOf } from '../../resources/index.ts';
import type { Explorer } from '../../store/explorer.ts';
import { currentView } from '../../store/navigation/view.ts';
import type { State } from '../../store/state.ts';
import { nothingHere } from '../navigation/opening.ts';
import { commandsOfMenu, type Menu } from '../overlays/menus.ts';
import type { CommandEntry } from '../types.ts';
import { errorAtHand } from './atHand.ts';
import { type CopyChoice, copyChoices } from './copyChoices.ts';
import { copyChoice, copyOut, openConsole } from './copying.ts';
import { journalTicket, probeTicket } from './ticketText.ts';

/** Where no thing is there an error may be, which can be copied as well. */
const nothingToCopy = (state: State): string | undefined =>
  errorAtHand(state) === undefined ? nothingHere(state) : undefined;

const choicesNow = (explorer: Explorer): readonly CopyChoice[] =>
  copyChoices(explorer.store.getState(), explorer.now());

const choose = (explorer: Explorer, choice: CopyChoice | undefined): void => {
  explorer.setOverlay({ type: 'none' });
  if (choice !== undefined) void explorer.busy.during(copyChoice(explorer, choice.id));
};

const copyProbe = async (explorer: Explorer): Promise<void> => {
  const say = explorer.later();
  const { baseUrl } = await explorer.outside.addresses();
  const state = explorer.store.getState();
  const view = currentView(state);
  if (view.screen !== 'probe') return;
  const text = probeTicket(state, view, baseUrl, explorer.now(), explorer.withKeys);
  if (text === undefined)
    explorer.remark(keyed`Nothing was run yet. {probe.again} runs the checks.`);
  else await copyOut(explorer, { what: 'the checks for a ticket', text }, say);
};

/** The keys that choose in the menu at once. */
const choiceKeys = ['n', 'i', 'e', 'y', 'Y', 'u', 's', 'g', 'b'];
const columnKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The menu of what can be copied. */
export const copyMenu: Menu = {
  type: 'copy',
  titles: { down: 'next one', up: 'one before' },
  count: (explorer) => choicesNow(explorer).length,
  choose: {
    name: 'choose',
    keys: ['enter', 'space'],
    title: 'copy it',
    hint: { label: 'copy it', rank: 1 },
    run: (explorer, choice) => choose(explorer, choicesNow(explorer)[choice]),
  },
  others: [
    {
      id: 'copy.byKey',
      keys: [...choiceKeys, ...columnKeys],
      keysDiffer: true,
      contexts: ['copy'],
      title: 'copy the one with this letter or digit',
      run: (explorer, key) => {
        const found = choicesNow(explorer).find((choice) => choice.key === key);
        if (found === undefined) explorer.remark(`Nothing here has the key ${key}.`);
        else choose(explorer, found);
      },
    },
  ],
  close: {
    keys: ['esc', 'q', 'C', 'ctrl-c'],
    title: 'copy nothing',
    hint: { label: 'copy nothing', rank: 2 },
  },
};

/** Whether the web console has a page of what is on screen. */
const hasConsolePage = (state: State): boolean =>
  kindOf(currentView(state).kind).consolePage !== 'none';

/** Taking things out of the program: into the clipboard, or to the web console. */
export const sharingCommands: readonly CommandEntry[] = [
  {
    id: 'copy.name',
    keys: ['c'],
    contexts: ['list', 'thing', 'form'],
    beforeRows: 'waits',
    title: 'copy the name, or those of all marked ones; of an error its text for a ticket',
    hint: {
      label: 'copy',
      rank: 11,
      instead: (state) =>
        errorAtHand(state) !== undefined && nothingHere(state) !== undefined
          ? { label: 'copy the error for a ticket', rank: 2 }
          : undefined,
    },
    whyNot: nothingToCopy,
    run: (explorer) => {
      const id = choicesNow(explorer)[0]?.id;
      if (id !== undefined) void explorer.busy.during(copyChoice(explorer, id));
    },
  },
  {
    id: 'probe.copy',
    keys: ['c'],
    contexts: ['probe'],
    beforeRows: 'waits',
    title: 'copy all of it for a ticket',
    hint: { label: 'copy for the ticket', rank: 4 },
    run: (explorer) => void explorer.busy.during(copyProbe(explorer)),
  },
  {
    id: 'journal.copy',
    keys: ['c'],
    contexts: ['journal'],
    title: 'copy them',
    hint: { label: 'copy', rank: 2 },
    whyNot: ({ journal }) =>
      journal.length === 0 ? 'Nothing was changed in this session.' : undefined,
    run: (explorer) => {
      const text = journalTicket(explorer.store.getState());
      void explorer.busy.during(copyOut(explorer, { what: 'the journal', text }));
    },
  },
  {
    id: 'copy.open',
    keys: ['C'],
    contexts: ['list', 'thing', 'probe', 'form'],
    beforeRows: 'waits',
    opens: 'copy',
    title: 'copy something else: id, a field, JSON, YAML, curl, the console address',
    hint: { label: 'copy what', rank: 12 },
    whyNot: (state) => (currentView(state).screen === 'probe' ? undefined : nothingToCopy(state)),
    run: (explorer) => {
      if (choicesNow(explorer).length > 0) explorer.setOverlay({ type: 'copy', choice: 0 });
      else explorer.remark('There is nothing here to copy.');
    },
  },
  {
    id: 'thing.console',
    keys: ['b'],
    contexts: ['list', 'thing', 'probe', 'form'],
    beforeRows: 'waits',
    title: 'its page in the web console',
    hint: { label: 'web console', rank: 13, when: hasConsolePage },
    whyNot: (state) => (currentView(state).screen === 'probe' ? undefined : nothingHere(state)),
    run: (explorer) => void explorer.busy.during(openConsole(explorer)),
  },
  ...commandsOfMenu(copyMenu),
];
