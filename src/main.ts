#!/usr/bin/env node
// The entry of the program: refuses a Node that is too old, answers --version, starts the subcommand.

// Left alone, Node opens its debugger on this signal, to all users of the machine.
process.on('SIGUSR1', () => {});

// Only what every Node can read stands here: an old one must get as far as the sentence.
const [, , first = '', ...rest] = process.argv;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

const run = async () => {
  if (major < 22 || (major === 22 && minor < 19)) {
    process.stderr.write(
      `spyglass: This is Node ${process.versions.node}; spyglass needs 22.19 or newer. See https://nodejs.org.\n`,
    );
    return 2;
  }
  const problems: string[] = [];
  // The demo promises to write nothing at all.
  if (!process.argv.includes('--demo')) {
    const { enableTrustedCompileCache } = await import('./compileCache.ts');
    const problem = enableTrustedCompileCache(process.env);
    if (problem !== undefined) problems.push(problem);
  }
  if (first === '--version') {
    const { print } = await import('./cli/print.ts');
    return print(`${__VERSION__}\n`);
  }
  const { runSubcommand } = await import('./cli/index.ts');
  return runSubcommand(first, rest, problems);
};

process.exitCode = await run();

declare const __VERSION__: string;
