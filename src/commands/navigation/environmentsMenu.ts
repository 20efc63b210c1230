// The menu of environments, and the digits that go to one.

import type { Explorer } from '../../store/explorer.ts';
import type { State } from '../../store/state.ts';
import { commandsOfMenu, type Menu } from '../overlays/menus.ts';
import type { CommandEntry } from '../types.ts';
import { backToEnvironment, isOutOfReach } from './earlierEnvironment.ts';

const goTo = (explorer: Explorer, index: number): void => {
  const { overlay } = explorer.store.getState();
  if (overlay.type !== 'environments') return;
  const found = overlay.choices[index];
  if (found === undefined) return;
  if (found.problem !== undefined) {
    explorer.flash(found.problem, 'bad');
    return;
  }
  explorer.setOverlay({ type: 'none' });
  explorer.environments.switchTo({ name: found.name });
};

/** Whether the chosen one was not asked with the others. */
const isLeftOut = ({ overlay }: State): boolean => {
  if (overlay.type !== 'environments') return false;
  const chosen = overlay.choices[overlay.choice];
  return (
    chosen?.problem === undefined &&
    chosen?.product !== 'identityiq' &&
    overlay.looks[chosen?.name ?? '']?.status === 'leftOut'
  );
};

/** The menu of environments that one can go to. */
export const environmentMenu: Menu = {
  type: 'environments',
  titles: { down: 'next one', up: 'one before' },
  count: (explorer) => {
    const { overlay } = explorer.store.getState();
    return overlay.type === 'environments' ? overlay.choices.length : 0;
  },
  choose: {
    name: 'go',
    keys: ['enter', 'space'],
    title: 'go there',
    hint: { label: 'go there', rank: 1 },
    run: goTo,
  },
  others: [
    {
      id: 'environments.goByShortcut',
      keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
      keysDiffer: true,
      contexts: ['environments'],
      title: 'go to the one with this shortcut',
      run: (explorer, key) => {
        const { overlay } = explorer.store.getState();
        if (overlay.type !== 'environments') return;
        const index = overlay.choices.findIndex(({ shortcut }) => shortcut === Number(key));
        if (index === -1) explorer.remark(`No environment has the shortcut ${key}.`);
        else goTo(explorer, index);
      },
    },
    {
      id: 'environments.again',
      keys: ['R'],
      contexts: ['environments'],
      title: 'ask all of them again how they are',
      hint: { label: 'ask again', rank: 3 },
      run: (explorer) => explorer.environments.ask('all'),
    },
    {
      id: 'environments.ask',
      keys: ['p'],
      contexts: ['environments'],
      title: 'ask this one, even where its keyring may want its password',
      hint: { label: 'ask this one', rank: 1, when: isLeftOut },
      run: (explorer) => {
        const { overlay } = explorer.store.getState();
        const chosen =
          overlay.type === 'environments' ? overlay.choices[overlay.choice] : undefined;
        if (chosen !== undefined) explorer.environments.ask(chosen);
      },
    },
  ],
  close: {
    keys: ['esc', 'q', 'ctrl-c'],
    title: 'stay here',
    hint: { label: 'stay here', rank: 2 },
  },
};

/** Going to another environment. */
export const environmentCommands: readonly CommandEntry[] = [
  {
    id: 'environment.byShortcut',
    keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    keysDiffer: true,
    contexts: ['list'],
    beforeRows: 'in turn',
    title: 'go to the environment with this shortcut',
    hint: {
      label: '',
      rank: 3,
      instead: (state) => {
        const back = backToEnvironment(state);
        if (back === undefined || !isOutOfReach(state)) return undefined;
        // A line names the environment already.
        const label = back.type.length === 1 ? `back to ${back.environment}` : 'goes back';
        return { label, rank: 3, typed: back.type };
      },
    },
    run: (explorer, key) => explorer.environments.switchTo({ shortcut: Number(key) }),
  },
  ...commandsOfMenu(environmentMenu),
];
