// Whether the session is still in the environment that something was asked of.

import type { Slice } from '../deps.ts';
import type { SessionState } from './session.ts';

/** Says, whenever it is called, whether the environment is still the one of this moment. */
export const sameEnvironment = ({
  getState,
}: Pick<Slice<Pick<SessionState, 'epoch'>>, 'getState'>): (() => boolean) => {
  const { epoch } = getState();
  return () => getState().epoch === epoch;
};
