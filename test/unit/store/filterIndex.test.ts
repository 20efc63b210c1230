import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLetters } from '../../../src/insight/plainLetters.ts';
import type { Column, Thing } from '../../../src/resources/types.ts';
import {
  eachHolding,
  filterIndexOf,
  rowIndexesHolding,
  rowIndexesWhere,
  rowTextAt,
} from '../../../src/store/filters/filterIndex.ts';

const column = (id: string): Column => ({
  id,
  header: id,
  width: 5,
  priority: 1,
  cell: (row) => ({ text: String(row[id]) }),
});
const kind = { columns: [column('name'), column('owner')] };

/** Few letters, so that words are often found, also over the ends of cells and rows. */
const word = fc.string({ unit: fc.constantFrom('a', 'B', 'é', '雪', ' ', '\n'), maxLength: 4 });
const things = (rows: readonly (readonly [string, string])[]): Thing[] =>
  rows.map(([name, owner]) => ({ name, owner }));
const textOf = ({ name, owner }: Thing): string =>
  plainLetters(`${String(name)}\t${String(owner)}`.replaceAll('\n', ' ').replace('\t', '\n'));

describe('the text that filters search in', () => {
  it('finds the rows that hold a word, and no others, however the list came in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 40 }),
        fc.nat(40),
        word,
        fc.nat(7),
        (texts, arrived, typed, among) => {
          const rows = things(texts);
          filterIndexOf(rows.slice(0, arrived), kind);
          const searched = filterIndexOf(rows, kind);
          const sought = plainLetters(typed);
          const candidates = Uint32Array.from(rows.keys()).filter(
            (rowIndex) => rowIndex % 8 >= among,
          );
          expect([...rowIndexesHolding(searched, sought, candidates)]).toEqual(
            [...candidates].filter((rowIndex) => textOf(rows[rowIndex] ?? {}).includes(sought)),
          );
        },
      ),
    );
  });

  it('gives the cells of one column, and whole rows, to whoever asks for what fits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(undefined, 0, 1),
        fc.nat(7),
        (texts, columnIndex, among) => {
          const rows = things(texts);
          const seen: string[] = [];
          const candidates = Uint32Array.from(rows.keys()).filter((row) => row % 8 >= among);
          const fits = (text: string) => seen.push(text) % 2 === 0;
          const found = rowIndexesWhere(filterIndexOf(rows, kind), columnIndex, fits, candidates);
          const expected = [...candidates].map((row) => {
            const text = textOf(rows[row] ?? {});
            return columnIndex === undefined ? text : text.split('\n')[columnIndex];
          });
          expect(seen).toEqual(expected);
          expect([...found]).toEqual([...candidates].filter((_, at) => at % 2 === 1));
        },
      ),
    );
  });

  it('gives each row that holds a word, one by one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 40 }),
        word,
        (texts, typed) => {
          const rows = things(texts);
          const sought = plainLetters(typed);
          const all = [...rows.keys()].map((rowIndex) => ({
            rowIndex,
            rowText: textOf(rows[rowIndex] ?? {}),
          }));
          expect([...eachHolding(filterIndexOf(rows, kind), sought)]).toEqual(
            all.filter(({ rowText }) => rowText.includes(sought)),
          );
        },
      ),
    );
  });

  it('is the same for few candidates as for many', () => {
    const rows = things(Array.from({ length: 5_000 }, (_, rowIndex) => [`n${rowIndex}`, 'o']));
    const searched = filterIndexOf(rows, kind);
    const all = rowIndexesHolding(searched, '77', Uint32Array.from(rows.keys()));
    expect([...all]).toEqual(
      [...rows.keys()].filter((rowIndex) => String(rowIndex).includes('77')),
    );
    expect([...rowIndexesHolding(searched, '77', Uint32Array.of(76, 77, 1_077, 4_999))]).toEqual([
      77, 1_077,
    ]);
  });

  it('gives each row its own cells, one a line', () => {
    const rows = things(
      Array.from({ length: 3_000 }, (_, rowIndex) => [`Row ${rowIndex}`, 'Ann\nLee']),
    );
    const searched = filterIndexOf(rows, kind);
    expect([0, 1_023, 1_024, 2_999].map((rowIndex) => rowTextAt(searched, rowIndex))).toEqual([
      'row 0\nann lee',
      'row 1023\nann lee',
      'row 1024\nann lee',
      'row 2999\nann lee',
    ]);
  });
});
