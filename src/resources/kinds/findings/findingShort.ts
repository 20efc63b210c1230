// A finding in the few lines that stand under the list.

import { couldWords } from '../../../insight/triage/could.ts';
import type { ShortLine, Tone } from '../../types.ts';
import { sentenceOf, toneOf } from './findingCells.ts';
import type { FindingRow } from './findingRow.ts';

import {
  alikeWords,
  brokeWords,
  cell,
  nearestChange,
  quoteOf,
  sinceWords,
  upperFirst,
} from './findingWords.ts';

const shortLine = (label: string, text: string | undefined, tone?: Tone): readonly ShortLine[] =>
  text === undefined || text === '' ? [] : [{ label, cells: [cell(text, tone)] }];

/** A row in few lines. */
export const shortOfFinding = (row: FindingRow, nowMs: number): readonly ShortLine[] => {
  if (row.sort === 'well') return [{ cells: [cell(sentenceOf(row), toneOf(row))] }];
  const { could, children, sort, remark, next, code, words } = row;
  return [
    { cells: [cell(sentenceOf(row), toneOf(row)), cell(code ?? '', 'quiet')] },
    ...shortLine(
      'since',
      row.level === 'past' || sort === 'past' ? undefined : sinceWords(row, nowMs),
    ),
    ...shortLine('remark', remark, 'warn'),
    ...shortLine(
      'they are',
      sort === 'source' ? undefined : children.map(({ name }) => name).join(', '),
    ),
    ...shortLine('changed', nearestChange(row)),
    ...shortLine('broke', brokeWords(row, nowMs)),
    ...shortLine('could touch', could === undefined ? undefined : couldWords(could)),
    ...shortLine('next', next === undefined ? undefined : upperFirst(next)),
    ...shortLine('alike', alikeWords(row)),
    ...shortLine('says', words.includes('unclear') ? quoteOf(row)?.split('\n')[0] : undefined),
  ];
};
