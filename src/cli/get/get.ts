// The subcommand `get`: prints a list or a thing of the catalogue.

import type { Api } from '../../api/index.ts';
import { masking } from '../../insight/secrets/masked.ts';
import { productNames } from '../../model/connection.ts';
import { catalogue } from '../../resources/index.ts';
import type { Kind } from '../../resources/types.ts';
import { clean } from '../../terminal/text/clean.ts';
import { exitCodes } from '../exitCodes.ts';
import { type RunEnvironment, runEnvironmentsFrom } from '../explore/runEnvironments.ts';
import { readArguments, subcommands } from '../options.ts';
import type { Refusal } from '../refusal.ts';
import type { Surroundings } from '../surroundings.ts';
import { printAnswer } from './getAnswer.ts';
import { doubtsOfQuery } from './getQuery.ts';
import { readQuestion } from './getQuestion.ts';
import { watchQueries } from './sentQueries.ts';
import { createSink } from './sink.ts';

/** Every kind with what it is, a line each. */
const allKinds = (): string => {
  const width = Math.max(...catalogue.map(({ id }) => id.length));
  return catalogue.map(({ id, summary }) => `  ${id.padEnd(width)}  ${summary}\n`).join('');
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
  const question = await readQuestion(given.value);
  if (!question.ok) return refuse(question.error);
  for (const doubt of doubtsOfQuery(given.value)) note(doubt);
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
    const result = await printAnswer(api, question.value, sent, createSink(stdout), {
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
