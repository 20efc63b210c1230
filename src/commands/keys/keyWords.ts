import type { State } from '../../store/state.ts';

/**
 * The key to press for a command in a sentence, where it is not the `usual` one; undefined where it has none. Sentences
 * name keys so that nobody has to look them up, and an operator's own keys are the ones that work.
 */
export const keyFor = (
  { keys }: Pick<State, 'keys'>,
  id: string,
  usual: string,
): string | undefined => {
  const own = keys[id];
  return own === undefined ? usual : own[0];
};

/** A sentence about a key, behind a blank; nothing where the command has no key. */
export const hintOf = (
  state: Pick<State, 'keys'>,
  id: string,
  usual: string,
  sentence: (key: string) => string,
): string => {
  const key = keyFor(state, id, usual);
  return key === undefined ? '' : ` ${sentence(key)}`;
};
