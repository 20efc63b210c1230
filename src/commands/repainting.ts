import { type Command, everywhere } from './types.ts';

/** Painting anew what a terminal has lost. */
export const repaintingCommands: readonly Command[] = [
  {
    id: 'screen.repaint',
    keys: ['ctrl-l'],
    contexts: everywhere,
    title: 'paint the whole screen anew, where something else wrote on it',
    run: (explorer) => explorer.repaint(),
  },
];
