// The line of key hints at the bottom of the screen.

import { commandsNow } from '../../../commands/index.ts';
import { fillIn } from '../../../commands/keys/fillKeys.ts';
import { keysOf } from '../../../commands/keys/keymap.ts';
import type { Command } from '../../../commands/types.ts';
import { currentView } from '../../../store/navigation/view.ts';
import { isLoading } from '../../../store/selectors.ts';
import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { widthOf } from '../../../terminal/text/width.ts';
import { cursorTarget, targetsInText } from './cursorTargets.ts';

/** Whether a key is worth a place, and can act or will be able to as soon as the view is loaded. */
const isUseful = ({ hint, whyNot }: Command, state: State): boolean =>
  (hint?.when?.(state) ?? true) &&
  (whyNot === undefined || isLoading(state, currentView(state)) || whyNot(state) === undefined);

/** The key hints that fit, by their rank. */
export const hintsText = (state: State, width: number): readonly Span[] => {
  const target = cursorTarget(state);
  const targets = targetsInText(state);
  const hints = commandsNow(state)
    .flatMap((command) => {
      const [key] = keysOf(command, state.keys);
      const { hint } = command;
      if (key === undefined || hint === undefined || !isUseful(command, state)) return [];
      const instead = hint.instead?.(state);
      const { label, rank } = instead ?? hint;
      const shown = instead?.typed === undefined ? key : fillIn(state)(instead.typed);
      return [
        { rank, label: hint.labels?.[target] ?? hint.labels?.[targets] ?? label, key: shown },
      ];
    })
    .filter(({ label }) => label !== '')
    .sort((a, b) => a.rank - b.rank);
  const spans: Span[] = [{ text: clean(' ') }];
  let used = 1;
  for (const { key, label } of hints) {
    const separator = clean(spans.length === 1 ? '' : ' · ');
    const keyText = clean(key);
    const labelText = clean(` ${label}`);
    const cells = widthOf(separator) + widthOf(keyText) + widthOf(labelText);
    if (used + cells > width) break;
    used += cells;
    spans.push(
      { text: separator, tone: 'quiet' },
      { text: keyText, tone: 'accent', bold: true },
      { text: labelText, tone: 'quiet' },
    );
  }
  return spans;
};
