// The chapters of the help: keys, words of the command line, filter language, settings.

import { words } from '../../../commands/commandLine/words.ts';
import { commands } from '../../../commands/index.ts';
import { contextWords } from '../../../commands/keys/contexts.ts';
import { fillIn } from '../../../commands/keys/fillKeys.ts';
import { keysOf } from '../../../commands/keys/keymap.ts';
import { type Command, type Context, views } from '../../../commands/types.ts';
import { areas } from '../../../resources/areas.ts';
import { canBeTyped, typedName } from '../../../resources/placement.ts';
import type { Kind } from '../../../resources/types.ts';
import type { KeyMap, State } from '../../../store/state.ts';
import type { HelpEntry } from './helpEntry.ts';
import { signChapters } from './signChapters.ts';

/** A chapter of the help. */
export type Chapter = { readonly title: string; readonly entries: readonly HelpEntry[] };

/** Keys as text: only the first and the last where there are more than five. */
export const keysText = (keys: readonly string[]): string =>
  keys.length > 5 ? `${keys[0]} to ${keys.at(-1)}` : keys.join('  ');

const entryOf = (command: Command, keys: KeyMap): HelpEntry => ({
  left: keysText(keysOf(command, keys)),
  right: command.title,
});

/** The commands of a context that have keys. In an overlay those of that overlay alone come first. */
const commandsIn = (context: Context, keys: KeyMap): readonly Command[] => {
  const found = commands.filter(
    (command) => command.contexts.includes(context) && keysOf(command, keys).length > 0,
  );
  const isView = views.some((view) => view === context);
  return isView ? found : found.toSorted((a, b) => a.contexts.length - b.contexts.length);
};

/** The keys of a context. */
export const keysIn = (context: Context, keys: KeyMap): readonly HelpEntry[] =>
  commandsIn(context, keys).map((command) => entryOf(command, keys));

/** Why a command cannot act now, with the keys that its sentence names. */
const whyNot = (command: Command, state: State): string | undefined => {
  const why = command.whyNot?.(state);
  return why === undefined ? undefined : fillIn(state)(why);
};

/** The keys of the current context, with the reason for each that cannot act in this state. */
const keysHere = (state: State, context: Context): readonly HelpEntry[] =>
  commandsIn(context, state.keys)
    .filter((command) => command.applies?.(state) ?? true)
    .map((command) => ({ ...entryOf(command, state.keys), whyNot: whyNot(command, state) }));

/** Every context that has keys of its own, in the order of the command table. */
export const contexts: readonly Context[] = [
  ...new Set([...views, ...commands.flatMap(({ contexts }) => contexts)]),
];

/** Where a kind is listed, to stand behind its summary. */
const needsOf = (kind: Kind): string => {
  const name = typedName(kind);
  switch (name.means) {
    case 'source':
      return name.isNeeded ? ' · of a source' : ' · of a source, or all';
    case 'parent':
    case 'nothing':
      return ' · in one';
    case 'text':
    case 'itself':
      return '';
  }
};

/** The names that one may type for a kind. */
const namesOf = (kind: Kind): string =>
  [kind.id, ...kind.aliases.filter((alias) => alias !== kind.singular)].join('  ');

/** What can be typed after `:`: the kinds by area, then the other words. */
export const afterColon = (): readonly Chapter[] => [
  ...areas().map(({ title, kinds }) => ({
    title: `AFTER : · ${title}`,
    entries: kinds
      .filter(canBeTyped)
      .map((kind) => ({ left: namesOf(kind), right: `${kind.summary}${needsOf(kind)}` })),
  })),
  {
    title: 'AFTER : · words',
    entries: words.map(({ names, takes, title }) => ({
      left: `${names.join('  ')}${takes === undefined ? '' : ` ${takes}`}`,
      right: title,
    })),
  },
];

/** The forms of a whole command line. */
export const grammar: Chapter = {
  title: 'A COMMAND LINE',
  entries: [
    {
      left: 'KIND',
      right: 'its list: all of the environment, or of the source at hand where it needs one',
    },
    { left: 'KIND .', right: 'of the source or thing at hand' },
    { left: 'KIND NAME', right: 'of one source or thing, or that thing itself: by name or id' },
    { left: 'KIND NAME /text', right: 'the same with a filter already set' },
    { left: 'KIND NAME @env', right: 'the same in another environment; @env alone goes there' },
    { left: 'an id', right: 'the thing that has it, whatever its kind' },
  ],
};

/** What can be typed after `/` in a list. */
export const filterLanguage: Chapter = {
  title: 'IN A FILTER',
  entries: [
    { left: 'word word', right: 'rows that hold both words, in any case' },
    { left: '"two words"', right: 'exactly this, with its blank and signs' },
    { left: '!word', right: 'rows that do not hold it' },
    { left: '^ab  a|b  a.*b', right: 'a regular expression' },
    { left: '-f letters', right: 'rows with these letters in this order' },
    { left: 'column:word', right: 'rows that hold it in that column' },
    { left: 'column=word', right: 'rows that say just that there; != all others' },
    { left: 'column>7d  column<=3', right: 'by time (s min h d w mo y) or number: < <= > >= = !=' },
    { left: 'since<7d  until<2h', right: 'in the last 7 days; within the next 2 hours' },
    { left: 'took>1h30m', right: 'what took longer than that' },
  ],
};

/** The keys that the settings changed. */
const remapped = ({ keys }: State): readonly Chapter[] => {
  const entries = commands
    .filter(({ id }) => keys[id] !== undefined)
    .map((command) => ({
      left: keysText(keysOf(command, keys)) || 'no key',
      right: `${command.title} · ${command.id}, usually ${keysText(command.keys)}`,
    }));
  return entries.length === 0 ? [] : [{ title: 'YOUR OWN KEYS', entries }];
};

/** The aliases of the settings. */
const ownNames = ({ commandMemory }: State): readonly Chapter[] =>
  commandMemory.aliases.length === 0
    ? []
    : [
        {
          title: 'AFTER : · your own',
          entries: commandMemory.aliases.map(({ name, line }) => ({
            left: name,
            right: `:${line}`,
          })),
        },
      ];

const settings = ({ settingsFile }: State): Chapter => ({
  title: 'SETTINGS',
  entries: [
    { left: 'the file', right: settingsFile ?? 'spyglass/config.yaml in ~/.config' },
    { left: 'aliases:', right: 'gives command lines names, such as ad: src /active directory' },
    { left: 'keys:', right: 'gives commands other keys by their ids, such as sort.open: [S, f5]' },
  ],
});

/** The whole help as it is shown in a context, whose keys come first. */
export const helpContent = (state: State, here: Context): readonly Chapter[] => [
  { title: `${contextWords(here).toUpperCase()}  (here)`, entries: keysHere(state, here) },
  ...remapped(state),
  grammar,
  filterLanguage,
  ...signChapters(state.keys),
  ...afterColon(),
  ...ownNames(state),
  settings(state),
  ...contexts
    .filter((context) => context !== here)
    .map((context) => ({
      title: contextWords(context).toUpperCase(),
      entries: keysIn(context, state.keys),
    })),
];
