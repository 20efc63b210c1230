// The text on screen, whichever view or overlay it belongs to.

import { currentView } from '../../../store/navigation/view.ts';
import { underHelp } from '../../../store/overlay.ts';
import type { State } from '../../../store/state.ts';
import { whoAmILines } from '../environments/whoAmIText.ts';
import { reviewText } from '../forms/reviewText.ts';
import { helpLines } from '../help/helpText.ts';
import { journalLines } from '../help/journalText.ts';
import { messageLines } from '../help/messagesText.ts';
import { madeOnce } from '../madeOnce.ts';
import { probeLines } from '../probes/probeText.ts';
import { plainText, type TextLine } from '../textLines.ts';
import { differenceTextLines } from '../things/differenceText.ts';
import { type ThingDocument, thingDocument, thingLines } from '../things/thingDocument.ts';

/** A text on screen: its lines, and the line it is scrolled to. */
export type Text = { readonly lines: readonly TextLine[]; readonly scroll: number };

const searchOf = ({ overlay }: State): string =>
  overlay.type === 'helpSearch'
    ? overlay.field.text
    : overlay.type === 'help'
      ? overlay.search
      : '';

const help = madeOnce(
  (state: State) => helpLines(state, searchOf(state)),
  (state) => [
    currentView(state),
    underHelp(state.overlay).type,
    searchOf(state),
    state.size.columns,
    state.keys,
    // The help says why a command cannot act: that depends on what was read, on drafts and on the access mode.
    state.lists,
    state.things,
    state.drafts,
    state.session.access,
    state.session.refresh,
  ],
);

const messages = madeOnce(messageLines, (state) => [state.messages, state.size.columns]);

const journal = madeOnce(journalLines, (state) => [state.journal, state.size.columns]);

const whoAmI = madeOnce(whoAmILines, ({ overlay, session, size }) => [
  overlay.type === 'whoami' && overlay.found,
  session.environment,
  size.columns,
]);

const difference = madeOnce(differenceTextLines, ({ overlay, size }) => [
  overlay.type === 'difference' && overlay.comparison,
  overlay.type === 'difference' && overlay.all,
  size.columns,
]);

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
  if (overlay.type === 'help') return { lines: help(state), scroll: overlay.scroll };
  if (overlay.type === 'helpSearch') return { lines: help(state), scroll: 0 };
  if (overlay.type === 'messages') return { lines: messages(state), scroll: overlay.scroll };
  if (overlay.type === 'journal') return { lines: journal(state), scroll: overlay.scroll };
  if (overlay.type === 'whoami') return { lines: whoAmI(state), scroll: overlay.scroll };
  if (overlay.type === 'difference') return { lines: difference(state), scroll: overlay.scroll };
  const view = currentView(state);
  return view.screen === 'probe' ? { lines: probe(state), scroll: view.scroll } : undefined;
};

const linesOf = (state: State): readonly TextLine[] => {
  const { overlay } = state;
  const view = currentView(state);
  return overlay.type === 'confirm' && view.screen === 'form'
    ? reviewText(state, view, overlay)
    : (textOnScreen(state)?.lines ??
        (view.screen === 'thing' ? thingLines(state, view, state.size.columns) : []));
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
