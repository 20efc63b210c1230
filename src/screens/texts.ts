import { currentView, type State } from '../store/state.ts';
import { type DocumentLine, plainText, thingLines } from './document.ts';
import { helpLines } from './helpText.ts';
import { journalLines } from './journalText.ts';
import { messageLines } from './messagesText.ts';
import { probeLines } from './probeText.ts';
import { reviewText } from './reviewText.ts';

/** A text on screen: its lines, and the line it is scrolled to. */
export type Text = { readonly lines: readonly DocumentLine[]; readonly scroll: number };

/** What each part of the state was last made into: a key that scrolls asks for the same lines again. */
type Made = { readonly from: readonly unknown[]; readonly lines: readonly DocumentLine[] };

const remember = (
  make: (state: State) => readonly DocumentLine[],
  from: (state: State) => readonly unknown[],
) => {
  let made: Made | undefined;
  return (state: State): readonly DocumentLine[] => {
    const now = from(state);
    if (made === undefined || now.some((part, index) => part !== made?.from[index])) {
      made = { from: now, lines: make(state) };
    }
    return made.lines;
  };
};

const searchOf = ({ overlay }: State): string =>
  overlay.type === 'helpSearch'
    ? overlay.field.text
    : overlay.type === 'help'
      ? overlay.search
      : '';

const help = remember(
  (state) => helpLines(state, searchOf(state)),
  (state) => [currentView(state).screen, searchOf(state), state.size.columns],
);

const messages = remember(messageLines, (state) => [state.messages, state.size.columns]);

const journal = remember(journalLines, (state) => [state.journal, state.size.columns]);

const probe = remember(
  (state) => {
    const view = currentView(state);
    return view.screen === 'probe' ? probeLines(state, view, state.size.columns) : [];
  },
  (state) => {
    const view = currentView(state);
    return [state.probes, view.id, view.screen === 'probe' && view.whole, state.size.columns];
  },
);

/** The text that is on screen: help, messages, a thing or a ladder; undefined for what is no text. */
export const textOnScreen = (state: State): Text | undefined => {
  const { overlay } = state;
  if (overlay.type === 'help') return { lines: help(state), scroll: overlay.scroll };
  if (overlay.type === 'helpSearch') return { lines: help(state), scroll: 0 };
  if (overlay.type === 'messages') return { lines: messages(state), scroll: overlay.scroll };
  if (overlay.type === 'journal') return { lines: journal(state), scroll: overlay.scroll };
  const view = currentView(state);
  if (view.screen === 'thing') {
    return { lines: thingLines(state, view, state.size.columns), scroll: view.scroll };
  }
  return view.screen === 'probe' ? { lines: probe(state), scroll: view.scroll } : undefined;
};

const linesOf = (state: State): readonly DocumentLine[] => {
  const { overlay } = state;
  const view = currentView(state);
  return overlay.type === 'confirm' && view.screen === 'form'
    ? reviewText(state, view, overlay)
    : (textOnScreen(state)?.lines ?? []);
};

/** The lines of the text on screen, be it a whole one or a review, for keys that scroll and search in it. */
export const linesOnScreen = (state: State): readonly string[] => linesOf(state).map(plainText);
