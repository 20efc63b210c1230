// The paths of the settings files, and paths as people read them.

import { posix, win32 } from 'node:path';
import type { ConfigSurroundings } from '../surroundings.ts';

type Where = Pick<ConfigSurroundings, 'variables' | 'homeFolder' | 'platform'>;

const pathsOf = ({ platform }: Pick<Where, 'platform'>) => (platform === 'win32' ? win32 : posix);

/**
 * Where our own settings file is: `SPYGLASS_CONFIG`, else `spyglass/config.yaml` in `XDG_CONFIG_HOME`
 * or `~/.config` (`%APPDATA%` on Windows). The XDG base directory specification has relative paths ignored.
 */
export const ownFilePath = (where: Where): string => {
  const { variables, homeFolder, platform } = where;
  const paths = pathsOf(where);
  const named = variables.SPYGLASS_CONFIG ?? '';
  if (named !== '') return named;
  const folder = variables[platform === 'win32' ? 'APPDATA' : 'XDG_CONFIG_HOME'] ?? '';
  const usual = platform === 'win32' ? ['AppData', 'Roaming'] : ['.config'];
  const base = paths.isAbsolute(folder) ? folder : paths.join(homeFolder, ...usual);
  return paths.join(base, 'spyglass', 'config.yaml');
};

/** Where the official CLI keeps its settings (the official CLI's own documentation). */
export const sailFilePath = (where: Where): string =>
  pathsOf(where).join(where.homeFolder, '.sailpoint', 'config.yaml');

/** A path for people: `~` for the home folder, quoted where a shell would need it. */
export const shownPath = (path: string, { homeFolder, platform }: Where): string => {
  if (platform === 'win32') return path;
  if (!/^[\p{L}\p{N}_./:@%+,-]+$/u.test(path)) return `'${path.replaceAll("'", "'\\''")}'`;
  const isInHome = homeFolder !== '/' && path.startsWith(`${homeFolder}/`);
  return isInHome ? `~${path.slice(homeFolder.length)}` : path;
};

/** A path that a settings file names: `~/` is the home folder, and a relative one begins where the file is. */
export const pathNamedIn = (file: string, path: string, where: Where): string => {
  const paths = pathsOf(where);
  return path.startsWith('~/')
    ? paths.join(where.homeFolder, path.slice(2))
    : paths.resolve(paths.dirname(file), path);
};
