// The subcommand that serves the sandbox tenant.

import { success } from '../model/result.ts';
import { parseChaos } from '../sandbox/faults/chaos.ts';
import { parseQuirks } from '../sandbox/faults/quirks.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { exitCodes } from './exitCodes.ts';
import { readArguments, readNumber, readScenarioOption, subcommands } from './options.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The variables of the operator, as a shell reads them, and everybody else who may call as comments, so that the text
 * can be given to `source` or `eval` as it is.
 */
export const connectionText = ({
  baseUrl,
  clientId,
  clientSecret,
  helpDesk,
  application,
  identityIq,
}: Pick<
  Sandbox,
  'baseUrl' | 'clientId' | 'clientSecret' | 'helpDesk' | 'application' | 'identityIq'
>): string =>
  [
    `SAIL_BASE_URL=${baseUrl}`,
    `SAIL_CLIENT_ID=${clientId}`,
    `SAIL_CLIENT_SECRET=${clientSecret}`,
    // A program that a shell starts sees exported variables only.
    'export SAIL_BASE_URL SAIL_CLIENT_ID SAIL_CLIENT_SECRET',
    '# the help desk, which may do little:',
    `# SAIL_CLIENT_ID=${helpDesk.clientId}`,
    `# SAIL_CLIENT_SECRET=${helpDesk.clientSecret}`,
    '# an API client, which acts for no user:',
    `# SAIL_CLIENT_ID=${application.clientId}`,
    `# SAIL_CLIENT_SECRET=${application.clientSecret}`,
    '# IdentityIQ, for an environment of config.yaml with type: identityiq:',
    `# base_url: ${identityIq.baseUrl}`,
    `# username: ${identityIq.username}`,
    `# password: ${identityIq.password}`,
    '',
  ].join('\n');

/** Serves the sandbox tenant until it is interrupted; prints what connects to it. */
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
  const { chaos: chaosText, quirks: quirksText } = given.value.values;
  const chaos = typeof chaosText === 'string' ? parseChaos(chaosText) : success(undefined);
  if (!chaos.ok) return refuse(chaos.error, exitCodes.usage);
  const quirks = typeof quirksText === 'string' ? parseQuirks(quirksText) : success(undefined);
  if (!quirks.ok) return refuse(quirks.error, exitCodes.usage);
  const scenario = readScenarioOption(given.value);
  if (!scenario.ok) return refuse(scenario.error, exitCodes.usage);
  const interrupted = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    process.once('SIGHUP', resolve);
  });
  const server = await startSandbox({
    port: port.value,
    seed: seed.value,
    scale,
    scenario: scenario.value,
    runsSchedules: true,
    chaos: chaos.value,
    quirks: quirks.value,
  }).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  if (server instanceof Error) {
    const taken = 'code' in server && server.code === 'EADDRINUSE';
    return refuse(
      taken
        ? `Port ${port.value} is taken. Choose another, or --port 0 for any free one.`
        : server.message,
      exitCodes.network,
    );
  }
  stdout.write(connectionText(server));
  await interrupted;
  await server.close();
  return exitCodes.ok;
};
