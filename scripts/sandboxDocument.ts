// Makes the list of quirks in `docs/sandbox.md`.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { quirkList } from '../src/sandbox/faults/quirks.ts';

const file = fileURLToPath(new URL('../docs/sandbox.md', import.meta.url));

const presence = {
  always: 'always',
  ordered: 'on request',
  named: 'on request by its number',
  client: 'never, a matter of clients and networks',
} as const;

const marks = ['<!-- quirks -->', '<!-- /quirks -->'] as const;

/** The page of the sandbox with the list of quirks as the code has it. */
export const sandboxDocument = (page: string): string => {
  const [begin, end] = marks.map((mark) => page.indexOf(mark));
  const table = [
    '| number | quirk | present |',
    '|--|--|--|',
    ...quirkList.map(({ number, title, play }) => `| ${number} | ${title} | ${presence[play]} |`),
  ].join('\n');
  return `${page.slice(0, begin)}${marks[0]}\n${table}\n${page.slice(end)}`;
};

/** The page as it stands. */
export const sandboxPage = (): string => readFileSync(file, 'utf8');
