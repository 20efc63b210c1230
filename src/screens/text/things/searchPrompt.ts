// The prompt in which a search in the text of a thing is typed.

import { fillIn } from '../../../commands/keys/fillKeys.ts';
import { lastSearch } from '../../../commands/things/searching.ts';
import { keyed } from '../../../model/keyed.ts';
import { currentView } from '../../../store/navigation/view.ts';
import type { Overlay } from '../../../store/overlay.ts';
import type { State } from '../../../store/state.ts';
import type { PromptText } from '../promptText.ts';
import { matchPosition } from './matchPosition.ts';
import { thingDocument } from './thingDocument.ts';

type Typing = Extract<Overlay, { type: 'search' }>;

/** What stands beside it: the match one is on, or while nothing is typed, what Enter searches for again. */
const beside = (state: State, { field }: Typing): string => {
  const view = currentView(state);
  if (view.screen !== 'thing') return '';
  if (field.text !== '') {
    return matchPosition(thingDocument(state, view, state.size.columns), view);
  }
  const last = lastSearch(state);
  return last === undefined ? '' : fillIn(state)(keyed`{search.keep} looks for ${last} again`);
};

/** The search being typed. */
export const searchPrompt = (state: State, overlay: Typing): PromptText => {
  const text = beside(state, overlay);
  return {
    label: ' /',
    field: overlay.field,
    ...(text === '' ? {} : { aside: { text, tone: 'quiet' } }),
  };
};
