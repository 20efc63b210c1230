// The file of chosen columns, sort orders and the preview.

import { dirname, join } from 'node:path';
import { shownPath } from '../../config/files/paths.ts';
import { configSurroundings } from '../../config/surroundings.ts';
import type { TableChoice, TableChoices } from '../../store/lists/tableColumns.ts';
import type { TableSource } from '../../store/lists/tables.ts';
import { journalPath } from './journalFile.ts';
import { replaceOwnFile } from './ownFolder.ts';
import { readOwnText } from './ownText.ts';

/** The file of chosen columns and sorts, and of the preview, beside the journal. */
export const tablesPath = (variables: Readonly<Record<string, string | undefined>>): string =>
  join(dirname(journalPath(variables)), 'tables.json');

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One kind's entry as it stands in the file; undefined where it is none. */
const choiceOf = (value: unknown): TableChoice | undefined => {
  if (!isObject(value)) return undefined;
  const { columns, sort } = value;
  const hasColumns =
    Array.isArray(columns) && columns.length > 0 && columns.every((id) => typeof id === 'string');
  const hasSort =
    isObject(sort) && typeof sort.column === 'string' && typeof sort.descending === 'boolean';
  if (columns !== undefined && !hasColumns) return undefined;
  if (sort !== undefined && !hasSort) return undefined;
  return {
    ...(hasColumns ? { columns: columns as readonly string[] } : {}),
    ...(hasSort
      ? { sort: { column: String(sort.column), descending: sort.descending === true } }
      : {}),
  };
};

type Kept = Pick<TableSource, 'choices' | 'preview'> & {
  /** A sentence, where the file is there and cannot be read: it is then ignored. */
  readonly problem?: string;
};

/** Reads what was kept. A file that is not there is no problem. */
export const readTables = (path: string): Kept => {
  const ignored = (why: string): Kept => ({
    choices: {},
    problem: `${path} is ignored, columns and sorts are as usual: ${why}`,
  });
  const text = readOwnText(path);
  if (!text.ok) return ignored(`${text.error}.`);
  if (text.value === undefined) return { choices: {} };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.value);
  } catch {
    return ignored('it is no JSON.');
  }
  if (!isObject(parsed)) return ignored('it is no object of kinds.');
  const choices: Record<string, TableChoice> = {};
  const { preview, ...kinds } = parsed;
  if (preview !== undefined && preview !== 'never') {
    return ignored('what it says of preview has not the form it should.');
  }
  for (const [kind, value] of Object.entries(kinds)) {
    const choice = choiceOf(value);
    if (choice === undefined) return ignored(`what it says of ${kind} has not the form it should.`);
    choices[kind] = choice;
  }
  return preview === undefined ? { choices } : { choices, preview };
};

/** Keeps them: written whole beside the old file and then put in its place. Gives the reason where it cannot. */
export const writeTables = (
  path: string,
  choices: TableChoices,
  preview: TableSource['preview'] = 'where there is room',
): string | undefined => {
  const all = preview === 'never' ? { ...choices, preview } : choices;
  return replaceOwnFile(path, `${JSON.stringify(all, null, 2)}\n`);
};

/** What was kept of columns and sorts, and the way to keep more. The demo reads and leaves nothing. */
export const keptTables = (
  variables: Readonly<Record<string, string | undefined>>,
  isDemo: () => boolean,
): TableSource & Kept => {
  const path = tablesPath(variables);
  const place = shownPath(path, configSurroundings(variables));
  return {
    ...(isDemo() ? { choices: {} } : readTables(path)),
    keep: (choices, preview) => {
      if (isDemo()) return undefined;
      const problem = writeTables(path, choices, preview);
      return problem === undefined ? { place } : { problem };
    },
  };
};
