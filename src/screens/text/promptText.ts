// The type of a prompt as data: label, text being typed, and what stands beside it.

import type { Field } from '../../store/forms/field.ts';
import type { Tone } from '../../terminal/look/tones.ts';

/** A line in which text is typed. */
export type PromptText = {
  readonly label: string;
  readonly field: Field;
  /** What Tab would add, shown in a quiet tone behind the text; in brackets where there are no colours. */
  readonly ghost?: string;
  /** A remark about the text, shown beside it where there is room. */
  readonly aside?: { readonly text: string; readonly tone: Tone };
};
