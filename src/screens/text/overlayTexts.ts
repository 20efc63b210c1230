// What each overlay shows: its body, the line that is typed in it, and what stands in the place of the hints.

import { fillIn } from '../../commands/keys/fillKeys.ts';
import type { FindingCode } from '../../insight/findings/codes.ts';
import type { Field } from '../../store/forms/field.ts';
import { currentView } from '../../store/navigation/view.ts';
import { type Overlay, underHelp } from '../../store/overlay.ts';
import type { State } from '../../store/state.ts';
import type { Span } from '../../terminal/look/tones.ts';
import { loginPrompt } from './environments/loginPrompt.ts';
import { unlockPrompt } from './environments/unlockPrompt.ts';
import { whoAmILines } from './environments/whoAmIText.ts';
import { editPrompt, itemPrompt } from './forms/formPrompts.ts';
import { reviewText } from './forms/reviewText.ts';
import { commandPrompt, completionText } from './frame/completionText.ts';
import { lookupText } from './frame/lookupText.ts';
import { codePageLines } from './help/codePageText.ts';
import { helpLines } from './help/helpText.ts';
import { journalLines } from './help/journalText.ts';
import { messageLines } from './help/messagesText.ts';
import { filterHints, filterPrompt } from './lists/filterPrompt.ts';
import { madeOnce } from './madeOnce.ts';
import type { PromptText } from './promptText.ts';
import type { TextLine } from './textLines.ts';
import { differenceTextLines } from './things/differenceText.ts';
import { searchPrompt } from './things/searchPrompt.ts';

/** A text on screen: its lines, and the line it is scrolled to. */
export type Text = { readonly lines: readonly TextLine[]; readonly scroll: number };

/** What is drawn between the path and the message line. */
type Body<Over> =
  | { readonly body: 'view' }
  | { readonly body: 'text'; text(state: State, overlay: Over): Text }
  | {
      /** `screens/overlayBodies.tsx` draws it. */
      readonly body: 'drawn';
      /** The text that keys scroll in it. */
      lines?(state: State, overlay: Over): readonly TextLine[] | undefined;
      /** Whether it hides a view whose position the message line would tell. */
      readonly hidesPosition?: true;
    };

/** What takes the place of the message line: where something is typed, the compiler asks for it. */
type MessageLine<Over> = Over extends { readonly field: Field }
  ? { prompt(state: State, overlay: Over): PromptText }
  : { message?(state: State, overlay: Over): readonly Span[] };

/** What takes the place of the hints. */
type Hints<Over> = { hints?(state: State, overlay: Over): readonly Span[] | undefined };

type OverlayTexts = {
  readonly [Type in Overlay['type']]: OverlayText<Extract<Overlay, { readonly type: Type }>>;
};

type OverlayText<Over> = Body<Over> & MessageLine<Over> & Hints<Over>;

const help = madeOnce(helpLines, (state, search) => [
  currentView(state),
  underHelp(state.overlay).type,
  search,
  state.size.columns,
  state.keys,
  // The help says why a command cannot act: that depends on what was read, on drafts and on the access mode.
  state.lists,
  state.things,
  state.drafts,
  state.session.access,
  state.session.refresh,
]);

const messages = madeOnce(messageLines, (state) => [state.messages, state.size.columns]);

const journal = madeOnce(journalLines, (state) => [state.journal, state.size.columns]);

const codePage = madeOnce(
  (state: State, code: FindingCode) => codePageLines(code, fillIn(state), state.size.columns),
  ({ size, keys }, code) => [code, size.columns, keys],
);

const whoAmI = madeOnce(whoAmILines, ({ session, size }, { found }) => [
  found,
  session.environment,
  size.columns,
]);

const difference = madeOnce(differenceTextLines, ({ size }, { comparison, all }) => [
  comparison,
  all,
  size.columns,
]);

/** Every overlay. */
export const overlayTexts = {
  none: { body: 'view' },
  command: { body: 'view', prompt: commandPrompt, hints: completionText },
  lookup: {
    body: 'view',
    message: (state, overlay) => lookupText(overlay, state.size.columns),
  },
  filter: { body: 'view', prompt: filterPrompt, hints: filterHints },
  search: { body: 'view', prompt: searchPrompt },
  sort: { body: 'drawn' },
  copy: { body: 'drawn', hidesPosition: true },
  columns: { body: 'drawn' },
  columnPath: {
    body: 'drawn',
    prompt: (_, { field }) => ({ label: ' path, such as owner.id: ', field }),
  },
  edit: { body: 'view', prompt: editPrompt },
  confirm: {
    body: 'drawn',
    lines: (state, overlay) => {
      const view = currentView(state);
      return view.screen === 'form' ? reviewText(state, view, overlay) : undefined;
    },
  },
  environments: { body: 'drawn', hidesPosition: true },
  whoami: {
    body: 'text',
    text: (state, overlay) => ({ lines: whoAmI(state, overlay), scroll: overlay.scroll }),
  },
  difference: {
    body: 'text',
    text: (state, overlay) => ({ lines: difference(state, overlay), scroll: overlay.scroll }),
  },
  items: { body: 'drawn' },
  item: { body: 'drawn', prompt: itemPrompt },
  unlock: { body: 'view', prompt: unlockPrompt },
  login: { body: 'view', prompt: loginPrompt },
  help: {
    body: 'text',
    text: (state, { search, scroll }) => ({ lines: help(state, search), scroll }),
  },
  helpSearch: {
    body: 'text',
    text: (state, { field }) => ({ lines: help(state, field.text), scroll: 0 }),
    prompt: (_, { field }) => ({ label: ' search /', field }),
  },
  messages: {
    body: 'text',
    text: (state, { scroll }) => ({ lines: messages(state), scroll }),
  },
  journal: {
    body: 'text',
    text: (state, { scroll }) => ({ lines: journal(state), scroll }),
  },
  codes: { body: 'drawn', hidesPosition: true },
  codesSearch: {
    body: 'drawn',
    prompt: (_, { field }) => ({ label: ' search /', field }),
  },
  code: {
    body: 'text',
    text: (state, { code, scroll }) => ({ lines: codePage(state, code), scroll }),
  },
} satisfies OverlayTexts;

/** The overlays whose body is a component of its own. */
export type DrawnOverlay = {
  [Type in Overlay['type']]: (typeof overlayTexts)[Type]['body'] extends 'drawn'
    ? Extract<Overlay, { readonly type: Type }>
    : never;
}[Overlay['type']];

type AnyText = Body<Overlay> & {
  prompt?(state: State, overlay: Overlay): PromptText;
  message?(state: State, overlay: Overlay): readonly Span[];
} & Hints<Overlay>;

/** What an overlay shows. */
export const overlayText = ({ overlay }: Pick<State, 'overlay'>): AnyText =>
  overlayTexts[overlay.type];
