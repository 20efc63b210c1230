import { commands } from '../commands/index.ts';
import { words } from '../commands/palette.ts';
import type { Where } from '../commands/types.ts';
import { catalogue } from '../resources/index.ts';
import type { State } from '../store/state.ts';
import { currentView } from '../store/state.ts';
import { clean } from '../terminal/clean.ts';
import { fit } from '../terminal/width.ts';
import type { DocumentLine } from './document.ts';

const keysWidth = 24;

const pair = (left: string, right: string): DocumentLine => [
  { text: clean('  ') },
  { text: fit(clean(left), keysWidth), tone: 'accent' },
  { text: clean(right) },
];

const title = (text: string): DocumentLine => [{ text: clean(text), bold: true }];

const whereWords: Readonly<Partial<Record<Where, string>>> = {
  list: 'IN A LIST',
  thing: 'IN A THING',
  form: 'IN A FORM',
};

const keysOf = (where: Where): readonly DocumentLine[] =>
  commands
    .filter((command) => command.where.includes(where))
    .map((command) => pair(keysText(command.keys), command.title));

const keysText = (keys: readonly string[]): string =>
  keys.length > 4 ? `${keys[0]} to ${keys.at(-1)}` : keys.join('  ');

/** The help: the keys that work where one is, then the other places, then what can be typed after `:`. */
export const helpLines = (state: State): readonly DocumentLine[] => {
  const here = currentView(state).screen;
  const others = (['list', 'thing', 'form'] as const).filter((where) => where !== here);
  const section = (where: Where, note: string): readonly DocumentLine[] => [
    title(`${whereWords[where] ?? ''}${note}`),
    ...keysOf(where),
    [],
  ];
  return [
    ...section(here, '  (here)'),
    title('AFTER :'),
    ...catalogue
      .filter((kind) => kind.within !== 'schema')
      .map((kind) =>
        pair(
          [kind.id, ...kind.aliases.filter((alias) => alias !== kind.singular)].join('  '),
          kind.summary,
        ),
      ),
    ...words.map(({ names, title: what }) => pair(names.join('  '), what)),
    pair(':ent PART OF A NAME', 'a kind of one source, by part of its name or its id'),
    pair(':src /text', 'a list with a filter already set'),
    [],
    title('IN A FILTER'),
    pair('word word', 'rows that hold both words'),
    pair('!word', 'rows that do not hold it'),
    pair('column:word', 'rows that hold it in that column'),
    [],
    ...others.flatMap((where) => section(where, '')),
  ];
};
