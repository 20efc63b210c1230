import { describe, expect, it } from 'vitest';
import { madeExplorer } from './made.ts';

const texts = (explorer: ReturnType<typeof madeExplorer>['explorer']) =>
  explorer.store.getState().messages.map(({ text, times }) => [text, times]);

describe('what can be read again', () => {
  it('is every message, and no answer to a key that did nothing', () => {
    const { explorer } = madeExplorer();
    explorer.flash('Changed 1 field.', 'good');
    explorer.remark('Z does nothing here.');
    expect(explorer.store.getState().flash).toEqual({
      text: 'Z does nothing here.',
      tone: 'quiet',
    });
    expect(texts(explorer)).toEqual([['Changed 1 field.', undefined]]);
  });

  it('counts what is said again and again, and lets it push nothing out', () => {
    const { explorer } = madeExplorer();
    explorer.flash('The first.');
    for (let times = 0; times < 300; times += 1) explorer.flash('READ-ONLY.', 'warn');
    explorer.note('The last.');
    explorer.note('The last.');
    expect(texts(explorer)).toEqual([
      ['The first.', undefined],
      ['READ-ONLY.', 300],
      ['The last.', 2],
    ]);
  });
});
