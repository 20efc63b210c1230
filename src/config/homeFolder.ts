// The home folder of whoever runs the program.

import { userInfo } from 'node:os';
import { isAbsolute, parse } from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The home folder: as the variable names it, else as the system knows it. A relative one would be another folder in each
 * place, which somebody else may own. Without any it is the root, as for services that have none.
 */
export const homeFolderOf = (variables: Variables): string => {
  const named = variables[process.platform === 'win32' ? 'USERPROFILE' : 'HOME'] ?? '';
  if (isAbsolute(named)) return named;
  try {
    const known = userInfo().homedir;
    if (isAbsolute(known)) return known;
  } catch {
    // The system does not know this user, as in containers.
  }
  return parse(process.cwd()).root;
};
