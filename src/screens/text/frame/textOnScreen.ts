// The text on screen, whichever view or overlay it belongs to.

import { currentView } from '../../../store/navigation/view.ts';
import type { State } from '../../../store/state.ts';
import { madeOnce } from '../madeOnce.ts';
import { overlayText, type Text } from '../overlayTexts.ts';
import { probeLines } from '../probes/probeText.ts';
import { plainText, type TextLine } from '../textLines.ts';
import { type ThingDocument, thingDocument, thingLines } from '../things/thingDocument.ts';

const probe = madeOnce(
  (state: State) => {
    const view = currentView(state);
    return view.screen === 'probe' ? probeLines(state, view, state.size.columns) : [];
  },
  (state) => {
    const view = currentView(state);
    return [state.probes, view.id, view.screen === 'probe' && view.whole, state.size.columns];
  },
);

/** The text on screen that only scrolls, such as the help or a probe; undefined where there is none. */
export const textOnScreen = (state: State): Text | undefined => {
  const { overlay } = state;
  if (overlay.type === 'command' && overlay.over !== undefined) {
    return textOnScreen({ ...state, overlay: overlay.over });
  }
  const over = overlayText(state);
  if (over.body === 'text') return over.text(state, state.overlay);
  const view = currentView(state);
  return view.screen === 'probe' ? { lines: probe(state), scroll: view.scroll } : undefined;
};

const linesOf = (state: State): readonly TextLine[] => {
  const over = overlayText(state);
  const view = currentView(state);
  return (
    (over.body === 'drawn' ? over.lines?.(state, state.overlay) : undefined) ??
    textOnScreen(state)?.lines ??
    (view.screen === 'thing' ? thingLines(state, view, state.size.columns) : [])
  );
};

/** The lines of the text or review on screen, for keys that scroll and search in it. */
export const linesOnScreen = (state: State): readonly string[] => linesOf(state).map(plainText);

/** The text of the thing on screen; undefined where another text lies over it. */
export const thingOnScreen = (state: State): ThingDocument | undefined => {
  const view = currentView(state);
  return view.screen === 'thing' && textOnScreen(state) === undefined
    ? thingDocument(state, view, state.size.columns)
    : undefined;
};
