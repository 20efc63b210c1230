// Runs what `npm test` proves: types and style beside the build and the tests, which leave a part of a machine idle.

import { spawn } from 'node:child_process';

/** How a command ended. `output` is what it printed where that was held back. */
type Ending = { readonly succeeded: boolean; readonly output: string };

/** Runs a command. What is `held` is not mixed with the output of what runs beside it. */
const run = (
  command: string,
  parameters: readonly string[],
  output: 'shown' | 'held',
): Promise<Ending> =>
  new Promise((resolve) => {
    const pipe = output === 'held' ? 'pipe' : 'inherit';
    const child = spawn(command, parameters, { stdio: ['inherit', pipe, pipe] });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
    }
    child.once('error', ({ message }) => resolve({ succeeded: false, output: `${message}\n` }));
    child.once('close', (code) =>
      resolve({ succeeded: code === 0, output: Buffer.concat(chunks).toString() }),
    );
  });

// Ctrl-C ends the commands too, and this ends with them.
process.on('SIGINT', () => undefined);

const checked = run('npm', ['run', '--silent', 'check'], 'held');
const built = await run('npm', ['run', '--silent', 'build'], 'shown');
const tested = built.succeeded
  ? await run('vitest', ['run', ...process.argv.slice(2)], 'shown')
  : built;
const check = await checked;
// Printed last, so that nothing that failed is far above.
for (const { output } of new Set([built, tested, check])) process.stdout.write(output);
if (!check.succeeded) process.stdout.write('\nTypes or style are not right: see above.\n');
process.exitCode = [built, tested, check].every(({ succeeded }) => succeeded) ? 0 : 1;
