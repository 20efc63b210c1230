// The command line that is typed, and the line of completions below it.

import { type Candidate, completionOf, ghostOf } from '../../../commands/commandLine/completion.ts';
import { fillIn } from '../../../commands/keys/fillKeys.ts';
import { keyed } from '../../../model/keyed.ts';
import { fieldOf } from '../../../store/forms/field.ts';
import type { Overlay } from '../../../store/overlay.ts';
import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { fit, widthOf } from '../../../terminal/text/width.ts';
import type { PromptText } from '../promptText.ts';

type Typing = Extract<Overlay, { type: 'command' }>;

/** The most candidates that are laid out: no screen shows more. */
const most = 60;

/** The fewest cells in which a summary is shown, and the cells kept free for it. */
const leastSummary = 16;
const keptSummary = 34;

/** Which candidates fit into so many cells: from the first, or from the chosen one where it would be out of sight. */
const inSight = (
  candidates: readonly Candidate[],
  chosen: number,
  cells: number,
): { readonly first: number; readonly count: number } => {
  const widths = candidates.map(({ text }) => widthOf(clean(text)) + 2);
  const fitting = (first: number): number => {
    let used = 0;
    let count = 0;
    for (const width of widths.slice(first)) {
      used += width;
      if (used > cells) break;
      count += 1;
    }
    return Math.max(1, count);
  };
  const count = fitting(0);
  return chosen < count ? { first: 0, count } : { first: chosen, count: fitting(chosen) };
};

/** What the first completion would add to the command line; nothing while the cursor is not at its end. */
const ghostNow = (state: State, { field, tabbed }: Typing): string =>
  tabbed === undefined && fieldOf(field.text).cursor === field.cursor
    ? ghostOf(state, field.text)
    : '';

/** The command being typed, with its first completion behind it. */
export const commandPrompt = (state: State, overlay: Typing): PromptText => ({
  label: ' :',
  field: overlay.field,
  ghost: ghostNow(state, overlay),
});

/**
 * The completions of the typed command. The one that Tab takes is bold, and its summary follows where there is room.
 * Without completions, the usage of the command; undefined where there is neither.
 */
export const completionText = (state: State, overlay: Typing): readonly Span[] | undefined => {
  const width = state.size.columns;
  const { candidates, usage } = completionOf(state, overlay.tabbed?.text ?? overlay.field.text);
  const chosen = overlay.tabbed?.at ?? 0;
  const near = candidates.slice(0, Math.max(most, chosen + most));
  if (near.length === 0) {
    return usage === undefined
      ? undefined
      : [{ text: fit(clean(` ${usage}`), width), tone: 'quiet' }];
  }
  const head: Span = {
    text: clean(fillIn(state)(keyed` {command.complete}`)),
    tone: 'accent',
    bold: true,
  };
  const room = width - widthOf(head.text);
  const summary = clean(`   ${near[chosen]?.summary ?? ''}`);
  const kept = room < 2 * keptSummary ? 0 : Math.min(widthOf(summary), keptSummary);
  const { first, count } = inSight(near, chosen, room - kept);
  const shown = near.slice(first, first + count).map(
    ({ text }, index): Span => ({
      text: fit(clean(`  ${text}`), Math.min(room, widthOf(clean(text)) + 2)),
      ...(first + index === chosen ? { bold: true } : { tone: 'quiet' }),
    }),
  );
  const left = room - shown.reduce((sum, { text }) => sum + widthOf(text), 0);
  return left < leastSummary
    ? [head, ...shown]
    : [head, ...shown, { text: fit(summary, left), tone: 'quiet' }];
};
