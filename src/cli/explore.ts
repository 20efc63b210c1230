import { readSettings } from '../config/settings.ts';
import { connectionsFrom } from './connecting.ts';
import { exitCodes } from './exitCodes.ts';
import { explorer, readArguments, readNumber } from './options.ts';
import type { Surroundings } from './surroundings.ts';

/** Runs the explorer: reads options and connection, sees that there is a terminal, and hands over. */
export const explore = async (
  argv: readonly string[],
  surroundings: Surroundings,
  ownsProcess = true,
): Promise<number> => {
  const { stdin, stdout, stderr, variables } = surroundings;
  const refuse = (sentence: string): number => {
    stderr.write(`spyglass: ${sentence}\n`);
    return exitCodes.usage;
  };
  const given = readArguments(explorer, argv);
  if (!given.ok) return refuse(given.error);
  const { values } = given.value;
  const connections = await connectionsFrom(given.value, variables);
  if (!connections.ok) return refuse(connections.error);
  if (stdin.isTTY !== true || stdout.isTTY !== true) {
    return refuse(
      'The explorer needs a terminal. For scripts there is spyglass get, such as spyglass get sources.',
    );
  }
  const settings = readSettings(variables, connections.value.settings);
  const refresh = readNumber(given.value, 'refresh', {
    from: 0,
    to: 3600,
    usual: settings.refreshSeconds,
  });
  if (!refresh.ok) return refuse(refresh.error);
  const { runSession } = await import('./session.tsx');
  return runSession({
    surroundings,
    connections: connections.value,
    settings: {
      ...settings,
      colours: settings.colours && values['no-color'] !== true,
      refreshSeconds: refresh.value,
    },
    asked: values.readonly === true ? 'readonly' : values.write === true ? 'write' : 'nothing',
    command: typeof values.command === 'string' ? values.command : undefined,
    ownsProcess,
  });
};
