import { readSettings } from '../config/settings.ts';
import { connectingFrom } from './connecting.ts';
import { exitCodes } from './exitCodes.ts';
import { explorer, readArguments } from './options.ts';
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
  const connecting = connectingFrom(given.value, variables);
  if (!connecting.ok) return refuse(connecting.error);
  if (stdin.isTTY !== true || stdout.isTTY !== true) {
    return refuse(
      'The explorer needs a terminal. For scripts there is spyglass get, such as spyglass get sources.',
    );
  }
  const settings = readSettings(variables);
  const wantsWrite = values.write === true || connecting.value.writable;
  const { runSession } = await import('./session.tsx');
  return runSession({
    surroundings,
    connecting: connecting.value,
    settings: { ...settings, colours: settings.colours && values['no-color'] !== true },
    access: wantsWrite && values.readonly !== true ? 'WRITE' : 'READ-ONLY',
    command: typeof values.command === 'string' ? values.command : undefined,
    ownsProcess,
  });
};
