import { describe, expect, it } from 'vitest';
import { pressKey } from '../../src/commands/keys/dispatch.ts';
import { draw, explorerWith } from './draw.tsx';

const hints = / enter open · p probe/;

const drawn = (text: string, columns = 80) => {
  const explorer = explorerWith({}, { columns, rows: 24 });
  explorer.flash(text, 'warn');
  return draw(explorer);
};

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');

describe('a message', () => {
  it('stands above the hints where it fits into a line', () => {
    const lines = drawn('Changed 1 field, and read again.');
    expect(lines.at(-2)).toBe(' Changed 1 field, and read again.');
    expect(lines.at(-1)).toMatch(hints);
  });

  it('calls a thing by its name, also where that looks like the id of a command', () => {
    expect(drawn('Found: {form.review} of {View.escape}.').at(-2)).toBe(
      ' Found: {form.review} of {View.escape}.',
    );
  });

  it('takes the line of the hints too where it does not, and moves nothing', () => {
    const text = words(15);
    const lines = drawn(text);
    expect(lines).toHaveLength(24);
    expect(lines.slice(-2)).toEqual([
      ' word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11',
      ' word12 word13 word14',
    ]);
    expect(lines.slice(0, -2)).toEqual(drawn('short').slice(0, -2));
  });

  it('that is longer still is cut, and says where all of it is', () => {
    const lines = drawn(words(40));
    expect(lines.at(-2)).toMatch(/^ word0 .* word11$/);
    expect(lines.at(-1)).toMatch(/^ word12 .*… {2}:messages$/);
    expect(lines.at(-1)).toHaveLength(80);
  });

  it('breaks a long address anywhere rather than leave its line', () => {
    const address = `https://login.acme.example/ui/a/${'x'.repeat(60)}`;
    expect(drawn(`Its page opens in the browser: ${address}`).slice(-2)).toEqual([
      ` Its page opens in the browser: ${address.slice(0, 48)}`,
      ` ${address.slice(48)}`,
    ]);
  });

  it.each([60, 61, 80, 200])('never draws a line that is too long: %i columns', (columns) => {
    const lines = drawn(`${words(30)} ${'x'.repeat(500)}`, columns);
    expect(lines).toHaveLength(24);
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
  });

  it('that says why a key did not act stands below what is typed, until the next letter', () => {
    const explorer = explorerWith();
    explorer.setOverlay({ type: 'unlock', field: { text: 'acme', cursor: 4 } });
    pressKey(explorer, 'enter', { isAlone: false });
    const lines = draw(explorer);
    expect(lines.at(-2)).toMatch(/^ To allow changes type .*: acme/);
    expect(lines.at(-1)).toBe(
      ' That came together with other keys: nothing is done. Press enter by itself.',
    );
    pressKey(explorer, 'x');
    expect(draw(explorer).at(-1)).toMatch(/^ enter unlock/);
  });

  it('gives the hints back as soon as something is typed, or it goes', () => {
    const explorer = explorerWith();
    explorer.flash(words(20));
    explorer.setOverlay({ type: 'command', field: { text: '', cursor: 0 } });
    expect(draw(explorer).at(-1)).toMatch(/^ tab {2}findings {2}sources/);
    explorer.setOverlay({ type: 'none' });
    explorer.clearFlash();
    expect(draw(explorer).at(-1)).toMatch(hints);
  });
});
