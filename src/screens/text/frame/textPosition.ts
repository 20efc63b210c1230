// The position in the text on screen: the lines in sight of how many, or the match of a search.

import { bodyLines } from '../../../store/frame/size.ts';
import { topFor } from '../../../store/lists/listWindow.ts';
import { currentView } from '../../../store/navigation/view.ts';
import type { State } from '../../../store/state.ts';
import { keepCursor } from '../../../store/things/keepCursor.ts';
import { formDocument } from '../forms/formDocument.ts';
import { matchPosition } from '../things/matchPosition.ts';
import { textOnScreen, thingOnScreen } from './textOnScreen.ts';

/** The position in the text on screen: the match of a search, or `lines 3 to 20 of 57`. Undefined where all lines are in sight. */
export const positionInText = (state: State): string | undefined => {
  const view = currentView(state);
  const document = thingOnScreen(state);
  const height = bodyLines(state);
  if (view.screen === 'thing' && document !== undefined) {
    if (view.search !== '') return ` /${view.search}   ${matchPosition(document, view)}`;
    const count = document.lines.length;
    const { cursor, scroll } = keepCursor(view, document.lines);
    return linePosition(topFor(scroll, Math.min(cursor, count - 1), count, height), height, count);
  }
  const text = textOnScreen(state);
  if (text === undefined && view.screen === 'form') {
    const form = formDocument(state, view);
    return linePosition(form.top, form.room, form.lines.length);
  }
  return text === undefined ? undefined : linePosition(text.scroll, height, text.lines.length);
};

const linePosition = (scroll: number, height: number, count: number): string | undefined => {
  if (count <= height) return undefined;
  const top = Math.min(scroll, count - height);
  return ` lines ${top + 1} to ${top + height} of ${count}`;
};
