// The table of subcommands and options, and how arguments are read.

import { parseArgs } from 'node:util';
import type { Scheme } from '../model/connection.ts';
import { type QueryOption, queryOptions } from '../model/operations/queryOptions.ts';
import { failure, type Result, success } from '../model/result.ts';
import { readScenario, type Scenario, scenarios } from '../model/tenant/scenario.ts';

/** An option of the command line, for reading it and for the help. */
export type Option = {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help; absent for a switch. */
  readonly value?: string;
  readonly title: string;
};

/** A subcommand: its words in the help and what it takes. */
export type Subcommand = {
  readonly name: string;
  readonly usage: string;
  readonly title: string;
  readonly options: readonly Option[];
  /** How many words it takes beside options, at most. */
  readonly words: number;
};

const env: Option = {
  name: 'env',
  value: 'NAME',
  title: 'an environment of config.yaml or of the official CLI',
};
const baseUrl: Option = {
  name: 'base-url',
  value: 'URL',
  title: 'another base URL; credentials then come from variables',
};
const api: Option = { name: 'api', value: 'v1|v2024', title: 'path scheme of the API (v1)' };

const scenario: Option = {
  name: 'scenario',
  value: scenarios.filter((name) => name !== 'usual').join('|'),
  title: 'what happens in the sandbox tenant, if not the usual',
};

/** Query parameters of the API as options. */
const queries: readonly Option[] = Object.entries(queryOptions).map(
  ([name, { value, title }]: readonly [string, QueryOption]) => ({ name, value, title }),
);

/** The explorer itself, which has no name of its own. */
export const explorer: Subcommand = {
  name: '',
  usage: 'spyglass [options]',
  title: 'explore an environment',
  words: 0,
  options: [
    { name: 'demo', title: 'explore the embedded sandbox tenant; needs no account and no network' },
    scenario,
    {
      name: 'command',
      short: 'c',
      value: 'COMMAND',
      title: 'start with a command, as typed after :',
    },
    env,
    baseUrl,
    { name: 'write', title: 'allow changes; without it the session is READ-ONLY' },
    { name: 'readonly', title: 'allow no changes, whatever else is said' },
    api,
    { name: 'refresh', value: 'SECONDS', title: 'read views again so often; 0 is never (30)' },
    { name: 'no-color', title: 'use no colours' },
    { name: 'help', short: 'h', title: 'this help' },
    { name: 'version', title: 'the version' },
  ],
};

/** The subcommands, in the order of the help. */
export const subcommands: readonly Subcommand[] = [
  {
    name: 'get',
    usage: 'spyglass get KIND [ID or NAME] [options]',
    title: 'print what a list or a thing holds, for scripts',
    words: 2,
    options: [
      { name: 'source', value: 'SOURCE', title: 'the source it is of: its id or name' },
      { name: 'schema', value: 'SCHEMA', title: 'the schema it is of: its id or name' },
      {
        name: 'of',
        value: 'THING',
        title: 'the thing it is listed in, where that is neither: its id or name',
      },
      { name: 'filters', value: 'FILTERS', title: "a filter expression in the API's own language" },
      {
        name: 'sorters',
        value: 'SORTERS',
        title: "properties to sort by in the API's own language",
      },
      ...queries,
      { name: 'limit', value: 'N', title: 'so many rows at most' },
      {
        name: 'output',
        short: 'o',
        value: 'FORMAT',
        title: 'table, json, jsonl (a line a row, at once), yaml or csv (table)',
      },
      { name: 'demo', title: 'ask the embedded sandbox tenant' },
      scenario,
      env,
      baseUrl,
      api,
      { name: 'help', short: 'h', title: 'this help' },
    ],
  },
  {
    name: 'explain',
    usage: 'spyglass explain [CODE]',
    title: 'print the page of a code such as SG-CRED-EXPIRED, or all codes; needs no tenant',
    words: 1,
    options: [{ name: 'help', short: 'h', title: 'this help' }],
  },
  {
    name: 'sandbox',
    usage: 'spyglass sandbox [options]',
    title: 'serve the sandbox tenant alone, and print the variables to use it',
    words: 0,
    options: [
      { name: 'port', value: 'N', title: 'port on this machine; 0 picks a free one (0)' },
      { name: 'seed', value: 'N', title: 'another tenant of the same company (1)' },
      {
        name: 'scale',
        value: 'small|large',
        title: '42 sources, or 2,000 with 100,000 entitlements (small)',
      },
      scenario,
      {
        name: 'chaos',
        value: 'PARTS',
        title: 'faults: latency=150±50,429=5%,5xx=2%,cut=1%,expire=30s,html=1%',
      },
      { name: 'quirks', value: 'all|N,N', title: 'play the traps of real tenants, by number' },
      { name: 'help', short: 'h', title: 'this help' },
    ],
  },
];

/** What was given on the command line: values by option name, and the words beside them. */
export type Given = {
  readonly values: Readonly<Record<string, string | true | undefined>>;
  readonly words: readonly string[];
};

/** Reads the arguments of a subcommand. The failure is a sentence that names the option. */
export const readArguments = (
  command: Subcommand,
  argv: readonly string[],
): Result<Given, string> => {
  const known = new Map(command.options.map((option) => [option.name, option]));
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      command.options.map(({ name, short, value }) => [
        name,
        {
          type: value === undefined ? ('boolean' as const) : ('string' as const),
          ...(short === undefined ? {} : { short }),
        },
      ]),
    ),
  });
  const help = `See spyglass ${command.name === '' ? '' : `${command.name} `}-h.`;
  const values: Record<string, string | true> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known.get(token.name);
    if (option === undefined) return failure(`There is no option ${token.rawName}. ${help}`);
    if (option.value === undefined) {
      if (token.value !== undefined) return failure(`${token.rawName} takes no value. ${help}`);
      values[token.name] = true;
    } else {
      if (token.value === undefined || token.value === '') {
        return failure(`${token.rawName} needs a value: ${option.value}. ${help}`);
      }
      values[token.name] = token.value;
    }
  }
  if (words.length > command.words) {
    const extra = words[command.words] ?? '';
    return failure(
      command.name === ''
        ? `There is no subcommand ${extra}. ${help}`
        : `${extra} is one word too many. ${help}`,
    );
  }
  return success({ values, words });
};

/** The path scheme that was asked for; undefined where none was, so that the environment's own counts. */
export const readScheme = (given: Given): Result<Scheme | undefined, string> => {
  const { api: scheme } = given.values;
  return scheme === undefined || scheme === 'v1' || scheme === 'v2024'
    ? success(scheme)
    : failure(`--api is v1 or v2024, not ${scheme}.`);
};

/** The scenario that was asked for; undefined where none was. The failure is a sentence. */
export const readScenarioOption = (given: Given): Result<Scenario | undefined, string> => {
  const { scenario: name } = given.values;
  return typeof name === 'string' ? readScenario(name) : success(undefined);
};

/** A whole number of an option, in a range. */
export const readNumber = (
  given: Given,
  name: string,
  range: { readonly from: number; readonly to: number; readonly usual: number },
): Result<number, string> => {
  const text = given.values[name];
  if (text === undefined) return success(range.usual);
  const number = Number(text);
  return Number.isInteger(number) && number >= range.from && number <= range.to
    ? success(number)
    : failure(
        range.to === Number.MAX_SAFE_INTEGER
          ? `--${name} is a whole number from ${range.from} on, not ${text}.`
          : `--${name} is a whole number from ${range.from} to ${range.to}, not ${text}.`,
      );
};

/**
 * The arguments with the subcommand at the beginning, where options stand before it, as in `--demo get sources`. What
 * belongs to such an option is no subcommand.
 */
export const subcommandFirst = (argv: readonly string[]): readonly string[] => {
  const known = [explorer, ...subcommands].flatMap(({ options }) => options);
  const takesNext = (argument: string) =>
    known.some(
      ({ name, short, value }) =>
        value !== undefined && (argument === `--${name}` || argument === `-${short}`),
    );
  let at = 0;
  while (argv[at]?.startsWith('-') === true) at += takesNext(argv[at] ?? '') ? 2 : 1;
  const word = argv[at];
  return word !== undefined && subcommands.some(({ name }) => name === word)
    ? [word, ...argv.slice(0, at), ...argv.slice(at + 1)]
    : argv;
};
