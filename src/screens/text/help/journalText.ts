// The lines of the journal: every write of this session and its outcome.

import { timeOfDay } from '../../../insight/time.ts';
import type { JournalEntry, Outcome } from '../../../store/forms/journal.ts';
import type { State } from '../../../store/state.ts';
import type { Tone } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { jsonOnOneLine, type TextLine, wrappedLines } from '../textLines.ts';

const outcomes: Readonly<Record<Outcome, readonly [string, Tone]>> = {
  sending: ['being sent', 'accent'],
  done: ['done', 'good'],
  otherwise: ['sent, but the tenant has something else', 'warn'],
  refused: ['refused: nothing changed', 'bad'],
  unknown: ['not known: it may have arrived', 'bad'],
};

const entryLines = (entry: JournalEntry, width: number): readonly TextLine[] => {
  const [words, tone] = outcomes[entry.outcome];
  const ids = [
    entry.status === undefined ? '' : `status ${entry.status}`,
    entry.trackingId === undefined ? '' : `tracking ${entry.trackingId}`,
    entry.requestId === undefined ? '' : `request ${entry.requestId}`,
  ].filter((part) => part !== '');
  return [
    // The outcome stands first, where no long name pushes it off the screen.
    [
      { text: clean(` ${timeOfDay(entry.atMs)} `), tone: 'quiet' },
      { text: clean(words), tone, bold: true },
    ],
    ...wrappedLines(`${entry.environment}  ${entry.method} ${entry.path}`, 10, width, {
      bold: true,
    }),
    ...entry.changes.flatMap(({ path, before, after }) =>
      wrappedLines(`${path}  ${jsonOnOneLine(before)} → ${jsonOnOneLine(after)}`, 10, width),
    ),
    ...(entry.otherwise === undefined
      ? []
      : wrappedLines(`something else in ${entry.otherwise.join(', ')}`, 10, width, {
          tone: 'warn',
        })),
    ...(entry.unwritten === undefined
      ? []
      : wrappedLines(`not in the file: ${entry.unwritten}`, 10, width, { tone: 'warn' })),
    ...(ids.length === 0 ? [] : wrappedLines(ids.join('  '), 10, width, { tone: 'quiet' })),
    [],
  ];
};

/** The writes of this session, the newest first. */
export const journalLines = (state: State): readonly TextLine[] =>
  state.journal.length === 0
    ? [[{ text: clean(' Nothing was changed in this session.') }]]
    : state.journal.toReversed().flatMap((entry) => entryLines(entry, state.size.columns));
