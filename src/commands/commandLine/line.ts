// Reads a typed command line into a kind, a word, an id or an environment.

import type { Product } from '../../model/connection.ts';
import { didYouMean } from '../../model/didYouMean.ts';
import { keyed } from '../../model/keyed.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { looksLikeId } from '../../resources/finding/ids.ts';
import { catalogue, kindNamed } from '../../resources/index.ts';
import type { Kind } from '../../resources/types.ts';
import { type Alias, commandText } from '../../store/commandLine/commandHistory.ts';
import { quotedFirst } from './quotes.ts';
import { type Word, wordNamed, words } from './words.ts';

/** A kind with the name or id of what is wanted of it, a filter, and the environment that is meant. */
export type KindLine = {
  readonly type: 'kind';
  readonly kind: Kind;
  readonly name: string;
  readonly filter: string;
  readonly environment?: string;
};

/** A line of the command prompt, read. */
export type Line =
  | KindLine
  | { readonly type: 'word'; readonly word: Word; readonly rest: string }
  | { readonly type: 'id'; readonly id: string; readonly environment?: string }
  | { readonly type: 'environment'; readonly environment: string };

const environmentAnywhere = /(?:^|\s)@([\p{L}\p{N}][\w.-]*)(?=\s|$)/gu;
const environmentAtEnd = /(?:^|\s)@([\p{L}\p{N}][\w.-]*)$/u;

const bareSign = 'Type the name of an environment right behind @, such as @acme. :env shows them.';

type Rest = Pick<KindLine, 'name' | 'filter' | 'environment'>;

/** What stands behind the name of a kind: a name, then a filter and an environment in either order. */
const readRest = (rest: string): Result<Rest, string> => {
  const { quoted, behind: unread } = quotedFirst(rest) ?? { quoted: undefined, behind: rest };
  const read = readUnquoted(unread);
  if (!read.ok || quoted === undefined) return read;
  // Quotes in the middle do not quote a name, so the text is read as it was typed.
  return read.value.name === '' ? success({ ...read.value, name: quoted }) : readUnquoted(rest);
};

const readUnquoted = (rest: string): Result<Rest, string> => {
  const slash = /(^|\s)\//.exec(rest);
  const before = slash === null ? rest : rest.slice(0, slash.index);
  const filter = slash === null ? '' : rest.slice(slash.index + slash[0].length);
  const [, behind] = environmentAtEnd.exec(filter) ?? [];
  const named = [...before.matchAll(environmentAnywhere)].flatMap(([, name]) => name ?? []);
  const [environment, ...others] = [...named, ...(behind === undefined ? [] : [behind])];
  if (others.length > 0) {
    return failure(`Name one environment: @${environment} or @${others[0]}, not both.`);
  }
  const name = before.replaceAll(environmentAnywhere, ' ').trim();
  if (/(^|\s)@$/.test(name)) return failure(bareSign);
  return success({
    name,
    filter: (behind === undefined ? filter : filter.replace(environmentAtEnd, '')).trim(),
    ...(environment === undefined ? {} : { environment }),
  });
};

/** The longest text for which `:find` is suggested. */
const longestName = 60;

/** The sentence about an unknown name: the name that was probably meant, else how to search for the text. */
const unknown = (line: string, aliases: readonly Alias[], product: Product | undefined): string => {
  const text = line.replaceAll('"', '').trim();
  const [name = ''] = text.split(/\s+/);
  const names = [
    ...catalogue.flatMap(({ id, aliases: others }) => [id, ...others]),
    ...words.flatMap((word) => word.names),
    ...aliases.map((alias) => alias.name),
  ];
  const near = didYouMean(
    name,
    names.filter((known) => known.length > 2),
  );
  if (near !== undefined) {
    return keyed`There is no command ${name}: did you mean ${near}? Type {command.open} then {command.older} to edit it.`;
  }
  const canFind = product !== 'identityiq' && text !== '' && text.length <= longestName;
  return canFind
    ? keyed`There is no command ${name}. Try :find ${text}, or {help.open} for all commands.`
    : keyed`There is no command ${name}. Type {command.open} and {Command.complete} to see what there is, or {help.open} for help.`;
};

/** The line that the operator's own name stands for, with what was typed behind it. */
export const expanded = (line: string, aliases: readonly Alias[]): string => {
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(line) ?? [];
  const alias = aliases.find((other) => other.name.toLowerCase() === name.toLowerCase());
  return alias === undefined ? line : `${commandText(alias.line)} ${rest}`.trim();
};

/**
 * Reads a command line: `KIND [ID or NAME] [/FILTER] [@ENVIRONMENT]`, a word, an id, or `@ENVIRONMENT`. Case does not
 * matter; an empty line is undefined. The failure is a sentence that says what would be accepted.
 */
export const readLine = (
  typed: string,
  aliases: readonly Alias[] = [],
  product?: Product,
): Result<Line | undefined, string> => {
  const line = expanded(commandText(typed), aliases);
  if (line === '') return success(undefined);
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(line) ?? [];
  const word = wordNamed(name);
  if (word?.only !== undefined && rest !== '' && !word.only.includes(rest.toLowerCase())) {
    return failure(
      `:${word.names[0]} takes ${word.only.join(' or ')} or nothing behind it: a secret is asked for.`,
    );
  }
  if (word !== undefined) {
    return rest === '' || word.takes !== undefined
      ? success({ type: 'word', word, rest: rest.trim() })
      : failure(`:${name} takes nothing after it.`);
  }
  if (name === '@') return failure(bareSign);
  if (name.startsWith('@')) {
    const [, environment] = environmentAtEnd.exec(line.trim()) ?? [];
    if (environment !== undefined && rest === '') {
      return success({ type: 'environment', environment });
    }
    return failure('Type a kind first, then @ and an environment, such as :src @acme');
  }
  const kind = kindNamed(name);
  const isId = kind === undefined && looksLikeId(name);
  if (kind === undefined && !isId) return failure(unknown(line, aliases, product));
  const read = readRest(rest);
  if (!read.ok) return read;
  if (kind !== undefined) return success({ type: 'kind', kind, ...read.value });
  const { environment } = read.value;
  if (read.value.name !== '' || read.value.filter !== '') {
    return failure('Behind an id only @ and an environment may stand.');
  }
  return success({ type: 'id', id: name, ...(environment === undefined ? {} : { environment }) });
};

/** What is wrong with the operator's own names: one that is taken, or a line that cannot be read. Sentences. */
export const aliasMistakes = (aliases: readonly Alias[]): ReadonlyMap<Alias, string> => {
  const mistakes = new Map<Alias, string>();
  for (const alias of aliases) {
    const { name, line } = alias;
    if (wordNamed(name) !== undefined || kindNamed(name) !== undefined) {
      mistakes.set(alias, `:${name} has a meaning of its own already: choose another name.`);
      continue;
    }
    const read = readLine(line);
    if (!read.ok) mistakes.set(alias, read.error);
  }
  return mistakes;
};
