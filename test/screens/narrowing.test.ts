import { describe, expect, it } from 'vitest';
import { fillKeys } from '../../src/commands/keys/fillKeys.ts';
import { columnsOf } from '../../src/resources/cells/columns.ts';
import { catalogue } from '../../src/resources/index.ts';
import { emptyMeaning } from '../../src/resources/narrowing.ts';
import { isListedAlone, sourceNeed } from '../../src/resources/placement.ts';
import type { Kind, Scope } from '../../src/resources/types.ts';
import { emptyListSentences } from '../../src/screens/text/lists/emptyList.ts';
import { keyOf, viewOf } from '../../src/store/navigation/view.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';

const source = { id: 's1', name: 'DMZ Active Directory' };

/** Where a kind may be listed: alone, in a source, and in a thing of another kind. */
const scopesOf = (kind: Kind): readonly Scope[] => [
  ...(isListedAlone(kind) && kind.asks === undefined ? [{}] : []),
  ...(sourceNeed(kind) === 'no' ? [] : [{ source }]),
  ...(kind.onlyShows === undefined ? [{ parent: { id: 'p1', name: 'Terminal Zero' } }] : []),
];

const lists = catalogue
  .filter(({ list }) => list !== undefined)
  .flatMap((kind) =>
    scopesOf(kind).map((scope) => ({ kind, scope, title: `${kind.id} ${JSON.stringify(scope)}` })),
  );

const nameIn = ({ source: one, parent }: Scope): string | undefined => (parent ?? one)?.name;

/** What keeps rows away, and the word by which an empty list must say so. */
const states = [
  { filter: '', onlyBroken: false, says: [] },
  { filter: 'x', onlyBroken: false, says: ['the filter x', 'Esc clears it'] },
  { filter: '', onlyBroken: true, says: ['broken', '! shows the rest too'] },
  { filter: 'x', onlyBroken: true, says: ['the filter x', 'broken', '! shows the rest too'] },
] as const;

const fill = (text: string): string => fillKeys(text, {});

describe.each(lists)('an empty list: $title', ({ kind, scope }) => {
  it.each(states)('says what it was narrowed to by %j', ({ filter, onlyBroken, says }) => {
    const emptied = { scope, filter, onlyBroken, hidesRows: true, isTyping: false };
    const text = emptyListSentences(kind, emptied, columnsOf(kind), fill).join(' ');
    for (const word of says) expect(text).toContain(word);
    const name = nameIn(scope);
    if (name === undefined) return;
    // What lives in nothing but one thing is all there is: its title names that.
    if (says.length > 0) expect(text).toContain(name);
    if (!isListedAlone(kind) || kind.asks !== undefined) return;
    expect(text).toContain(`:${kind.id} shows all`);
    expect(text).not.toMatch(/environment has no|Nothing runs now|Nobody has/);
  });

  it('says that there is nothing where no row is hidden, whatever was typed', () => {
    const emptied = { scope, filter: 'x', onlyBroken: true, hidesRows: false, isTyping: false };
    expect(emptyListSentences(kind, emptied, columnsOf(kind), fill)).toEqual([
      emptyMeaning(kind, scope),
    ]);
  });

  it('names in its title what it is of, at 80 columns too', () => {
    const view = viewOf({ screen: 'list', kind: kind.id, scope }, 7);
    if (view.screen !== 'list') throw new Error('it is a list');
    const question = { type: 'list', kind: kind.id, scope } as const;
    const explorer = explorerWith({
      views: [{ ...view, filter: 'a filter that somebody has typed' }],
      lists: {
        [keyOf(question)]: {
          question,
          status: 'ready',
          data: { rows: [], unreadable: 0 },
          fetchedAtMs: nowMs,
        },
      },
    });
    const title = draw(explorer)[2] ?? '';
    const name = nameIn(scope);
    expect(title).toContain(kind.plural.toUpperCase());
    // A long title cuts the middle of the name, and keeps the filter.
    if (name !== undefined) {
      expect(title).toContain(`${kind.asks === undefined ? 'of ' : 'for "'}${name.slice(0, 2)}`);
    }
    const { onlyShows } = kind;
    const shown = typeof onlyShows === 'function' ? onlyShows(scope) : onlyShows;
    if (shown !== undefined) expect(title).toContain(`only ${shown.slice(0, 1)}`);
  });
});

it('tells of no list more than two lines of a narrow terminal', () => {
  const long = lists
    .map(({ kind, scope }) => emptyMeaning(kind, scope))
    .filter((text) => text.length > 240);
  expect(long).toEqual([]);
});
