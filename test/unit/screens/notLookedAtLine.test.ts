import { expect, it } from 'vitest';
import { notLookedAtSpans } from '../../../src/screens/text/lists/notLookedAtLine.ts';

const runs = 'runs: need idn:task:read';
const clusters = 'clusters: need idn:mc:read';

it.each([
  [[runs], 80, ` not looked at: ${runs}`],
  [[runs, clusters], 80, ` not looked at: ${runs} · ${clusters}`],
  [[runs, clusters], 60, ` not looked at: ${runs} · and 1 more`],
  [[runs, clusters, clusters], 80, ` not looked at: ${runs} · and 2 more`],
  [[runs, clusters], 40, ' not looked at: runs: need… · and 1 more'],
  [[runs], 20, ' not looked at: run…'],
] as const)(
  'says of %j in %i cells what fits whole, and how many more there are',
  (all, width, line) => {
    expect(
      notLookedAtSpans(all, width)
        .map(({ text }) => text)
        .join(''),
    ).toBe(line);
  },
);
