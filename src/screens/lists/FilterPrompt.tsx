// The prompt in which a filter is typed, and the completions shown below it.

import type { ReactNode } from 'react';
import { fillIn } from '../../commands/keys/fillKeys.ts';
import { ghostOf } from '../../store/filters/filterCompletion.ts';
import type { Overlay } from '../../store/overlay.ts';
import { filterCompletion } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { Span } from '../../terminal/look/tones.ts';
import { clean } from '../../terminal/text/clean.ts';
import { Prompt } from '../parts/Prompt.tsx';
import { cutSpans } from '../text/spans.ts';
import { useSelect } from '../useExplorer.ts';

type Typing = Extract<Overlay, { type: 'filter' }>;

type FilterPromptProps = {
  readonly overlay: Typing;
  readonly width: number;
  readonly line: number;
};

const asideOf = ({ problem, notice }: Typing) => {
  if (problem !== undefined) return { text: problem, tone: 'warn' } as const;
  return notice === undefined ? undefined : ({ text: notice, tone: 'quiet' } as const);
};

/** The filter being typed, with its first completion behind it and a problem or notice beside it. */
export const FilterPrompt = ({ overlay, width, line }: FilterPromptProps): ReactNode => {
  const ghost = useSelect((state) => ghostOf(filterCompletion(state, overlay.field)));
  return (
    <Prompt
      label=" /"
      field={overlay.field}
      ghost={ghost}
      aside={asideOf(overlay)}
      width={width}
      line={line}
    />
  );
};

/** The completions of the word at the cursor, shown in place of the hints; undefined where there are none. */
export const filterHints = (state: State): readonly Span[] | undefined => {
  const { overlay } = state;
  if (overlay.type !== 'filter') return undefined;
  const { field = overlay.field, at } = overlay.tabbed ?? {};
  const completion = filterCompletion(state, field);
  if (completion === undefined || completion.candidates.length === 0) return undefined;
  if (completion.typed === '' && at === undefined) return undefined;
  const spans: Span[] = [
    { text: clean(fillIn(state)(' {filter.complete} ')), tone: 'accent', bold: true },
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
