import { commands } from '../commands/index.ts';
import { words } from '../commands/palette.ts';
import type { Where } from '../commands/types.ts';
import { catalogue } from '../resources/index.ts';
import type { State } from '../store/state.ts';
import { currentView } from '../store/state.ts';
import { clean } from '../terminal/clean.ts';
import { fit, wrapWords } from '../terminal/width.ts';
import { type DocumentLine, plainText } from './document.ts';

const keysWidth = 24;

type Pair = (left: string, right: string) => readonly DocumentLine[];

/** Keys, and beside them what they do in as many lines as that takes. */
const pairIn =
  (columns: number): Pair =>
  (left, right) =>
    wrapWords(clean(right), Math.max(20, columns - keysWidth - 4)).map((text, index) => [
      { text: clean('  ') },
      { text: fit(clean(index === 0 ? left : ''), keysWidth), tone: 'accent' },
      { text },
    ]);

const title = (text: string): DocumentLine => [{ text: clean(text), bold: true }];

const whereWords: Readonly<Partial<Record<Where, string>>> = {
  list: 'IN A LIST',
  thing: 'IN A THING',
  probe: 'IN THE CHECKS',
  form: 'IN A FORM',
};

const keysOf = (where: Where, pair: Pair): readonly DocumentLine[] =>
  commands
    .filter((command) => command.where.includes(where))
    .flatMap((command) => pair(keysText(command.keys), command.title));

const keysText = (keys: readonly string[]): string =>
  keys.length > 4 ? `${keys[0]} to ${keys.at(-1)}` : keys.join('  ');

/**
 * The help: the keys that work where one is, then what can be typed after `:`, then the other places; only the lines
 * that hold what is searched for, where something is.
 */
export const helpLines = (state: State, search: string): readonly DocumentLine[] => {
  const pair = pairIn(state.size.columns);
  const here = currentView(state).screen;
  const others = (['list', 'thing', 'probe', 'form'] as const).filter((where) => where !== here);
  const section = (where: Where, note: string): readonly DocumentLine[] => [
    title(`${whereWords[where] ?? ''}${note}`),
    ...keysOf(where, pair),
    [],
  ];
  const lines = [
    ...section(here, '  (here)'),
    title('AFTER :'),
    ...catalogue
      .filter((kind) => kind.within !== 'schema')
      .flatMap((kind) =>
        pair(
          [kind.id, ...kind.aliases.filter((alias) => alias !== kind.singular)].join('  '),
          kind.summary,
        ),
      ),
    ...words.flatMap(({ names, title: what }) => pair(names.join('  '), what)),
    ...pair(':ent PART OF A NAME', 'a kind of one source, by part of its name or its id'),
    ...pair(':src /text', 'a list with a filter already set'),
    [],
    title('IN A FILTER'),
    ...pair('word word', 'rows that hold both words'),
    ...pair('!word', 'rows that do not hold it'),
    ...pair('column:word', 'rows that hold it in that column'),
    [],
    ...others.flatMap((where) => section(where, '')),
  ];

  if (search === '') return lines;
  const found = lines.filter((line) =>
    plainText(line).toLowerCase().includes(search.toLowerCase()),
  );
  return found.length > 0 ? found : [[{ text: clean(`  Nothing in the help holds "${search}".`) }]];
};
