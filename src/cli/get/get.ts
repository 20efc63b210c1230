// The subcommand `get`: prints a list or a thing of the catalogue.

import type { Api } from '../../api/index.ts';
import { masking } from '../../insight/secrets/masked.ts';
import { productNames } from '../../model/connection.ts';
import { didYouMean } from '../../model/didYouMean.ts';
import { type Result, success } from '../../model/result.ts';
import { catalogue, kindNamed } from '../../resources/index.ts';
import type { Item, Kind, Scope } from '../../resources/types.ts';
import { clean } from '../../terminal/text/clean.ts';
import { exitCodes } from '../exitCodes.ts';
import { type RunEnvironment, runEnvironmentsFrom } from '../explore/runEnvironments.ts';
import { type Given, readArguments, readNumber, subcommands } from '../options.ts';
import { apiRefusal, misuse, type Refusal, refusal } from '../refusal.ts';
import type { Surroundings } from '../surroundings.ts';
import { jsonLines, type Output, outputs, type Printing, printed } from './formats/index.ts';
import { namesFor, namesMissing } from './getNames.ts';
import { askForOne } from './getOne.ts';
import { objectionToScope, type ScopeOptions, scopeOf } from './getScope.ts';
import { type Asked, type SentQueries, watchQueries } from './sentQueries.ts';
import { createSink, type Sink } from './sink.ts';

/** What the command line asks for. */
type Question = {
  readonly kind: Kind;
  /** The one thing that is wanted; undefined for a list, or for the only thing of its kind. */
  readonly id: string | undefined;
  readonly scopeOptions: ScopeOptions;
  readonly asked: Asked;
  readonly output: Output;
  readonly limit: number;
};

const textOf = (given: Given, name: string): string | undefined => {
  const value = given.values[name];
  return typeof value === 'string' ? value : undefined;
};

/** Every kind with what it is, a line each. */
const allKinds = (): string => {
  const width = Math.max(...catalogue.map(({ id }) => id.length));
  return catalogue.map(({ id, summary }) => `  ${id.padEnd(width)}  ${summary}\n`).join('');
};

const readKind = (name: string): Result<Kind, Refusal> => {
  const kind = kindNamed(name);
  if (kind !== undefined) return success(kind);
  const near = didYouMean(
    name,
    catalogue.flatMap(({ id, aliases }) => [id, ...aliases]),
  );
  const question = near === undefined ? '.' : `: is it ${near}?`;
  return misuse(`There is no kind ${name}${question} spyglass get alone lists what there is.`);
};

/** What cannot be asked of a single thing, as a sentence. */
const objectionToOne = (kind: Kind, id: string | undefined, asked: Asked): string | undefined => {
  if (id?.trim() === '') return `The id of the ${kind.singular} is empty.`;
  const isList = id === undefined && kind.list !== undefined;
  const option = asked.filters === undefined ? asked.sorters && '--sorters' : '--filters';
  if (!isList && option !== undefined) {
    return `${option} is for lists, and this is one ${kind.singular}: leave it out.`;
  }
  return id !== undefined && kind.get === undefined
    ? `A single ${kind.singular} cannot be asked for: leave ${id} out.`
    : undefined;
};

const readQuestion = (given: Given): Result<Question, Refusal> => {
  const [name, id] = given.words;
  const kind = readKind(name ?? '');
  if (!kind.ok) return kind;
  const text = textOf(given, 'output') ?? 'table';
  const output = outputs.find((known) => known === text);
  if (output === undefined) {
    return misuse(`-o is table, json, jsonl, yaml or csv, not ${text}.`);
  }
  const limit = readNumber(given, 'limit', {
    from: 1,
    to: Number.MAX_SAFE_INTEGER,
    usual: Number.MAX_SAFE_INTEGER,
  });
  if (!limit.ok) return misuse(limit.error);
  const asked = { filters: textOf(given, 'filters'), sorters: textOf(given, 'sorters') };
  const scopeOptions = {
    source: textOf(given, 'source'),
    schema: textOf(given, 'schema'),
    of: textOf(given, 'of'),
  };
  const objection =
    objectionToOne(kind.value, id, asked) ?? objectionToScope(kind.value, scopeOptions);
  if (objection !== undefined) return misuse(objection);
  return success({ kind: kind.value, id, scopeOptions, asked, output, limit: limit.value });
};

const oneItem = async (
  api: Api,
  kind: Kind,
  id: string,
  scope: Scope,
): Promise<Result<readonly Item[], Refusal>> => {
  const answer = await askForOne(api, kind, id, scope);
  if (!answer.ok) return answer;
  const item = answer.value;
  return item === undefined
    ? refusal(exitCodes.notFound, kind.whenMissing ?? `There is no ${kind.singular} ${id}.`)
    : success([item]);
};

/** Rows of a list, and entries of it that could not be read, as they came. */
type Rows = { readonly items: readonly Item[]; readonly unread: readonly unknown[] };

/** The rows of a list as they come, at most as many as were wanted; a failure ends them. */
async function* rowsOf(
  api: Api,
  { kind, asked, limit }: Question,
  scope: Scope,
  sent: SentQueries,
  note: (sentence: string) => void,
): AsyncGenerator<Result<Rows, Refusal>, void, undefined> {
  sent.forget();
  let left = limit;
  const doubtful = (reason: string) => note(`${reason} It is sent all the same.`);
  const options = { ...asked, mostRows: limit, onDoubt: doubtful };
  for await (const page of kind.list?.(api, scope, options) ?? []) {
    if (!page.ok) return yield apiRefusal(page.error);
    const leftOut = sent.leftOut(asked);
    if (leftOut !== undefined) {
      const verb = leftOut === 'filters' ? 'filtered' : 'sorted';
      return yield misuse(
        `The list of ${kind.plural} cannot be ${verb} so: leave --${leftOut} out.`,
      );
    }
    const { total, loaded, unreadable, last } = page.value;
    const items = page.value.rows.slice(0, left);
    left -= items.length;
    const unread = (page.value.unread ?? []).slice(0, left);
    left -= unread.length;
    yield success({ items, unread });
    if (left === 0) return;
    if (last && total !== undefined && loaded + unreadable < total) {
      yield refusal(
        exitCodes.network,
        `The tenant says that there are ${rowCount(total)} and gave ${(loaded + unreadable).toLocaleString('en')}.`,
      );
    }
  }
}

const rowCount = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;

/** What is said of rows that could not be read; formats of whole objects print them as they came. */
const notRead = (count: number, areShown: boolean) =>
  refusal(
    exitCodes.network,
    `${rowCount(count)} could not be read: ${count === 1 ? 'it is' : 'they are'} ${
      areShown ? 'printed as sent' : 'left out; -o json has them'
    }.`,
  );

/** Entries that could not be read, for the formats that print what was sent. */
const asItems = (unread: readonly unknown[]): readonly Item[] =>
  unread.map((raw) => ({ value: {}, raw }));

const written = async (sink: Sink, text: string): Promise<Result<'written' | 'gone', Refusal>> => {
  const outcome = await sink.write(text);
  return outcome.ok
    ? outcome
    : refusal(exitCodes.network, `The output cannot be written: ${outcome.error}.`);
};

/** Says that a list ended early: the rows that were printed do not show that others are missing. */
const brokenOff = ({ sentence, code }: Refusal, printedRows: number) => {
  const rows = printedRows === 1 ? 'row was' : 'rows were';
  const count = printedRows.toLocaleString('en');
  return refusal(code, `${sentence} ${count} ${rows} printed before that: the list is not whole.`);
};

/** Prints each row as soon as it is there. */
const stream = async (
  rows: AsyncIterable<Result<Rows, Refusal>>,
  sink: Sink,
): Promise<Result<unknown, Refusal>> => {
  let printedRows = 0;
  let unreadRows = 0;
  for await (const page of rows) {
    if (!page.ok) return printedRows === 0 ? page : brokenOff(page.error, printedRows);
    const { items, unread } = page.value;
    printedRows += items.length + unread.length;
    unreadRows += unread.length;
    const outcome = await written(sink, jsonLines([...items, ...asItems(unread)]));
    if (!outcome.ok || outcome.value === 'gone') return outcome;
  }
  return unreadRows === 0 ? success(undefined) : notRead(unreadRows, true);
};

/** All rows, or none: a script cannot tell half a list from a whole one. */
const allItems = async (
  rows: AsyncIterable<Result<Rows, Refusal>>,
): Promise<Result<Rows, Refusal>> => {
  const items: Item[] = [];
  const unread: unknown[] = [];
  for await (const page of rows) {
    if (!page.ok) return page;
    for (const item of page.value.items) items.push(item);
    for (const entry of page.value.unread) unread.push(entry);
  }
  return success({ items, unread });
};

const answer = async (
  api: Api,
  question: Question,
  sent: SentQueries,
  sink: Sink,
  printing: Omit<Printing, 'kind' | 'isOne'> & { note(sentence: string): void },
): Promise<Result<unknown, Refusal>> => {
  const { kind, id, output } = question;
  const scope = await scopeOf(api, kind, question.scopeOptions);
  if (!scope.ok) return scope;
  const isOne = id !== undefined || kind.list === undefined;
  const rows = rowsOf(api, question, scope.value, sent, printing.note);
  if (!isOne && output === 'jsonl') return stream(rows, sink);
  const { parent, source } = scope.value;
  const found = isOne
    ? await oneItem(api, kind, id ?? parent?.id ?? source?.id ?? '', scope.value)
    : await allItems(rows);
  if (!found.ok) return found;
  const { items, unread } =
    'items' in found.value ? found.value : { items: found.value, unread: [] };
  const areShown = output === 'json' || output === 'yaml';
  const shown = areShown ? [...items, ...asItems(unread)] : items;
  const names = await namesFor(api, kind, output, items);
  if (!names.ok) printing.note(namesMissing(kind, names.error));
  const reading = names.ok ? { ...printing.reading, names: names.value } : printing.reading;
  const outcome = await written(
    sink,
    await printed(output, shown, { ...printing, reading, kind, isOne }),
  );
  return outcome.ok && unread.length > 0 ? notRead(unread.length, areShown) : outcome;
};

/** Why a kind cannot be had in an environment, as a sentence. */
const objectionToProduct = (kind: Kind, connecting: RunEnvironment): string | undefined => {
  const needed = kind.product ?? 'identity-security-cloud';
  const there = connecting.product ?? 'identity-security-cloud';
  return needed === there
    ? undefined
    : `${kind.plural} are of ${productNames[needed]}, and ${connecting.name} is ${productNames[there]}: name another environment with --env.`;
};

/** A shorter wait is over before anybody wonders, milliseconds. */
const shortestNotedMs = 3_000;

/** Says once a rest that the tenant asks for begins, and how long it is; returns how to stop that. */
const noteRests = ({ budget }: Api, note: (sentence: string) => void): (() => void) => {
  let notedUntilMs = Number.NEGATIVE_INFINITY;
  return budget.onRateLimited(({ forMs, asksAgain }) => {
    const untilMs = performance.now() + forMs;
    // Calls that were sent together are refused together.
    if (!asksAgain || forMs < shortestNotedMs || untilMs < notedUntilMs + 1_000) return;
    notedUntilMs = untilMs;
    note(
      `The tenant has had too many requests (429): waiting ${Math.ceil(forMs / 1000)} s as it asks, then asking again. ^C ends it.`,
    );
  });
};

/** Prints what a list or a thing of the catalogue holds. Data goes to stdout, everything else to stderr. */
export const get = async (argv: readonly string[], surroundings: Surroundings): Promise<number> => {
  const { stdout, stderr, variables, now } = surroundings;
  const refuse = ({ sentence, code }: Refusal): number => {
    stderr.write(`spyglass get: ${clean(sentence)}\n`);
    return code;
  };
  const note = (sentence: string) => void stderr.write(`spyglass get: ${clean(sentence)}\n`);
  const usage = (sentence: string) => refuse({ sentence, code: exitCodes.usage });
  const command = subcommands.find(({ name }) => name === 'get');
  if (command === undefined) throw new Error('get is not in the table of subcommands');
  const given = readArguments(command, argv);
  if (!given.ok) return usage(given.error);
  if (given.value.words.length === 0) {
    stderr.write(`spyglass get: Say what to get:\n${allKinds()}`);
    return exitCodes.usage;
  }
  const question = readQuestion(given.value);
  if (!question.ok) return refuse(question.error);
  const connections = await runEnvironmentsFrom(given.value, variables);
  if (!connections.ok) {
    for (const sentence of connections.error) usage(sentence);
    return exitCodes.usage;
  }
  const connecting = connections.value.first;
  for (const note of connecting.notes) stderr.write(`spyglass get: ${clean(note)}\n`);
  const objection = objectionToProduct(question.value.kind, connecting);
  if (objection !== undefined) return usage(objection);
  const [{ connect, createTransport }, connection] = await Promise.all([
    import('../../api/index.ts'),
    connecting.open(),
  ]);
  if (!connection.ok) return usage(connection.error);
  const { proxy, caCertificates } = connection.value;
  const sent = watchQueries(createTransport({ proxyUrl: proxy?.url, caCertificates }));
  const api = connect(connection.value, {
    allowed: () => ({ probes: false, writes: false }),
    masking,
    transport: sent.transport,
  });
  const stopNoting = noteRests(api, note);
  try {
    const result = await answer(api, question.value, sent, createSink(stdout), {
      reading: { nowMs: now() },
      width: stdout.isTTY === true ? stdout.columns : undefined,
      note,
    });
    return result.ok ? exitCodes.ok : refuse(result.error);
  } finally {
    stopNoting();
    await api.close();
    await connecting.close();
  }
};
