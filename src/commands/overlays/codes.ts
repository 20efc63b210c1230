// The list of codes of findings, the search in it, and the page of a code.

import type { FindingCode } from '../../insight/findings/codes.ts';
import {
  codeNamed,
  codesHolding,
  nearCode,
  noSuchCode,
  shortCode,
} from '../../insight/pages/naming.ts';
import type { Explorer } from '../../store/explorer.ts';
import { fieldOf } from '../../store/forms/field.ts';
import type { CommandEntry } from '../types.ts';
import { commandsOfMenu, type Menu } from './menus.ts';
import { overlayOf } from './overlayOf.ts';

/** Opens the page of a code; it is left to where it was opened from. */
export const openCode = (explorer: Explorer, code: FindingCode): void => {
  const from = overlayOf(explorer, 'codes');
  explorer.setOverlay({ type: 'code', code, scroll: 0, ...(from && { from }) });
};

const openCodes = (explorer: Explorer, search: string): void =>
  explorer.setOverlay({ type: 'codes', choice: 0, search });

/** Explains what stands behind `:explain`: a code, words that its page holds, or nothing for all codes. */
export const explain = (explorer: Explorer, typed: string): void => {
  const found = nearCode(typed) === undefined ? codesHolding(typed) : [];
  const code = codeNamed(typed) ?? (found.length === 1 ? found[0]?.code : undefined);
  if (code !== undefined) openCode(explorer, code);
  else if (found.length > 0) openCodes(explorer, typed);
  else explorer.flash(`${noSuchCode(typed)} :explain shows all of them.`, 'warn');
};

/** The code under the cursor of the list. */
const codeAt = (explorer: Explorer, choice: number): FindingCode | undefined => {
  const list = overlayOf(explorer, 'codes');
  return list === undefined ? undefined : codesHolding(list.search)[choice]?.code;
};

/** The list of all codes, or of those that hold what was searched for. */
export const codeMenu: Menu = {
  type: 'codes',
  titles: { down: 'next code', up: 'code before' },
  count: (explorer) => codesHolding(overlayOf(explorer, 'codes')?.search ?? '').length,
  choose: {
    name: 'open',
    keys: ['enter', 'space'],
    title: 'open its page',
    hint: { label: 'its page', rank: 1 },
    run: (explorer, choice) => {
      const code = codeAt(explorer, choice);
      if (code !== undefined) openCode(explorer, code);
    },
  },
  others: [
    {
      id: 'codes.search',
      keys: ['/'],
      contexts: ['codes'],
      title: 'search in the pages of all codes',
      hint: { label: 'search', rank: 2 },
      run: (explorer) => {
        const search = overlayOf(explorer, 'codes')?.search ?? '';
        explorer.setOverlay({ type: 'codesSearch', field: fieldOf(search) });
      },
    },
  ],
  close: { keys: ['esc', 'q', 'ctrl-c'], title: 'leave it', hint: { label: 'leave', rank: 3 } },
};

/** Using the list of codes and the pages of codes. */
export const codeCommands: readonly CommandEntry[] = [
  ...commandsOfMenu(codeMenu),
  {
    id: 'codesSearch.keep',
    keys: ['enter', 'down'],
    contexts: ['codesSearch'],
    title: 'keep it',
    hint: { label: 'keep', rank: 1 },
    run: (explorer) => openCodes(explorer, overlayOf(explorer, 'codesSearch')?.field.text ?? ''),
  },
  {
    id: 'codesSearch.cancel',
    keys: ['esc', 'ctrl-c'],
    contexts: ['codesSearch'],
    title: 'back to all codes',
    hint: { label: 'all codes', rank: 2 },
    run: (explorer) => openCodes(explorer, ''),
  },
  {
    id: 'code.list',
    keys: ['L'],
    contexts: ['code'],
    title: 'the list of all codes, at this one',
    hint: { label: 'all codes', rank: 2 },
    run: (explorer) => {
      const code = overlayOf(explorer, 'code')?.code;
      const at = codesHolding('').findIndex((entry) => entry.code === code);
      explorer.setOverlay({ type: 'codes', choice: Math.max(0, at), search: '' });
    },
  },
  {
    id: 'code.close',
    keys: ['esc', 'q', 'ctrl-c'],
    contexts: ['code'],
    title: 'leave the page',
    hint: { label: 'leave', rank: 1 },
    run: (explorer) => explorer.setOverlay(overlayOf(explorer, 'code')?.from ?? { type: 'none' }),
  },
];

/** What the end of a typed `:explain` could become: codes, without what all begin with unless that was typed. */
export const codesToType = (
  typed: string,
): readonly { readonly text: string; readonly summary: string }[] => {
  const isWhole = 'SG-'.startsWith(typed.slice(0, 3).toUpperCase());
  const isSmall = typed !== '' && typed === typed.toLowerCase();
  return codesHolding('').map(({ code, headline }) => {
    const text = isWhole ? code : shortCode(code);
    return { text: isSmall ? text.toLowerCase() : text, summary: headline };
  });
};
