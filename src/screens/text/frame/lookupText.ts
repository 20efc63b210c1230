// The message line while a name or id is looked up.

import type { Overlay } from '../../../store/overlay.ts';
import { typedAhead } from '../../../store/queries/lookups.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { fit } from '../../../terminal/text/width.ts';

type Lookup = Extract<Overlay, { type: 'lookup' }>;

/** What is looked up, and the keys that were typed ahead for the view it leads to. */
export const lookupText = ({ doing, keys }: Lookup, width: number): readonly Span[] => {
  const sentence = `${doing.charAt(0).toUpperCase()}${doing.slice(1)}`;
  const then = keys.length === 0 ? '' : `, then ${typedAhead(keys)}`;
  return [{ text: fit(clean(` ${sentence}${then}`), width), tone: 'quiet' }];
};
