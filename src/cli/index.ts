// Runs the subcommand that the first argument names.

import { processSurroundings } from './surroundings.ts';

/** Runs the subcommand that the first word names, loading only what it needs; gives the exit code. */
export const runSubcommand = async (first: string, rest: readonly string[]): Promise<number> => {
  const all = first === '' ? [] : [first, ...rest];
  if (rest.includes('-h') || rest.includes('--help') || first === '-h' || first === '--help') {
    const [{ helpOf }, { explorer, subcommands }] = await Promise.all([
      import('./help.ts'),
      import('./options.ts'),
    ]);
    process.stdout.write(helpOf(subcommands.find(({ name }) => name === first) ?? explorer));
    return 0;
  }
  switch (first) {
    case 'get':
      return (await import('./get/get.ts')).get(rest, processSurroundings());
    case 'sandbox':
      return (await import('./sandbox.ts')).sandbox(rest, processSurroundings());
    default:
      return (await import('./explore/explore.ts')).explore(all, processSurroundings());
  }
};
