// The command that ends a lookup.

import type { CommandEntry } from '../types.ts';

/** What can be pressed while something is looked for; all else is held until it is found. */
export const lookupCommands: readonly CommandEntry[] = [
  {
    id: 'lookup.callOff',
    keys: ['esc', 'ctrl-c'],
    contexts: ['lookup'],
    title: 'stay here, and forget what was typed ahead',
    hint: { label: 'stay here', rank: 1 },
    run: (explorer) => explorer.lookups.callOff(),
  },
];
