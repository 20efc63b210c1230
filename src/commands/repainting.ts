// The command that paints the whole screen again.

import { everywhere } from './overlays/overlayKeys.ts';
import type { CommandEntry } from './types.ts';

/** Painting anew what a terminal has lost. */
export const repaintingCommands: readonly CommandEntry[] = [
  {
    id: 'screen.repaint',
    keys: ['ctrl-l'],
    contexts: everywhere,
    beforeRows: 'at once',
    title: 'paint the whole screen anew, where something else wrote on it',
    run: (explorer) => explorer.repaint(),
  },
];
