// The commands of the prompt that allows changes.

import { idleTime } from '../../store/environments/writeAccess.ts';
import type { CommandEntry } from '../types.ts';

/** Allowing changes for a while: the environment's name is typed, so that nobody does it without knowing where. */
export const unlockingCommands: readonly CommandEntry[] = [
  {
    id: 'unlock.try',
    keys: ['enter'],
    contexts: ['unlock'],
    title: 'unlock, where the name is right',
    needs: () => 'quiet',
    hint: { label: 'unlock', rank: 1 },
    run: (explorer) => {
      const { overlay } = explorer.store.getState();
      if (overlay.type !== 'unlock') return;
      const problem = explorer.writeAccess.unlock(overlay.field.text);
      if (problem !== undefined) {
        explorer.setOverlay({ ...overlay, problem });
        return;
      }
      explorer.setOverlay({ type: 'none' });
      explorer.flash(
        `Changes are allowed until nobody has pressed a key for ${idleTime()}.`,
        'warn',
      );
    },
  },
  {
    id: 'unlock.cancel',
    keys: ['esc', 'ctrl-c'],
    contexts: ['unlock'],
    title: 'stay READ-ONLY',
    hint: { label: 'stay READ-ONLY', rank: 2 },
    run: (explorer) => explorer.setOverlay({ type: 'none' }),
  },
];
