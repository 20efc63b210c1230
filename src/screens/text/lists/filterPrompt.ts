// The prompt in which a filter is typed, and the completions shown below it.

import { fillIn } from '../../../commands/keys/fillKeys.ts';
import { keyed } from '../../../model/keyed.ts';
import { ghostOf } from '../../../store/filters/filterCompletion.ts';
import type { Overlay } from '../../../store/overlay.ts';
import { filterCompletion } from '../../../store/selectors.ts';
import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import type { PromptText } from '../promptText.ts';
import { cutSpans } from '../spans.ts';

type Typing = Extract<Overlay, { type: 'filter' }>;

const asideOf = ({ problem, notice }: Typing): PromptText['aside'] => {
  if (problem !== undefined) return { text: problem, tone: 'warn' };
  return notice === undefined ? undefined : { text: notice, tone: 'quiet' };
};

/** The filter being typed, with its first completion behind it and a problem or notice beside it. */
export const filterPrompt = (state: State, overlay: Typing): PromptText => ({
  label: ' /',
  field: overlay.field,
  ghost: ghostOf(filterCompletion(state, overlay.field)),
  aside: asideOf(overlay),
});

/** The completions of the word at the cursor, shown in place of the hints; undefined where there are none. */
export const filterHints = (state: State, overlay: Typing): readonly Span[] | undefined => {
  const { field = overlay.field, at } = overlay.tabbed ?? {};
  const completion = filterCompletion(state, field);
  if (completion === undefined || completion.candidates.length === 0) return undefined;
  if (completion.typed === '' && at === undefined) return undefined;
  const spans: Span[] = [
    { text: clean(fillIn(state)(keyed` {filter.complete} `)), tone: 'accent', bold: true },
  ];
  // The candidate that Tab has put in comes first, so that it is always in sight.
  const first = at ?? 0;
  for (const [index, candidate] of completion.candidates.slice(first).entries()) {
    spans.push({ text: clean(index === 0 ? '' : '  ') });
    spans.push({
      text: clean(candidate),
      ...(at !== undefined && index === 0 ? { bold: true } : { tone: 'quiet' as const }),
    });
  }
  return cutSpans(spans, state.size.columns);
};
