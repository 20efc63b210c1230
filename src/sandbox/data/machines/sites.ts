// The cities where the company has its data centre and its branch.

import { randomOf } from '../random.ts';

/** A place of the company: its name, and how its machines are called after it. */
export type Site = { readonly city: string; readonly code: string };

const alternatives: Readonly<Record<'home' | 'branch', readonly [Site, ...Site[]]>> = {
  home: [
    { city: 'Rotterdam', code: 'rtm' },
    { city: 'Antwerp', code: 'anr' },
    { city: 'Hamburg', code: 'ham' },
    { city: 'Le Havre', code: 'leh' },
  ],
  branch: [
    { city: 'Singapore', code: 'sin' },
    { city: 'Port Klang', code: 'pkg' },
    { city: 'Hong Kong', code: 'hkg' },
    { city: 'Busan', code: 'pus' },
  ],
};

/** Where the company of a seed has its data centre, and where its branch; seed 1 is Rotterdam and Singapore. */
export const siteOf = (seed: number, which: 'home' | 'branch'): Site => {
  const [first] = alternatives[which];
  return seed === 1 ? first : randomOf(seed, 'site', which).pick(alternatives[which]);
};
