// The lines of the help, all or only those that hold the searched text.

import { contextNow } from '../../../commands/types.ts';
import { underHelp } from '../../../store/overlay.ts';
import type { State } from '../../../store/state.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { fit, widthOf, wrapWords } from '../../../terminal/text/width.ts';
import { labelledLines, plainText, type TextLine } from '../textLines.ts';
import { helpContent } from './helpContent.ts';
import type { HelpEntry } from './helpEntry.ts';

const leftWidth = 24;

/** What to press, and beside it what that does, in as many lines as it takes. */
const entryLines = ({ left, right, whyNot }: HelpEntry, columns: number): readonly TextLine[] => {
  const width = Math.max(20, columns - leftWidth - 3);
  const head = clean(left);
  // What is too long to have something beside it stands alone.
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
 * The help: the keys that work where one is, then what can be typed, then the other places; only what holds what is
 * searched for, where something is.
 */
export const helpLines = (state: State, search: string): readonly TextLine[] => {
  const { columns } = state.size;
  const wanted = search.toLowerCase();
  const holds = (lines: readonly TextLine[]) =>
    lines.some((line) => plainText(line).toLowerCase().includes(wanted));
  // What can be done is a matter of the place that the help was opened in.
  const there = { ...state, overlay: underHelp(state.overlay) };
  const lines = helpContent(there, contextNow(there)).flatMap(({ title, entries }) => {
    const head: TextLine = [{ text: clean(title), bold: true }];
    // A head that holds it brings all that is below it.
    const isWhole = search === '' || holds([head]);
    const found = entries
      .map((entry) => entryLines(entry, columns))
      .filter((entry) => isWhole || holds(entry));
    return found.length === 0 ? [] : [head, ...found.flat(), []];
  });
  return lines.length > 0 ? lines : [[{ text: clean(`  Nothing in the help holds "${search}".`) }]];
};
