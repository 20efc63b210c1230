import { startSandbox } from '../sandbox/server.ts';
import { exitCodes } from './exitCodes.ts';
import { readArguments, readNumber, subcommands } from './options.ts';
import type { Surroundings } from './surroundings.ts';

/** Serves the sandbox tenant until it is interrupted; prints the three variables that connect to it. */
export const sandbox = async (
  argv: readonly string[],
  { stdout, stderr }: Surroundings,
): Promise<number> => {
  const refuse = (sentence: string, code: number): number => {
    stderr.write(`spyglass sandbox: ${sentence}\n`);
    return code;
  };
  const command = subcommands.find(({ name }) => name === 'sandbox');
  if (command === undefined) throw new Error('sandbox is not in the table of subcommands');
  const given = readArguments(command, argv);
  if (!given.ok) return refuse(given.error, exitCodes.usage);
  const port = readNumber(given.value, 'port', { from: 0, to: 65_535, usual: 0 });
  if (!port.ok) return refuse(port.error, exitCodes.usage);
  const seed = readNumber(given.value, 'seed', { from: 0, to: 2_147_483_647, usual: 1 });
  if (!seed.ok) return refuse(seed.error, exitCodes.usage);
  const { scale = 'small' } = given.value.values;
  if (scale !== 'small' && scale !== 'large') {
    return refuse(`--scale is small or large, not ${scale}.`, exitCodes.usage);
  }
  const interrupted = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    process.once('SIGHUP', resolve);
  });
  const server = await startSandbox({ port: port.value, seed: seed.value, scale }).catch(
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  if (server instanceof Error) {
    const taken = 'code' in server && server.code === 'EADDRINUSE';
    return refuse(
      taken
        ? `Port ${port.value} is taken. Choose another, or --port 0 for any free one.`
        : server.message,
      exitCodes.network,
    );
  }
  stdout.write(
    `SAIL_BASE_URL=${server.baseUrl}\nSAIL_CLIENT_ID=${server.clientId}\nSAIL_CLIENT_SECRET=${server.clientSecret}\n`,
  );
  await interrupted;
  await server.close();
  return exitCodes.ok;
};
