// The prompts in which a field of a form, and an entry of such a field, is typed.

import { chosenField } from '../../../store/forms/drafts.ts';
import { currentView } from '../../../store/navigation/view.ts';
import type { Overlay } from '../../../store/overlay.ts';
import type { State } from '../../../store/state.ts';
import type { PromptText } from '../promptText.ts';

/** A field being edited. */
export const editPrompt = (
  state: State,
  { field }: Extract<Overlay, { type: 'edit' }>,
): PromptText => {
  const view = currentView(state);
  return { label: view.screen === 'form' ? ` ${chosenField(view).label}: ` : ' ', field };
};

/** An entry being edited or added. */
export const itemPrompt = (
  state: State,
  { field, index }: Extract<Overlay, { type: 'item' }>,
): PromptText => {
  const view = currentView(state);
  const noun = view.screen === 'form' ? chosenField(view).items?.noun : undefined;
  return { label: ` ${index === undefined ? 'new ' : ''}${noun ?? 'entry'}: `, field };
};
