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

describe('an answer that comes late', () => {
  const shown = (explorer: ReturnType<typeof madeExplorer>['explorer']) => {
    const { flash } = explorer.store.getState();
    return [flash?.text, flash?.tone];
  };

  it('covers no newer message, and can be read again', () => {
    const { explorer } = madeExplorer();
    const say = explorer.later();
    explorer.flash('Nothing was sent; the draft is kept.', 'quiet');
    say('Copied the request (90 characters): clipboard.', 'good');
    expect(shown(explorer)).toEqual([
      'Nothing was sent; the draft is kept. Copied the request (90 characters): clipboard.',
      'quiet',
    ]);
    expect(texts(explorer)).toEqual([
      ['Nothing was sent; the draft is kept.', undefined],
      ['Copied the request (90 characters): clipboard.', undefined],
    ]);
  });

  it('takes the place of what stood there when it was begun, and looks as grave as it is', () => {
    const { explorer } = madeExplorer();
    explorer.flash('Old.');
    const say = explorer.later();
    const other = explorer.later();
    say('It could not be copied.', 'bad');
    expect(shown(explorer)).toEqual(['It could not be copied.', 'bad']);
    other('Saved.', 'good');
    expect(shown(explorer)).toEqual(['It could not be copied. Saved.', 'bad']);
  });
});
