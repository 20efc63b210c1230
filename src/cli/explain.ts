// The subcommand that prints the page of a code, or the list of all codes; it needs no tenant and no settings.

import { fillUsualKeys } from '../commands/keys/keysOnPages.ts';
import { codeNamed, codesByLayer, noSuchCode, shortCode } from '../insight/pages/naming.ts';
import { codeListLines, codePageLines } from '../screens/text/help/codePageText.ts';
import { plainText, type TextLine, wrappedLines } from '../screens/text/textLines.ts';
import { clean } from '../terminal/text/clean.ts';
import { exitCodes } from './exitCodes.ts';
import { readArguments, subcommands } from './options.ts';
import { print } from './print.ts';

/** The width where the output is no terminal. */
const usualColumns = 80;

const printed = (lines: readonly TextLine[]): string =>
  lines.map((line) => `${plainText(line).trimEnd()}\n`).join('');

/** Prints the page of the code that is named, or all codes where none is; gives the exit code. */
export const explain = async (
  argv: readonly string[],
  columns: number | undefined = process.stdout.columns,
): Promise<number> => {
  const refuse = (sentence: string): number => {
    process.stderr.write(`spyglass explain: ${clean(sentence)}\n`);
    return exitCodes.usage;
  };
  const command = subcommands.find(({ name }) => name === 'explain');
  if (command === undefined) throw new Error('explain is not in the table of subcommands');
  const given = readArguments(command, argv);
  if (!given.ok) return refuse(given.error);
  const [typed = ''] = given.value.words;
  // A line that is full would wrap on some terminals.
  const width = (columns || usualColumns) - 1;
  if (typed.trim() === '') {
    const foot = wrappedLines('spyglass explain CODE prints the page of one.', 1, width);
    return print(printed([...codeListLines(codesByLayer, width), [], ...foot]));
  }
  const code = codeNamed(typed);
  if (code === undefined) {
    return refuse(`${noSuchCode(typed)} Without a code, spyglass explain lists them all.`);
  }
  const foot = wrappedLines(
    `Keys are the usual ones of the explorer. :explain ${shortCode(code)} shows this page there.`,
    1,
    width,
  );
  return print(printed([...codePageLines(code, fillUsualKeys, width), [], ...foot]));
};
