// The subcommand that runs the explorer: reads options, settings and environments, then starts the session.

import { ownFilePath, shownPath } from '../../config/files/paths.ts';
import { readSettings } from '../../config/settings.ts';
import { configSurroundings } from '../../config/surroundings.ts';
import type { WrittenAlias } from '../../config/written/writtenAliases.ts';
import type { WrittenKeys } from '../../config/written/writtenKeys.ts';
import { didYouMean } from '../../model/didYouMean.ts';
import { failure, type Result, success } from '../../model/result.ts';
import type { Alias } from '../../store/commandLine/commandHistory.ts';
import type { KeyMap } from '../../store/state.ts';
import { exitCodes } from '../exitCodes.ts';
import { explorer, readArguments, readNumber } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { runEnvironmentsFrom } from './runEnvironments.ts';

/** The keys in force. The table of commands is loaded for it only where the file says something of keys. */
const keyMapOf = async (
  written: readonly WrittenKeys[],
): Promise<Result<KeyMap, readonly string[]>> => {
  if (written.length === 0) return success({});
  const { readKeyMap } = await import('../../commands/keys/readKeyMap.ts');
  return readKeyMap(written, didYouMean);
};

/** The operator's own names. The commands are loaded only where the file has any. */
const aliasesOf = async (
  written: readonly WrittenAlias[],
): Promise<Result<readonly Alias[], readonly string[]>> => {
  if (written.length === 0) return success([]);
  const { aliasMistakes } = await import('../../commands/commandLine/line.ts');
  const { fillKeys } = await import('../../commands/keys/fillKeys.ts');
  const mistakes = aliasMistakes(written);
  return mistakes.size === 0
    ? success(written)
    : failure(
        written.flatMap((alias) => {
          const mistake = mistakes.get(alias);
          if (mistake === undefined) return [];
          return [`${alias.writtenAt}: aliases.${alias.name}: ${fillKeys(mistake, {})}`];
        }),
      );
};

/** Where our settings file is, whether or not it is there, as it is shown. */
const settingsFileOf = (variables: Surroundings['variables']): string => {
  const where = configSurroundings(variables);
  return shownPath(ownFilePath(where), where);
};

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
  const refuseAll = (sentences: readonly string[]): number => {
    for (const sentence of sentences) refuse(sentence);
    return exitCodes.usage;
  };
  const given = readArguments(explorer, argv);
  if (!given.ok) return refuse(given.error);
  const { values } = given.value;
  const environments = await runEnvironmentsFrom(given.value, variables);
  if (!environments.ok) return refuseAll(environments.error);
  if (stdin.isTTY !== true || stdout.isTTY !== true) {
    return refuse(
      'The explorer needs a terminal. For scripts there is spyglass get, such as spyglass get sources.',
    );
  }
  if (variables.TERM === 'dumb') {
    return refuse(
      'A dumb terminal (TERM=dumb) cannot show the explorer. There is spyglass get, such as spyglass get sources.',
    );
  }
  const settings = readSettings(variables, environments.value.settings);
  const refresh = readNumber(given.value, 'refresh', {
    from: 0,
    to: 3600,
    usual: settings.refreshSeconds,
  });
  if (!refresh.ok) return refuse(refresh.error);
  const { keys: writtenKeys = [], aliases: writtenAliases = [] } = environments.value.settings;
  const [keys, aliases] = await Promise.all([keyMapOf(writtenKeys), aliasesOf(writtenAliases)]);
  if (!keys.ok || !aliases.ok) {
    return refuseAll([keys, aliases].flatMap((read) => (read.ok ? [] : read.error)));
  }
  const { runSession } = await import('./runSession.tsx');
  return runSession({
    surroundings,
    environments: environments.value,
    settings: {
      ...settings,
      appearance:
        values['no-color'] === true
          ? { ...settings.appearance, depth: 'none' }
          : settings.appearance,
      refreshSeconds: refresh.value,
    },
    accessOption:
      values.readonly === true ? 'readonly' : values.write === true ? 'write' : 'nothing',
    keys: keys.value,
    aliases: aliases.value,
    settingsFile: settingsFileOf(variables),
    command: typeof values.command === 'string' ? values.command : undefined,
    ownsProcess,
  });
};
