// Writes the document of our settings file out of the tables of its keys.

import { joinWords } from '../problem.ts';
import type { Key, KeyTable } from './keyTypes.ts';
import { environmentKeys, fileKeys } from './settingsTable.ts';

const typeWords = (key: Key): string => {
  switch (key.type) {
    case 'text':
      return 'text';
    case 'flag':
      return 'true or false';
    case 'number':
      return `whole number, ${key.from} to ${key.to}`;
    case 'word':
      return joinWords(key.words, 'or');
    case 'texts':
      return 'names, each with a text';
    case 'map':
      return 'a map';
  }
};

const code = (words: string): string => (words === '' ? '' : `\`${words}\``);

const rowsOf = (table: KeyTable): readonly string[] => [
  '| key | what it is for | type | where it is not said | example |',
  '|--|--|--|--|--|',
  ...Object.entries<Key>(table).map(([name, key]) => {
    const title = key.secret === true ? `${key.title} A secret.` : key.title;
    return `| ${code(name)} | ${title} | ${typeWords(key)} | ${key.usual ?? ''} | ${code(key.example)} |`;
  }),
];

/** Environments that have every key between them, each with one way to sign in. */
const sampleEnvironments: Readonly<Record<string, readonly string[]>> = {
  acme: ['base_url', 'keyring', 'production', 'accent', 'shortcut'],
  'acme-test': ['base_url', 'client_id', 'client_secret', 'write', 'proxy', 'ca_file', 'api'],
  borrowed: ['base_url', 'access_token', 'probes'],
  'old-iiq': ['type', 'base_url', 'username', 'password'],
};

const lineOf = (name: string, { example, type }: Key, indent: string): readonly string[] =>
  type === 'map' || type === 'texts'
    ? [`${indent}${name}:`, ...example.split('\n').map((line) => `${indent}  ${line}`)]
    : [`${indent}${name}: ${example}`];

/** A whole settings file: every key once at least, with its example. */
export const sampleFile = (): string => {
  const tops = Object.entries<Key>(fileKeys).filter(([, { example }]) => example !== '');
  const named = new Set(Object.values(sampleEnvironments).flat());
  const others = Object.keys(environmentKeys).filter((name) => !named.has(name));
  const environments = Object.entries(sampleEnvironments).flatMap(([name, keys], index) => [
    ...(index === 0 ? [] : ['']),
    `  ${name}:`,
    // A key that no sample names is one of the first, so that none can be forgotten.
    ...[...keys, ...(index === 0 ? others : [])].flatMap((key) =>
      lineOf(key, environmentKeys[key as keyof typeof environmentKeys], '    '),
    ),
  ]);
  return [
    ...tops.flatMap(([name, key]) => lineOf(name, key, '')),
    '',
    'environments:',
    ...environments,
    '',
  ].join('\n');
};

/** The document of our settings file. */
export const settingsDocument = (): string =>
  `<!-- Written by scripts/documents.ts out of src/config/schema/settingsTable.ts: change it there. -->

# The settings file

One file holds all settings, and spyglass never writes it:

| system | where |
|--|--|
| Linux, macOS | \`$XDG_CONFIG_HOME/spyglass/config.yaml\`, which is \`~/.config/spyglass/config.yaml\` unless that variable is set |
| Windows | \`%APPDATA%\\spyglass\\config.yaml\` |
| anywhere | the file that \`SPYGLASS_CONFIG\` names, which must then be there |

No file is needed: without one everything is as the tables below say. What spyglass keeps for itself, such as the
columns of a list or the journal, is in its state folder (\`$XDG_STATE_HOME/spyglass\`, usually
\`~/.local/state/spyglass\`), never here.

The file is read strictly. A key that is not known is a mistake and is named with its line and column, and so is a value
that cannot be: \`prodution: true\` must not quietly mean "not production". All mistakes are named at once. A mistake in
one environment leaves the others usable.

\`spyglass --demo\` goes by this file too, but for its environments: those are not looked at, and no secret is.

## Keys

${rowsOf(fileKeys).join('\n')}

## Keys of an environment

Only \`base_url\` and one way to sign in are needed: \`keyring\`, \`client_id\` and \`client_secret\`, or
\`access_token\`; for IdentityIQ \`keyring\`, or \`username\` and \`password\`. [connections.md](connections.md) tells
what each is for, and which environment is used. A file with a secret in it must be closed to others: \`chmod 600\`.

${rowsOf(environmentKeys).join('\n')}

## An example with every key

\`\`\`yaml
${sampleFile().trimEnd()}
\`\`\`

## Where it begins

With \`start: home\` spyglass begins at what is wrong in the tenant, what did the most harm first; with \`start: sources\`
at the list of sources. \`:home\` and \`:sources\` lead from one to the other at any time. The variable
\`SPYGLASS_START\` takes the same words and wins over the file; \`-c\` begins with its command, whatever both say. An
environment of IdentityIQ has no home: it begins with its entitlements.

## Help while writing it

\`config.schema.json\` is a JSON schema of the file; it is beside this page and beside the installed program
(\`dist/config.schema.json\`). Editors that use the YAML language server check and complete the file with this first line:

\`\`\`yaml
# yaml-language-server: $schema=/where/it/is/config.schema.json
\`\`\`

## How it looks

The terminal's own colours are used until it has said what is behind the text. With \`theme: auto\` that is first what
\`COLORFGBG\` says; then the terminal is asked (OSC 11), after the first frame, and the screen is painted again when the
answer comes, however late. The Linux console and GNU screen are not asked. \`:theme light\`, \`dark\`,
\`auto\`, \`usual\` and \`colour-blind\` change it for the session.

\`NO_COLOR\` and \`--no-color\` win over \`colours\`. Whatever the colours, what is bad, good or to be watched is said
by a word or a sign too, READ-ONLY or WRITE stands in every header, and PRODUCTION is a block in reverse.

With \`ascii: auto\` only ASCII is drawn where \`LC_ALL\`, \`LC_CTYPE\` or \`LANG\` (the first that is set) names another
encoding than UTF-8, and on the Linux console, whose fonts lack many signs. Letters lose their marks then, and what has
no ASCII letter becomes \`?\`, on the screen only: what is copied or exported stays as it is.

\`accent\` is the colour of an environment's name in the header and in \`:env\`. Of the 16 colours those that cannot be
read on the background are left out.
`;
