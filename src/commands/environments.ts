import type { Explorer } from '../store/explorer.ts';
import type { Command } from './types.ts';

const move = (explorer: Explorer, by: number): void => {
  const { overlay } = explorer.store.getState();
  if (overlay.type !== 'environments') return;
  const choice = Math.max(0, Math.min(overlay.choice + by, overlay.choices.length - 1));
  explorer.setOverlay({ ...overlay, choice });
};

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

/** Going to another environment. */
export const environmentCommands: readonly Command[] = [
  {
    id: 'environment.byShortcut',
    keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    where: ['list'],
    title: 'go to the environment with this shortcut',
    run: (explorer, key) => explorer.environments.switchTo({ shortcut: Number(key) }),
  },
  {
    id: 'environments.down',
    keys: ['j', 'down'],
    where: ['environments'],
    title: 'next one',
    run: (explorer) => explorer.environments.whenShown(() => move(explorer, 1)),
  },
  {
    id: 'environments.up',
    keys: ['k', 'up'],
    where: ['environments'],
    title: 'one before',
    run: (explorer) => explorer.environments.whenShown(() => move(explorer, -1)),
  },
  {
    id: 'environments.go',
    keys: ['enter', 'space'],
    where: ['environments'],
    title: 'go there',
    hint: { label: 'go there', rank: 1 },
    run: (explorer) =>
      explorer.environments.whenShown(() => {
        const { overlay } = explorer.store.getState();
        if (overlay.type === 'environments') goTo(explorer, overlay.choice);
      }),
  },
  {
    id: 'environments.goByShortcut',
    keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    where: ['environments'],
    title: 'go to the one with this shortcut',
    run: (explorer, key) =>
      explorer.environments.whenShown(() => {
        const { overlay } = explorer.store.getState();
        if (overlay.type !== 'environments') return;
        const index = overlay.choices.findIndex(({ shortcut }) => shortcut === Number(key));
        if (index === -1) explorer.flash(`No environment has the shortcut ${key}.`, 'quiet');
        else goTo(explorer, index);
      }),
  },
  {
    id: 'environments.close',
    keys: ['esc', 'q', 'ctrl-c'],
    where: ['environments'],
    title: 'stay here',
    hint: { label: 'stay here', rank: 2 },
    run: (explorer) => explorer.setOverlay({ type: 'none' }),
  },
];
