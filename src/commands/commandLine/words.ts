// The words of the command line that name no kind, such as `help` and `quit`.

import type { Product } from '../../model/connection.ts';
import type { Destination, KindId } from '../../resources/types.ts';
import { idleTime } from '../../store/environments/writeAccess.ts';
import type { Explorer } from '../../store/explorer.ts';
import { fieldOf } from '../../store/forms/field.ts';
import type { Need } from '../../store/quiet.ts';
import { openColumns } from '../lists/columnsMenu.ts';
import { compare } from '../lists/comparing.ts';
import { askForSecret, keyringWord } from '../navigation/loggingIn.ts';
import { hasUnsent, needsToQuit, quit } from '../navigation/quitting.ts';
import { codesToType, explain } from '../overlays/codes.ts';
import { savingWords } from '../sharing/saving.ts';
import { unquoted } from './quotes.ts';

/** A word that can be typed after `:` and does not name a kind. */
export type Word = {
  readonly names: readonly string[];
  readonly title: string;
  /** Whether it leaves spyglass. */
  readonly leaves?: boolean;
  /** Whether it goes to another list or environment: a page that is on screen closes. */
  readonly goes?: true;
  /** What may stand after it; nothing where absent. */
  readonly takes?: string;
  /** The only words that it takes. Any other may be a secret: it is not quoted, and the line is remembered nowhere. */
  readonly only?: readonly string[];
  /** What it could be told, where that is one of many; `typed` is what stands there. */
  completes?(typed: string): readonly { readonly text: string; readonly summary: string }[];
  /** What must be true of the key that runs it, where a stray line would do harm now. */
  needs?(explorer: Explorer): Need | undefined;
  run(explorer: Explorer, rest: string): void;
};

const homes: Readonly<Record<Product, KindId>> = {
  'identity-security-cloud': 'findings',
  identityiq: 'iiq-entitlements',
};

/** What is wrong in an environment, as far as its product has it. */
export const homeOf = (product: Product = 'identity-security-cloud'): Destination => ({
  screen: 'list',
  kind: homes[product],
  scope: {},
});

/** Where spyglass starts in an environment of a product. */
export const startOf = (start: 'home' | 'sources', product?: Product): Destination =>
  start === 'sources' && product !== 'identityiq'
    ? { screen: 'list', kind: 'sources', scope: {} }
    : homeOf(product);

/** The words of the command line beside the kinds of the catalogue. */
export const words: readonly Word[] = [
  {
    names: ['home'],
    title: 'what is wrong, where spyglass starts',
    goes: true,
    run: (explorer) => explorer.jump(homeOf(explorer.store.getState().session.product)),
  },
  {
    names: ['help', 'h', '?'],
    title: 'all keys and commands',
    run: (explorer) => explorer.setOverlay({ type: 'help', scroll: 0, search: '' }),
  },
  {
    names: ['explain'],
    title:
      'the page of a code such as SG-CRED-EXPIRED, or the codes whose page holds words, or all',
    takes: 'CODE or WORDS',
    completes: codesToType,
    run: explain,
  },
  {
    names: ['env', 'ctx', 'environment'],
    title: 'go to another environment, or see those that there are',
    goes: true,
    takes: 'NAME',
    run: (explorer, rest) => {
      if (rest === '') explorer.environments.show();
      else explorer.environments.switchTo({ name: unquoted(rest).replace(/^@/, '') });
    },
  },
  {
    names: ['whoami'],
    title: 'who you are here, with which rights, and until when',
    run: (explorer) => explorer.identify(),
  },
  {
    names: ['diff', 'compare'],
    title: 'two marked rows, or this thing with another one, or with that of another environment',
    takes: '@ENVIRONMENT or NAME',
    run: compare,
  },
  {
    names: ['theme'],
    title: 'other colours for this session: auto, dark or light; usual or colour-blind',
    takes: 'NAME',
    run: ({ theme, flash }, rest) => {
      if (rest !== '' && !theme.choose(rest.toLowerCase())) {
        flash(`There is no theme ${rest}. There are ${theme.names.join(', ')}.`, 'warn');
      } else {
        const others = rest === '' ? ` Also: ${theme.names.join(', ')}.` : '';
        flash(`Theme ${theme.words()}.${others}`, 'quiet');
      }
    },
  },
  {
    names: ['columns', 'cols'],
    title: 'choose the columns of a list and their order',
    run: openColumns,
  },
  {
    names: ['path', 'crumbs'],
    title: 'hide the line that says where one is, or show it again',
    run: (explorer) => explorer.togglePath(),
  },
  {
    names: ['redraw'],
    title: 'paint the whole screen anew, where something else wrote on it',
    run: (explorer) => explorer.repaint(),
  },
  {
    names: ['messages', 'msg'],
    title: 'the messages of this session',
    run: (explorer) => explorer.setOverlay({ type: 'messages', scroll: 0 }),
  },
  {
    names: ['journal'],
    title: 'what this session changed',
    run: (explorer) => explorer.setOverlay({ type: 'journal', scroll: 0 }),
  },
  {
    names: ['unlock'],
    title: `allow changes until nobody has pressed a key for ${idleTime()}`,
    run: (explorer) => {
      const { access } = explorer.store.getState().session;
      if (access.mode === 'WRITE') explorer.flash('Changes are allowed already.', 'quiet');
      else if (!access.canUnlock) explorer.flash(`No: ${access.why}.`, 'warn');
      else explorer.setOverlay({ type: 'unlock', field: fieldOf('') });
    },
  },
  {
    names: ['lock'],
    title: 'allow no changes any more',
    run: (explorer) => {
      const { access } = explorer.store.getState().session;
      explorer.writeAccess.lock();
      const isNews = access.mode === 'WRITE';
      explorer.flash(isNews ? 'READ-ONLY again.' : `READ-ONLY already: ${access.why}.`, 'quiet');
    },
  },
  {
    names: ['login'],
    title: `a new secret for this environment: for this session, or with ${keyringWord} behind it to keep`,
    takes: keyringWord,
    only: [keyringWord],
    run: askForSecret,
  },
  ...savingWords,
  {
    names: ['quit', 'q', 'exit'],
    title: 'leave spyglass',
    leaves: true,
    needs: needsToQuit,
    run: quit,
  },
  {
    names: ['q!'],
    title: 'leave spyglass, and changes that were not sent behind',
    leaves: true,
    needs: (explorer) => (hasUnsent(explorer) ? 'alone' : undefined),
    run: (explorer) => explorer.quit(),
  },
];

/** The word of the command line that goes by a name, in any case. */
export const wordNamed = (name: string): Word | undefined =>
  words.find(({ names }) => names.includes(name.toLowerCase()));
