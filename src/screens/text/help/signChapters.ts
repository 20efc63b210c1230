// The chapters of the help that explain the signs and words on screen.

import { fillKeys } from '../../../commands/keys/fillKeys.ts';
import { doubtSign, verdictSign } from '../../../insight/health.ts';
import { keyed } from '../../../model/keyed.ts';
import type { KeyMap } from '../../../store/state.ts';
import { headerSigns } from '../frame/headerText.ts';
import { titleSigns } from '../lists/listTitle.ts';
import { rowSignMeanings, rowSigns } from '../lists/rowSigns.ts';
import type { HelpEntry } from './helpEntry.ts';

const ofRows: readonly HelpEntry[] = (
  ['cursor', 'marked', 'added', 'changed', 'folded', 'unfolded'] as const
).map((name) => ({ left: rowSigns[name], right: rowSignMeanings[name] }));

const ofWords: readonly HelpEntry[] = [
  { left: `${verdictSign.good} word`, right: 'well' },
  { left: `${verdictSign.bad} word`, right: 'broken: somebody has to look at it' },
  { left: '~ word', right: 'not quite: finished with warnings, or about to be a problem' },
  { left: '» word', right: 'it is running; » 4 min: it has run so long and goes on' },
  {
    left: `${verdictSign.unknown} word`,
    right: 'nobody knows: it was not checked, or spyglass does not know the word',
  },
  {
    left: `word ${doubtSign}`,
    right: keyed`status and healthy of a source say opposite things: believe a probe ({thing.probe})`,
  },
  { left: '-', right: 'nothing is there, or the API did not say' },
];

/** An entry whose `{id}` are replaced by the keys of these commands. */
const withKeys = ({ left, right }: HelpEntry, keys: KeyMap): HelpEntry => ({
  left,
  right: fillKeys(right, keys),
});

/** The chapters that explain the header, the title of a list, and the signs of rows and states. */
export const signChapters = (
  keys: KeyMap,
): readonly { readonly title: string; readonly entries: readonly HelpEntry[] }[] =>
  [
    { title: 'WHAT THE HEADER SAYS', entries: headerSigns },
    { title: 'WHAT A LIST SAYS', entries: [...titleSigns, ...ofRows, ...ofWords] },
  ].map(({ title, entries }) => ({
    title,
    entries: entries.map((entry) => withKeys(entry, keys)),
  }));
