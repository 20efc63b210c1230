// Takes the terminal for a session, once the shell has brought the program to the front.

import type { Surroundings } from '../../surroundings.ts';
import { readSize } from './suspend.ts';

/**
 * Takes the terminal before anything is painted: the system stops a program in the background here, until the shell brings
 * it to the front. By then the terminal may have another size, of which only programs in the front are told.
 */
export const takeTerminal = async ({ stdin }: Surroundings): Promise<'taken' | 'refused'> => {
  let wasStopped = false;
  const onContinued = () => {
    wasStopped = true;
  };
  process.once('SIGCONT', onContinued);
  stdin.setRawMode?.(true);
  // The signal is heard in the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  process.off('SIGCONT', onContinued);
  if (stdin.isRaw !== true) return 'refused';
  if (wasStopped) await readSize();
  return 'taken';
};
