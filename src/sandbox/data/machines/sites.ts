// The cities where the company has its data centre and its branch.

import { randomOf } from '../random.ts';

/** A site of the company: its city, and the code of the city in host names. */
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

/** The site of the data centre (`home`) or the branch in the tenant of a seed; Rotterdam and Singapore for seed 1. */
export const siteOf = (seed: number, which: 'home' | 'branch'): Site => {
  const [first] = alternatives[which];
  return seed === 1 ? first : randomOf(seed, 'site', which).pick(alternatives[which]);
};
