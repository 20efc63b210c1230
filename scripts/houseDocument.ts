// Makes the map of the house out of the first line of every file: `docs/house-map.md` and a part of `docs/house.md`.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A layer of `src`: its folder, and what it is for. */
type Layer = { readonly folder: string; readonly holds: string };

/** All layers, those first that the others are built on. */
export const layers: readonly Layer[] = [
  { folder: 'model', holds: 'what the API talks about: tolerant schemas, the table of operations' },
  { folder: 'api', holds: 'speaks HTTP: one request function, one file a service' },
  { folder: 'insight', holds: 'pure functions from data to answers: status words, times, masking' },
  { folder: 'resources', holds: 'the catalogue: one entry a kind of thing' },
  { folder: 'store', holds: 'the state of the explorer, and the cache of answers' },
  { folder: 'commands', holds: 'what the user can do: keys, command line, menus' },
  { folder: 'screens', holds: 'draws the state; the text of each screen is in `text`' },
  { folder: 'config', holds: 'where connections and settings come from' },
  { folder: 'cli', holds: 'the subcommands; puts the explorer together' },
  { folder: 'terminal', holds: 'the terminal itself: input, output, clean text, colours' },
  { folder: 'sandbox', holds: 'the embedded tenant: an HTTP server with seeded data' },
];

/** The first line of a source file without its slashes; undefined where that says nothing. */
export const firstLineOf = (path: string): string | undefined => {
  const [first = '', second = ''] = readFileSync(`${root}${path}`, 'utf8').split('\n', 2);
  const line = first.startsWith('#!') ? second : first;
  return /^\/\/ (.*\.)$/.exec(line)?.[1];
};

type Room = { readonly path: string; readonly files: readonly string[] };

/** A folder and those in it, each with its own files. */
const roomsIn = (path: string): readonly Room[] => {
  const entries = readdirSync(`${root}${path}`, { withFileTypes: true });
  const names = (isWanted: (entry: (typeof entries)[number]) => boolean): readonly string[] =>
    entries
      .filter(isWanted)
      .map(({ name }) => name)
      .sort();
  return [
    { path, files: names((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)) },
    ...names((entry) => entry.isDirectory()).flatMap((name) => roomsIn(`${path}/${name}`)),
  ];
};

/** Every source file of the program. */
export const sourceFiles = (): readonly string[] =>
  roomsIn('src').flatMap(({ path, files }) => files.map((name) => `${path}/${name}`));

const roomText = ({ path, files }: Room): string =>
  [
    `## ${path}`,
    '',
    ...files.map((name) => {
      const line = firstLineOf(`${path}/${name}`) ?? 'No first line.';
      return `- \`${name}\`: ${line}`;
    }),
  ].join('\n');

/** The page with the first line of every source file, folder by folder. */
export const fileMapDocument = (): string =>
  `${[
    '# The map of all files',
    'Made by `npm run documents` out of the first line of each file. [house.md](house.md) explains the house itself.',
    ...roomsIn('src')
      .filter(({ files }) => files.length > 0)
      .map(roomText),
  ].join('\n\n')}\n`;

const rowOf = ({ folder, holds }: Layer): string => {
  const rooms = readdirSync(`${root}src/${folder}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return `| [${folder}](house-map.md#src${folder}) | ${holds} | ${rooms.join(', ')} |`;
};

const marks = ['<!-- map -->', '<!-- /map -->'] as const;

/** The page of the house with the map of its layers as they are. */
export const houseDocument = (page: string): string => {
  const [begin, end] = marks.map((mark) => page.indexOf(mark));
  const table = ['| layer | holds | folders |', '|--|--|--|', ...layers.map(rowOf)].join('\n');
  return `${page.slice(0, begin)}${marks[0]}\n${table}\n${page.slice(end)}`;
};

/** The page as it stands. */
export const housePage = (): string => readFileSync(`${root}docs/house.md`, 'utf8');
