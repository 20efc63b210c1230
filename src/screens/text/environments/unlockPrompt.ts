// The prompt in which the name of the environment is typed to allow changes.

import type { Overlay } from '../../../store/overlay.ts';
import type { State } from '../../../store/state.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { widthOf } from '../../../terminal/text/width.ts';
import type { PromptText } from '../promptText.ts';

/** The labels, the longest first: there must be room to type. */
const labels = (environment: string, problem: string | undefined): readonly string[] =>
  problem === undefined
    ? [` To allow changes type ${environment}: `, ` Type ${environment}: `]
    : [` ${problem} Type ${environment}: `, ` That is not it. Type ${environment}: `];

/** The name being typed. */
export const unlockPrompt = (
  { session: { environment }, size }: State,
  { field, problem }: Extract<Overlay, { type: 'unlock' }>,
): PromptText => {
  const label = labels(environment, problem).find(
    (text) => widthOf(clean(text)) + widthOf(clean(environment)) < size.columns,
  );
  return { label: label ?? ' The name of this environment: ', field };
};
