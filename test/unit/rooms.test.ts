import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) =>
  join('src', path),
);
const folders = paths.filter((path) => statSync(path).isDirectory());
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

it.each(['src', ...folders])('%s has at most 15 files', (folder) => {
  expect(filesIn(folder).length).toBeLessThanOrEqual(15);
});

/** The things of the tenant: each has the same name on every floor that knows it. */
const things = ['sources', 'access', 'jit', 'machines', 'runs', 'people', 'tenant'];

it.each([
  'src/model',
  'src/model/operations',
  'src/api',
  'src/resources/kinds',
  'src/sandbox/data',
  'src/sandbox/state',
  'src/sandbox/handlers',
])('%s has rooms for things of the tenant alone, each at most once', (layer) => {
  const rooms = folders
    .filter(
      (folder) => folder.startsWith(`${layer}/`) && !folder.slice(layer.length + 1).includes('/'),
    )
    .map((folder) => folder.slice(layer.length + 1));
  const others: Readonly<Record<string, readonly string[]>> = {
    'src/api': ['http'],
    'src/model': ['operations', 'filters'],
    // What is found out of the things.
    'src/resources/kinds': ['findings'],
  };
  const machinery = others[layer] ?? [];
  expect(rooms.length).toBeGreaterThan(0);
  expect(rooms.filter((room) => ![...things, ...machinery].includes(room))).toEqual([]);
});

it('what draws with React is in screens, and what makes text is in its folder text', () => {
  const drawing = paths.filter((path) => /\.tsx?$/.test(path) && statSync(path).isFile());
  const usesReact = (path: string): boolean =>
    path.endsWith('.tsx') ||
    /from '(react|ink|zustand|ink-[\w-]+)'/.test(readFileSync(path, 'utf8'));
  const inScreens = drawing.filter((path) => path.startsWith('src/screens/'));
  expect(inScreens.length).toBeGreaterThan(40);
  expect(inScreens.filter((path) => path.includes('/text/') === usesReact(path))).toEqual([]);
});
