import type { Api } from '../api/index.ts';
import { sentenceOf } from '../api/sentences.ts';
import { masked } from '../insight/masked.ts';
import type { ApiError } from '../model/apiError.ts';
import { failure, type Result, success } from '../model/result.ts';
import { columnsOf } from '../resources/columns.ts';
import { findSource, notFoundSentence } from '../resources/findSource.ts';
import { catalogue, kindNamed } from '../resources/index.ts';
import type { Item, Kind, Scope } from '../resources/types.ts';
import { clean } from '../terminal/clean.ts';
import { safeJson } from '../terminal/json.ts';
import { connectionsFrom } from './connecting.ts';
import { exitCodeOf, exitCodes } from './exitCodes.ts';
import { type Given, readArguments, readNumber, subcommands } from './options.ts';
import type { Surroundings } from './surroundings.ts';
import { tableText } from './tableText.ts';

/** Why there is nothing to print: a sentence, and what the process ends with. */
type Refusal = { readonly sentence: string; readonly code: number };

const refusal = (code: number, sentence: string) => failure<Refusal>({ code, sentence });

const apiRefusal = (error: ApiError) => {
  const { what, next, ids } = sentenceOf(error, {});
  return refusal(
    exitCodeOf(error),
    [what, next, ids].filter((part) => part !== undefined).join(' '),
  );
};

const readKind = (given: Given): Result<Kind, Refusal> => {
  const [name] = given.words;
  const all = catalogue.map(({ id }) => id).join(', ');
  if (name === undefined) return refusal(exitCodes.usage, `Say what to get: ${all}.`);
  const kind = kindNamed(name);
  return kind === undefined
    ? refusal(exitCodes.usage, `There is no kind ${name}. There are ${all}.`)
    : success(kind);
};

const textOf = (given: Given, name: string): string | undefined => {
  const value = given.values[name];
  return typeof value === 'string' ? value : undefined;
};

const scopeOf = async (api: Api, kind: Kind, given: Given): Promise<Result<Scope, Refusal>> => {
  const sourceText = textOf(given, 'source');
  const schemaText = textOf(given, 'schema');
  const needsSource = kind.within === 'source' || kind.within === 'schema';
  if (sourceText === undefined) {
    return needsSource
      ? refusal(exitCodes.usage, `${kind.plural} are of a source: add --source and its name or id.`)
      : success({});
  }
  if (kind.within === 'environment') {
    return refusal(exitCodes.usage, `${kind.plural} are not of a source: leave --source out.`);
  }
  const found = await findSource(api, sourceText, {});
  if (!found.ok) {
    return found.error.tag === 'api'
      ? apiRefusal(found.error.error)
      : refusal(exitCodes.notFound, notFoundSentence(found.error));
  }
  const source = { id: found.value.id, name: found.value.name ?? found.value.id };
  if (kind.within !== 'schema') return success({ source });
  if (schemaText === undefined) {
    return refusal(
      exitCodes.usage,
      `${kind.plural} are of a schema: add --schema and its name or id.`,
    );
  }
  for await (const page of api.schemas.list(source.id, {})) {
    if (!page.ok) return apiRefusal(page.error);
    const row = page.value.rows.find(
      ({ value }) =>
        value.id === schemaText || value.name?.toLowerCase() === schemaText.toLowerCase(),
    );
    if (row !== undefined) {
      return success({
        source,
        schema: { id: row.value.id, name: row.value.name ?? row.value.id },
      });
    }
  }
  return refusal(exitCodes.notFound, `${source.name} has no schema ${schemaText}.`);
};

const oneItem = async (
  api: Api,
  kind: Kind,
  id: string,
  scope: Scope,
): Promise<Result<readonly Item[], Refusal>> => {
  if (kind.get === undefined) {
    return refusal(
      exitCodes.usage,
      `A single ${kind.singular} cannot be asked for: leave ${id} out.`,
    );
  }
  const answer = await kind.get(api, id, scope, {});
  if (!answer.ok) return apiRefusal(answer.error);
  return answer.value === undefined
    ? refusal(exitCodes.notFound, kind.whenMissing ?? `There is no ${kind.singular} ${id}.`)
    : success([answer.value]);
};

const allItems = async (
  api: Api,
  kind: Kind,
  scope: Scope,
  given: Given,
  limit: number,
): Promise<Result<readonly Item[], Refusal>> => {
  if (kind.list === undefined) return oneItem(api, kind, '', scope);
  const items: Item[] = [];
  const options = { filters: textOf(given, 'filters'), sorters: textOf(given, 'sorters') };
  for await (const page of kind.list(api, scope, options)) {
    // Half a list looks like a whole one to a script, so nothing of it is printed.
    if (!page.ok) return apiRefusal(page.error);
    items.push(...page.value.rows);
    if (items.length >= limit) break;
  }
  return success(items.slice(0, limit));
};

const printed = (
  kind: Kind,
  items: readonly Item[],
  isOne: boolean,
  output: string,
  { stdout, now }: Surroundings,
): string => {
  if (output === 'json') {
    const raw = items.map((item) => masked(item.raw));
    return `${safeJson(isOne ? raw[0] : raw)}\n`;
  }
  return tableText(
    columnsOf(kind),
    items.map(({ value }) => value),
    { nowMs: now() },
    stdout.isTTY === true ? stdout.columns : undefined,
    kind.shape === 'one' ? 'lines' : 'table',
  );
};

/** Writes and waits until it is out; a reader that has left (a closed pipe) is no error. */
const write = (stream: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' ? resolve() : reject(error),
    );
    stream.write(text, () => resolve());
  });

/** Prints what a list or a thing of the catalogue holds. Data goes to stdout, everything else to stderr. */
export const get = async (argv: readonly string[], surroundings: Surroundings): Promise<number> => {
  const { stdout, stderr, variables } = surroundings;
  const refuse = ({ sentence, code }: Refusal): number => {
    stderr.write(`spyglass get: ${clean(sentence)}\n`);
    return code;
  };
  const usage = (sentence: string) => refuse({ sentence, code: exitCodes.usage });
  const command = subcommands.find(({ name }) => name === 'get');
  if (command === undefined) throw new Error('get is not in the table of subcommands');
  const given = readArguments(command, argv);
  if (!given.ok) return usage(given.error);
  const kind = readKind(given.value);
  if (!kind.ok) return refuse(kind.error);
  const output = textOf(given.value, 'output') ?? 'table';
  if (output !== 'table' && output !== 'json') return usage(`-o is table or json, not ${output}.`);
  const limit = readNumber(given.value, 'limit', {
    from: 1,
    to: Number.MAX_SAFE_INTEGER,
    usual: Number.MAX_SAFE_INTEGER,
  });
  if (!limit.ok) return usage(limit.error);
  const connections = await connectionsFrom(given.value, variables);
  if (!connections.ok) return usage(connections.error);
  const connecting = connections.value.first;
  for (const note of connecting.notes) stderr.write(`spyglass get: ${clean(note)}\n`);
  const [{ connect }, connection] = await Promise.all([
    import('../api/index.ts'),
    connecting.open(),
  ]);
  if (!connection.ok) return usage(connection.error);
  const api = connect(connection.value, { leave: () => ({ probes: false, writes: false }) });
  try {
    const scope = await scopeOf(api, kind.value, given.value);
    if (!scope.ok) return refuse(scope.error);
    const [, id] = given.value.words;
    const items =
      id === undefined
        ? await allItems(api, kind.value, scope.value, given.value, limit.value)
        : await oneItem(api, kind.value, id, scope.value);
    if (!items.ok) return refuse(items.error);
    const isOne = id !== undefined || kind.value.shape === 'one';
    await write(stdout, printed(kind.value, items.value, isOne, output, surroundings));
    return exitCodes.ok;
  } finally {
    await api.close();
    await connecting.close();
  }
};
