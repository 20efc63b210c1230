import { describe, expect, it } from 'vitest';
import type { Thing } from '../../src/resources/types.ts';
import { headerText } from '../../src/screens/text/frame/headerText.ts';
import { helpLines } from '../../src/screens/text/help/helpText.ts';
import { synonyms } from '../../src/screens/text/help/synonyms.ts';
import { plainText } from '../../src/screens/text/textLines.ts';
import type { BudgetState } from '../../src/store/environments/session.ts';
import { listAnswer } from '../unit/store/answers.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';

const source = (id: string, more: Thing = {}): Thing => ({ id, name: `Source ${id}`, ...more });
const data = { rows: [source('a'), source('b', { name: 'Other' })], total: 2, unreadable: 0 };

const explorerOf = (budget: Partial<BudgetState> = {}) => {
  const explorer = explorerWith({
    lists: listAnswer('sources', { status: 'ready', data, fetchedAtMs: nowMs }),
  });
  explorer.store.setState(({ session }) => ({
    session: { ...session, budget: { ...session.budget, ...budget } },
  }));
  return explorer;
};

const found = (search: string): string =>
  helpLines(explorerOf().store.getState(), search).map(plainText).join('\n');

describe('the help', () => {
  it.each([
    [{ used: 80, limit: 100 }, '!', '12/100 !'],
    [{ waiting: 3 }, 'waiting', 'waiting'],
    [{ pausedForSeconds: 2 }, '429, 2 s', '429, 2 s'],
    [{ sharedUntilMs: nowMs + 1 }, 'shared', 'shared'],
  ])('explains what the header says of the budget: %j', (budget, word, explained) => {
    const header = headerText(explorerOf(budget).store.getState())
      .map(({ text }) => text)
      .join('');
    expect(header).toContain(`/100 ${word} `);
    expect(found(explained)).toMatch(/^WHAT THE HEADER SAYS\n/);
    expect(found(explained)).toContain(`  ${explained} `);
  });

  it.each(['API v1', 'PRODUCTION', 'READ-ONLY', 'WRITE until', 'STALE', 'refresh off'])(
    'explains %s of the header',
    (word) => expect(found(word)).toContain('WHAT THE HEADER SAYS'),
  );

  it.each([
    ['revoke', 'just in time'],
    ['Refresh', 'ask again now'],
    ['undo', 'put the field back'],
    ['switc', 'go to another environment'],
  ])('has an answer for %s in its own words', (typed, words) => {
    expect(found(typed)).toContain(words);
    expect(found(typed)).not.toContain('Nothing in the help');
  });

  it('has every word that another one is explained by', () => {
    const whole = found('').replace(/\s+/g, ' ').toLowerCase();
    const unknown = Object.values(synonyms)
      .flat()
      .filter((word) => !whole.includes(word));
    expect(unknown).toEqual([]);
  });

  it('explains the signs of rows as they are drawn', () => {
    const explorer = explorerOf();
    const before = [source('a', { type: 'Box' })];
    explorer.store.setState({
      lists: listAnswer('sources', {
        status: 'ready',
        data: { ...data, before },
        fetchedAtMs: nowMs,
      }),
    });
    const rows = draw(explorer).slice(4, 6);
    expect(rows).toEqual([
      expect.stringMatching(/^▌ Source a .* \*/),
      expect.stringMatching(/^ \+Other/),
    ]);
    const signs = found('row').split('\n');
    for (const sign of ['▌', '●', '+', '*']) {
      expect(signs.filter((line) => line.startsWith(`  ${sign} `))).toHaveLength(1);
    }
  });

  it('names the keys that are in force, beside the signs', () => {
    const explorer = explorerOf();
    explorer.store.setState({ keys: { 'list.right': ['f9'], 'list.left': [] } });
    const lines = helpLines(explorer.store.getState(), 'do not fit').map(plainText).join(' ');
    expect(lines.replaceAll(/\s+/g, ' ')).toContain(
      'columns that do not fit: f9 and list.left, which has no key, move to them, o chooses',
    );
    expect(found('')).not.toMatch(/\{[\w.]+\}/);
  });

  it('explains the signs of words, and columns that do not fit', () => {
    expect(found('word !')).toContain('status and healthy of a source say opposite things');
    expect(found('more ▸')).toContain('columns that do not fit');
    expect(found('could not be read')).toContain('WHAT A LIST SAYS');
  });
});
