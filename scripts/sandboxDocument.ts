// Makes the list of quirks in `docs/sandbox.md`.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { quirkList } from '../src/sandbox/faults/quirks.ts';

const file = fileURLToPath(new URL('../docs/sandbox.md', import.meta.url));

const played = {
  always: 'always',
  ordered: 'to order',
  named: 'by its number only',
  client: 'no trait of a tenant',
} as const;

const marks = ['<!-- quirks -->', '<!-- /quirks -->'] as const;

/** The page of the sandbox with the list of quirks as the code has it. */
export const sandboxDocument = (page: string): string => {
  const [begin, end] = marks.map((mark) => page.indexOf(mark));
  const table = [
    '| number | trap | played |',
    '|--|--|--|',
    ...quirkList.map(({ number, title, play }) => `| ${number} | ${title} | ${played[play]} |`),
  ].join('\n');
  return `${page.slice(0, begin)}${marks[0]}\n${table}\n${page.slice(end)}`;
};

/** The page as it stands. */
export const sandboxPage = (): string => readFileSync(file, 'utf8');
