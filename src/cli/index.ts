// Runs the subcommand that the first argument names.

import { crashCode, installCrash, sayCrash } from '../terminal/output/crash.ts';
import { clean } from '../terminal/text/clean.ts';
import {
  extraCertificatesProblem,
  hearNodeWarnings,
  letNodeSayIt,
  sayNodeWarnings,
} from './nodeWarnings.ts';
import { ignoreLostWords, print } from './print.ts';
import { processSurroundings } from './surroundings.ts';
import { timeZoneProblem } from './timeZone.ts';
import { withoutSecrets } from './withoutSecrets.ts';

/**
 * Runs the subcommand that the first word names, loading only what it needs; gives the exit code. `problems` are to be said
 * beside what it does.
 */
export const runSubcommand = async (
  typedFirst: string,
  typedRest: readonly string[],
  problems: readonly string[] = [],
): Promise<number> => {
  ignoreLostWords();
  const typed = typedFirst === '' ? [] : [typedFirst, ...typedRest];
  const all = typedFirst.startsWith('-')
    ? (await import('./options.ts')).subcommandFirst(typed)
    : typed;
  const [first = '', ...rest] = all;
  if (rest.includes('-h') || rest.includes('--help') || first === '-h' || first === '--help') {
    const [{ helpOf }, { explorer, subcommands }] = await Promise.all([
      import('./help.ts'),
      import('./options.ts'),
    ]);
    return print(helpOf(subcommands.find(({ name }) => name === first) ?? explorer));
  }
  const words = { mask: withoutSecrets(processSurroundings().variables) };
  installCrash(words);
  hearNodeWarnings();
  try {
    return await started(first, rest, all, problems);
  } catch (error) {
    sayCrash(error, words);
    return crashCode;
  }
};

/** Starts what the first word names. */
const started = async (
  first: string,
  rest: readonly string[],
  all: readonly string[],
  problemsBefore: readonly string[],
): Promise<number> => {
  const ofTime = timeZoneProblem(process.env);
  const ofCertificates = await extraCertificatesProblem(process.env);
  if (ofCertificates !== undefined) await letNodeSayIt();
  const problems = [...problemsBefore, ofTime, ofCertificates].filter(
    (problem) => problem !== undefined,
  );
  // The explorer has a place of its own for what is to be said.
  const sayAll = () => {
    const say = (sentence: string) => process.stderr.write(`spyglass: ${clean(sentence)}\n`);
    for (const problem of problems) say(problem);
    sayNodeWarnings(say);
  };
  switch (first) {
    case 'get':
      sayAll();
      return (await import('./get/get.ts')).get(rest, processSurroundings());
    case 'explain':
      sayAll();
      return (await import('./explain.ts')).explain(rest);
    case 'sandbox':
      sayAll();
      return (await import('./sandbox.ts')).sandbox(rest, processSurroundings());
    default:
      return (await import('./explore/explore.ts')).explore(all, processSurroundings(problems));
  }
};
