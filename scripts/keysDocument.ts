// Makes `docs/keys.md` of the table of commands.

import { commands } from '../src/commands/index.ts';
import { contextWords } from '../src/commands/keys/contexts.ts';
import {
  afterColon,
  contexts,
  filterLanguage,
  grammar,
} from '../src/screens/text/help/helpContent.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...heads), `|${'--|'.repeat(heads.length)}`, ...rows.map((cells) => row(...cells))].join(
    '\n',
  );

const keysTables = (): readonly string[] =>
  contexts.map((context) => {
    const rows = commands
      .filter((command) => command.contexts.includes(context))
      .map(({ id, keys, title }) => [keys.map(code).join(' '), title, code(id)]);
    return `### ${contextWords(context)}\n\n${table(['keys', 'what it does', 'command'], rows)}`;
  });

const chapter = (
  {
    title,
    entries,
  }: {
    readonly title: string;
    readonly entries: readonly { readonly left: string; readonly right: string }[];
  },
  head: string,
): string =>
  `### ${title.replace(/^.* · /, '')}\n\n${table(
    [head, 'what it is'],
    entries.map(({ left, right }) => [left.split('  ').map(code).join(' '), right]),
  )}`;

/** The document of keys and commands, made of the command table, the catalogue and the words of the command line. */
export const keysDocument = (): string =>
  `${[
    '# Keys and commands',
    'This page is made of the program itself by `npm run documents`: what is here is what `?` shows inside.',
    [
      'A key means one thing in one place. Letters are letters in every text field, and pasted text presses no key: outside',
      'of a field it is ignored, unless it reads as an id or a command; then it is put behind `:` for you to look at. A key',
      'that cannot act says why. `ctrl-c` always leads out.',
    ].join('\n'),
    '## Keys of your own',
    [
      'In `~/.config/spyglass/config.yaml` every command can have other keys, or none. Commands go by the names in the last',
      'column of the tables below.',
    ].join('\n'),
    [
      '```yaml',
      'keys:',
      '  sort.open: [f5, alt-s]  # instead of S',
      "  command.open: [';', ':']",
      '  view.refresh: []        # no key at all',
      '```',
    ].join('\n'),
    [
      'Keys are called as the help shows them: a character, `ctrl-x`, `alt-x`, `f1` to `f12`, `space`, `enter`, `esc`, `tab`,',
      '`shift-tab`, `backspace`, `delete`, `up`, `down`, `left`, `right`, `shift-left`, `shift-right`, `home`, `end`, `pgup`,',
      '`pgdn`. Quote what means something in YAML. `alt-x` is Esc and x quickly after it, which is what terminals send.',
    ].join('\n'),
    [
      'spyglass does not start with keys that cannot work, and says all that is wrong with them, each with its line: a command',
      'that there is not, a key that no terminal sends, a key that would mean two things in one place, a letter in a text',
      'field, and what would leave no way out: `command.open` and `command.run` need a key, and `ctrl-c` cannot be given away.',
    ].join('\n'),
    [
      'None of the usual keys is one that tmux, screen or the terminal keeps for itself (`ctrl-a`, `ctrl-space`, `ctrl-\\`,',
      '`ctrl-s`, `ctrl-q`); `ctrl-b` and every other ctrl key has another key beside it. `ctrl-z` suspends, as everywhere.',
    ].join('\n'),
    '## Keys',
    ...keysTables(),
    '## The command line',
    chapter(grammar, 'after `:`'),
    ...afterColon().map((part) => chapter(part, 'after `:`')),
    '## Filters',
    chapter(filterLanguage, 'after `/`'),
  ].join('\n\n')}\n`;
