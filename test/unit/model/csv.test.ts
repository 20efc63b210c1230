import { describe, expect, it } from 'vitest';
import { csvRow, firstRowOf } from '../../../src/model/csv.ts';

const readingOf = (csv: string) => {
  const row = firstRowOf(csv);
  return row.ok ? row.value : row.error;
};

describe('the first row of a CSV text', () => {
  it.each([
    ['id,name', ['id', 'name']],
    ['\ufeffid , name\r\n1,2', ['id', 'name']],
    ['id,"first, last","say ""hi"""\n', ['id', 'first, last', 'say "hi"']],
    ['id,,name,', ['id', '', 'name', '']],
    ['"two\nlines",b', ['two\nlines', 'b']],
  ])('%j is read', (csv, cells) => {
    expect(readingOf(csv)).toEqual(cells);
  });

  it.each([
    ['', 'The file is empty.'],
    [' \n', 'The file is empty.'],
    ['a,"b', 'The quotes around column 2 do not fit.'],
    ['a,"b"c', 'The quotes around column 2 do not fit.'],
    ['a"b', 'The quotes around column 1 do not fit.'],
  ])('%j cannot be read', (csv, reason) => {
    expect(readingOf(csv)).toBe(reason);
  });

  it('is what was written', () => {
    const cells = ['plain', 'with, comma', 'with "quotes"', ' with blanks ', 'two\nlines', ''];
    expect(readingOf(csvRow(cells))).toEqual(cells);
  });
});
