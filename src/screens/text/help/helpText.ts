// The lines of the help, all or only those that hold the searched text.

import { contextNow } from '../../../commands/types.ts';
import { plainLetters } from '../../../insight/plainLetters.ts';
import { underHelp } from '../../../store/overlay.ts';
import type { State } from '../../../store/state.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { fit, widthOf, wrapWords } from '../../../terminal/text/width.ts';
import { labelledLines, plainText, type TextLine } from '../textLines.ts';
import { helpContent } from './helpContent.ts';
import type { HelpEntry } from './helpEntry.ts';
import { wordsFor } from './synonyms.ts';

const leftWidth = 24;

/** An entry as lines: the left part, and beside it the right part and the reason why not. */
const entryLines = ({ left, right, whyNot }: HelpEntry, columns: number): readonly TextLine[] => {
  const width = Math.max(20, columns - leftWidth - 3);
  const head = clean(left);
  // A left part that is too long stands on lines of its own.
  const isLong = widthOf(head) > leftWidth - 1;
  const tone = whyNot === undefined ? undefined : 'quiet';
  const reason = whyNot === undefined ? [] : wrapWords(clean(`not now: ${whyNot}`), width);
  const beside = labelledLines(
    [{ text: clean('  ') }, { text: fit(isLong ? clean('') : head, leftWidth), tone: 'accent' }],
    [...wrapWords(clean(right), width), ...reason].map((text): TextLine => [{ text, tone }]),
  );
  const alone = isLong ? wrapWords(head, Math.max(20, columns - 3)) : [];
  return [
    ...alone.map((text): TextLine => [{ text: clean('  ') }, { text, tone: 'accent' }]),
    ...beside,
  ];
};

/**
 * The help: the keys of the current context, then what can be typed, then the other contexts. With a search, only the
 * entries that hold it, or what it means in other words.
 */
export const helpLines = (state: State, search: string): readonly TextLine[] => {
  const { columns } = state.size;
  const [wanted = '', ...meant] = wordsFor(search);
  const isIn = (lines: readonly TextLine[], word: string) =>
    lines.some((line) => plainLetters(plainText(line)).includes(word));
  // A sentence may be broken anywhere, so what a word means is looked for in the entry as it is written.
  const fits = ({ left, right }: HelpEntry) =>
    meant.some((word) => plainLetters(`${left} ${right}`).includes(word));
  // The keys are those of the context that the help was opened in.
  const there = { ...state, overlay: underHelp(state.overlay) };
  const lines = helpContent(there, contextNow(there)).flatMap(({ title, entries }) => {
    const head: TextLine = [{ text: clean(title), bold: true }];
    // A title that holds the searched text brings its whole chapter.
    const isWhole = search === '' || isIn([head], wanted);
    const found = entries
      .map((entry) => ({ entry, lines: entryLines(entry, columns) }))
      .filter(({ entry, lines }) => isWhole || isIn(lines, wanted) || fits(entry))
      .flatMap(({ lines }) => lines);
    return found.length === 0 ? [] : [head, ...found, []];
  });
  return lines.length > 0 ? lines : [[{ text: clean(`  Nothing in the help holds "${search}".`) }]];
};
