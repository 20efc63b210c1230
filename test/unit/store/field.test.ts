import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyKey,
  type Field,
  fieldOf,
  insert,
  mostBytes,
} from '../../../src/store/forms/field.ts';

const typed = (keys: readonly string[], start: Field = fieldOf('')): Field =>
  keys.reduce((field, key) => applyKey(field, key) ?? field, start);

describe('a text field', () => {
  it.each([
    [['a', 'b', 'backspace', 'c'], 'ac', 2],
    [['a', 'b', 'c', 'left', 'X'], 'abXc', 3],
    [['a', 'b', 'home', 'X', 'end', 'Y'], 'XabY', 4],
    [['a', 'b', 'left', 'delete'], 'a', 1],
    [['o', 'n', 'e', 'space', 't', 'w', 'o', 'ctrl-w'], 'one ', 4],
    [['o', 'n', 'e', 'space', 't', 'w', 'o', 'word-backspace'], 'one ', 4],
    [['o', 'n', 'e', 'space', 't', 'w', 'o', 'word-left', 'X'], 'one Xtwo', 5],
    [['o', 'n', 'e', 'space', 't', 'w', 'o', 'alt-b', 'alt-b', 'alt-f'], 'one two', 3],
    [['o', 'n', 'e', 'space', 't', 'w', 'o', 'home', 'word-right', 'alt-d'], 'one', 3],
    [['a', 'b', 'left', 'ctrl-u'], 'b', 0],
    [['a', 'b', 'left', 'ctrl-k'], 'a', 1],
    [['👩‍👩‍👧‍👦', 'é', 'backspace'], '👩‍👩‍👧‍👦', 1],
    [['backspace', 'left', 'delete'], '', 0],
  ])('makes of %j the text %j', (keys, text, cursor) => {
    expect(typed(keys)).toEqual({ text, cursor });
  });

  it('types every printable key, as j and k and / and ?', () => {
    expect(typed(['j', 'k', '/', '?', ':', 'q', 'G']).text).toBe('jk/?:qG');
  });

  it.each(['enter', 'esc', 'tab', 'up', 'pgdn', 'ctrl-z'])('leaves %s to others', (key) => {
    expect(applyKey(fieldOf('a'), key)).toBeUndefined();
  });

  it('takes a pasted block as text on one line', () => {
    expect(insert({ text: 'ab', cursor: 1 }, 'x\r\n  y\nz')).toEqual({
      field: { text: 'ax y zb', cursor: 6 },
      left: 0,
    });
  });

  it.each([
    ['letters', 'x', 4_094],
    ['characters of three bytes', '雪', 1_364],
    ['line ends', '\n', 1],
  ])('holds 4 KiB of %s, and says how much is left out', (_, character, fitting) => {
    const { field, left } = insert({ text: 'ab', cursor: 1 }, character.repeat(1_000_000));
    expect(Buffer.byteLength(field.text)).toBeLessThanOrEqual(mostBytes);
    expect([field.text.length - 2, field.text.at(-1)]).toEqual([fitting, 'b']);
    expect(left > 0).toBe(true);
    expect(applyKey({ text: 'x'.repeat(mostBytes), cursor: 3 }, 'y')).toEqual({
      text: 'x'.repeat(mostBytes),
      cursor: 3,
    });
  });

  it('keeps the cursor in the text whatever is pressed', () => {
    const keys = [
      'left',
      'right',
      'home',
      'end',
      'backspace',
      'delete',
      'ctrl-w',
      'a',
      '́',
      '👍',
      'space',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...keys)), (presses) => {
        const { text, cursor } = typed(presses);
        const length = fieldOf(text).cursor;
        expect(cursor >= 0 && cursor <= length).toBe(true);
      }),
    );
  });
});
