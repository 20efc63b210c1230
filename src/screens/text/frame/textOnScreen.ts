// The text on screen, whichever view or overlay it belongs to, and the position in it.

import type { StopsHere, UnderCursor } from '../../../commands/types.ts';
import { kindOf } from '../../../resources/index.ts';
import { bodyLines } from '../../../store/frame/size.ts';
import { topFor } from '../../../store/lists/listWindow.ts';
import { currentView, type ThingView } from '../../../store/navigation/view.ts';
import { underHelp } from '../../../store/overlay.ts';
import type { State } from '../../../store/state.ts';
import { settled } from '../../../store/things/thingPlace.ts';
import { whoAmILines } from '../environments/whoAmIText.ts';
import { formDocument } from '../forms/formDocument.ts';
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
    // What cannot act now says why, and that is a matter of what is there and of what is allowed.
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

/** The text that is on screen and only scrolls: help, messages or a ladder; undefined for what is no such text. */
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

/** The lines of the text on screen, be it a whole one or a review, for keys that scroll and search in it. */
export const linesOnScreen = (state: State): readonly string[] => linesOf(state).map(plainText);

/** The text of the thing on screen, where nothing lies over it that is a text too. */
export const thingOnScreen = (state: State): ThingDocument | undefined => {
  const view = currentView(state);
  return view.screen === 'thing' && textOnScreen(state) === undefined
    ? thingDocument(state, view, state.size.columns)
    : undefined;
};

/** What Enter would act on in the thing on screen. */
export const underCursor = (state: State): UnderCursor => {
  const view = currentView(state);
  const document = thingOnScreen(state);
  if (view.screen !== 'thing' || document === undefined) return 'nothing';
  const { cursor } = settled(view, document.lines);
  const line = document.lines[Math.min(cursor, document.lines.length - 1)];
  if (line?.stops[0]?.type === 'link') return 'link';
  if (view.as === 'details' && kindOf(view.kind).parts !== undefined) return 'part';
  return line?.fold === undefined ? 'nothing' : line.fold.isFolded ? 'unfold' : 'fold';
};

const stopsOf = new WeakMap<ThingDocument, StopsHere>();

/** What the text of the thing on screen leads to, looked for once in each text. */
export const stopsHere = (state: State): StopsHere => {
  const document = thingOnScreen(state);
  if (document === undefined) return 'none';
  const known = stopsOf.get(document);
  if (known !== undefined) return known;
  const types = new Set(document.lines.flatMap(({ stops }) => stops.map(({ type }) => type)));
  const found = types.has('link') ? 'links' : types.has('part') ? 'parts' : 'none';
  stopsOf.set(document, found);
  return found;
};

/** Where in a text one is: the match of a search, or the lines on screen where not all of them are. */
export const placeInText = (state: State): string | undefined => {
  const view = currentView(state);
  const document = thingOnScreen(state);
  const height = bodyLines(state);
  if (view.screen === 'thing' && document !== undefined) {
    if (view.search !== '') return ` /${view.search}   ${countOfMatches(document, view)}`;
    const count = document.lines.length;
    const { cursor, scroll } = settled(view, document.lines);
    return lines(topFor(scroll, Math.min(cursor, count - 1), count, height), height, count);
  }
  const text = textOnScreen(state);
  if (text === undefined && view.screen === 'form') {
    const form = formDocument(state, view);
    return lines(form.top, form.room, form.lines.length);
  }
  return text === undefined ? undefined : lines(text.scroll, height, text.lines.length);
};

const lines = (scroll: number, height: number, count: number): string | undefined => {
  if (count <= height) return undefined;
  const top = Math.min(scroll, count - height);
  return ` lines ${top + 1} to ${top + height} of ${count}`;
};

/** Which of the lines that hold what is searched for the cursor is on, and how many there are. */
export const countOfMatches = (document: ThingDocument, view: ThingView): string => {
  const matches = document.matches(view.search);
  const { cursor } = settled(view, document.lines);
  const key = document.lines[Math.min(cursor, document.lines.length - 1)]?.key;
  const index = matches.findIndex((match) => match.key === key);
  if (matches.length === 0) return 'not in this text';
  return index === -1 ? `${matches.length} found` : `${index + 1} of ${matches.length}`;
};
