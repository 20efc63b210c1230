import { catalogue } from '../../src/resources/index.ts';
import * as world from '../dsl/worlds.ts';

/** A command line or a setting that cannot be. Nothing is sent, and the explorer does not even begin. */
export type Refusal = {
  readonly cause: string;
  /** Beside `get sources`, and for the explorer. */
  readonly options?: readonly string[];
  /** Where only one of the two knows it: all of its arguments. */
  readonly only?: readonly string[];
  readonly world?: world.MakeWorld;
  /** What happened and what to do, letter by letter; HELP is the option of help. */
  readonly says: string;
};

/** Every kind, a line each, as it is said to whoever does not say which. */
const width = Math.max(...catalogue.map(({ id }) => id.length));
const kinds = catalogue.map(({ id, summary }) => `  ${id.padEnd(width)}  ${summary}`).join('\n');

const token = { SAIL_BASE_URL: 'https://acme.api.example', SPYGLASS_ACCESS_TOKEN: 'token' };
const file = '~/.config/spyglass/config.yaml';
const three = 'SAIL_BASE_URL, SAIL_CLIENT_ID and SAIL_CLIENT_SECRET';
const environment = `active: acme
environments:
  acme:
    base_url: TENANT
    client_id: id
    client_secret: very-secret
`;

/** What is refused before anything is asked. */
export const refusals: readonly Refusal[] = [
  {
    cause: 'an unknown option',
    options: ['--nonsense'],
    says: 'There is no option --nonsense. HELP',
  },
  {
    cause: 'an option without its value',
    options: ['--env'],
    says: '--env needs a value: NAME. HELP',
  },
  {
    cause: 'an option with an empty value',
    options: ['--env='],
    says: '--env needs a value: NAME. HELP',
  },
  { cause: 'a switch with a value', options: ['--demo=no'], says: '--demo takes no value. HELP' },
  { cause: 'another path scheme', options: ['--api', 'v3'], says: '--api is v1 or v2024, not v3.' },
  {
    cause: 'an environment that nobody describes',
    options: ['--env', 'nowhere'],
    says: `There is no environment nowhere: ${file} names none, and ~/.sailpoint/config.yaml names none.`,
  },
  {
    cause: 'a base URL that is none',
    options: ['--base-url', 'acme'],
    says: '--base-url is no URL. It looks like https://example.api.identitynow.com.',
  },
  {
    cause: 'a base URL of plain HTTP',
    options: ['--base-url', 'http://acme.example'],
    says: '--base-url is not https, so the secret would be readable on the way. Use https://example.api.identitynow.com.',
  },
  {
    cause: 'a base URL without credentials',
    options: ['--base-url', 'https://acme.example'],
    world: world.bare({}),
    says: '--base-url takes its credentials from variables: set SAIL_CLIENT_ID and SAIL_CLIENT_SECRET, or SPYGLASS_ACCESS_TOKEN. For an environment of a file there is --env NAME.',
  },
  {
    cause: 'an environment and a base URL',
    options: ['--env', 'acme', '--base-url', 'https://acme.example'],
    says: '--env has a base URL of its own, so it does not go with --base-url. Leave one of them out.',
  },
  {
    cause: 'an environment and the demo',
    options: ['--env', 'acme', '--demo'],
    says: '--demo brings an environment of its own: leave --env and --base-url out.',
  },
  {
    cause: 'an unknown subcommand',
    only: ['nonsense'],
    says: 'There is no subcommand nonsense. HELP',
  },
  ...['soon', '3601', '1.5', '-1'].map((seconds) => ({
    cause: `a refresh every ${seconds}`,
    only: [`--refresh=${seconds}`],
    says: `--refresh is a whole number from 0 to 3600, not ${seconds}.`,
  })),
  { cause: 'a command without words', only: ['-c'], says: '-c needs a value: COMMAND. HELP' },
  {
    cause: 'nothing to get',
    only: ['get'],
    says: `Say what to get:\n${kinds}`,
  },
  {
    cause: 'an unknown kind',
    only: ['get', 'nonsense'],
    says: 'There is no kind nonsense. spyglass get alone lists what there is.',
  },
  {
    cause: 'a kind that is mistyped',
    only: ['get', 'sorces'],
    says: 'There is no kind sorces: is it sources? spyglass get alone lists what there is.',
  },
  {
    cause: 'an empty id',
    only: ['get', 'sources', ' '],
    says: 'The id of the source is empty.',
  },
  {
    cause: 'a word too many',
    only: ['get', 'sources', 'a', 'b'],
    says: 'b is one word too many. HELP',
  },
  {
    cause: 'another output',
    only: ['get', 'sources', '-o', 'xml'],
    says: '-o is table, json, jsonl, yaml or csv, not xml.',
  },
  ...['soon', '0', '1.5'].map((limit) => ({
    cause: `${limit} rows at most`,
    only: ['get', 'sources', '--limit', limit],
    says: `--limit is a whole number from 1 on, not ${limit}.`,
  })),
  {
    cause: 'schemas of no source',
    only: ['get', 'schemas'],
    says: 'schemas are of a source: add --source and its name or id.',
  },
  {
    cause: 'clusters of a source',
    only: ['get', 'clusters', '--source', 'a'],
    says: 'clusters are not of a source: leave --source out.',
  },
  {
    cause: 'a port that is none',
    only: ['sandbox', '--port', '70000'],
    says: '--port is a whole number from 0 to 65535, not 70000.',
  },
  {
    cause: 'a seed that is none',
    only: ['sandbox', '--seed', 'x'],
    says: '--seed is a whole number from 0 to 2147483647, not x.',
  },
  {
    cause: 'a scale that is none',
    only: ['sandbox', '--scale', 'huge'],
    says: '--scale is small or large, not huge.',
  },
  {
    cause: 'a scenario that is none',
    only: ['sandbox', '--scenario', 'outrage'],
    says: 'There is no scenario outrage: is it outage? The scenarios are usual, outage, healthy, slow, contradictory.',
  },
  {
    cause: 'a scenario without the demo',
    only: ['get', 'sources', '--scenario', 'outage'],
    says: '--scenario is for the sandbox tenant: add --demo.',
  },
  {
    cause: 'no credentials',
    world: world.bare({}),
    says: `There is no environment to connect to. To look round without an account: spyglass --demo. For one of yours set ${three} (or SAIL_BASE_URL and SPYGLASS_ACCESS_TOKEN), or describe it in ${file}. Environments of the official CLI are found by themselves.`,
  },
  {
    cause: 'one variable of three missing',
    world: world.bare({ SAIL_BASE_URL: 'https://acme.api.example', SAIL_CLIENT_ID: 'id' }),
    says: `SAIL_CLIENT_SECRET is not set. All of ${three} are needed.`,
  },
  {
    cause: 'a token beside a client',
    world: world.bare({ ...token, SAIL_CLIENT_ID: 'id', SAIL_CLIENT_SECRET: 'very-secret' }),
    says: 'SPYGLASS_ACCESS_TOKEN is set beside SAIL_CLIENT_ID and SAIL_CLIENT_SECRET, and only one way to sign in can be meant. Unset SPYGLASS_ACCESS_TOKEN, or SAIL_CLIENT_ID and SAIL_CLIENT_SECRET.',
  },
  {
    cause: 'a password in the base URL',
    world: world.bare({ ...token, SAIL_BASE_URL: 'https://me:pass-word@acme.example' }),
    says: 'SAIL_BASE_URL may hold scheme, host and port only, such as https://example.api.identitynow.com.',
  },
  {
    cause: 'production, perhaps',
    world: world.bare({ ...token, SPYGLASS_PRODUCTION: 'perhaps' }),
    says: 'SPYGLASS_PRODUCTION must be 1, true, yes, 0, false or no.',
  },
  {
    cause: 'a proxy of another kind',
    world: world.bare({ ...token, HTTPS_PROXY: 'socks5://me:pass-word@proxy.example' }),
    says: 'HTTPS_PROXY is no URL of an HTTP proxy. It looks like http://proxy.example.com:3128.',
  },
  {
    cause: 'a settings file that is named and not there',
    world: world.bare({ SPYGLASS_CONFIG: '/nowhere/config.yaml' }),
    says: 'SPYGLASS_CONFIG names /nowhere/config.yaml, which is not there.',
  },
  {
    cause: 'a folder in the place of the settings file',
    world: world.settingsFile('a folder'),
    says: `${file} is a folder, not a file.`,
  },
  {
    cause: 'a settings file that is no YAML',
    world: world.settingsFile('active: [\n'),
    says: `${file}, line 2, column 1: this is not the YAML of a settings file: wrong indentation.`,
  },
  {
    cause: 'a settings file with a mistyped key',
    world: world.settingsFile(`actve: acme\n${environment.replace('active: acme\n', '')}`),
    says: `${file}, line 1, column 1: actve is not known. Is it active?`,
  },
  {
    cause: 'an environment with a mistyped key',
    world: world.settingsFile(environment.replace('base_url', 'base_ulr')),
    says: `${file}, line 4, column 5: environments.acme.base_ulr is not known. Is it base_url?`,
  },
  {
    cause: 'a settings file with a secret that others may read',
    world: world.settingsFile(environment, 0o644),
    says: `${file} holds a secret, and others than its owner may open it. Close it: chmod 600 ${file}`,
  },
  {
    cause: 'an active environment that is not there',
    world: world.settingsFile(environment.replace('active: acme', 'active: other')),
    says: `The active environment of ${file} is none of its environments: ${file} has acme. Correct it, or say --env NAME.`,
  },
  {
    cause: 'a setting out of its range',
    world: world.settingsFile('refresh_seconds: 9999\n'),
    says: `${file}, line 1, column 1: refresh_seconds must be a whole number from 0 to 3600.`,
  },
];
