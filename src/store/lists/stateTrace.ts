// Leaves a trace in the messages of what has another state than at the read before.

import { counted } from '../../insight/counted.ts';
import type { Kind } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import type { SessionState } from '../environments/session.ts';
import type { Messages } from '../messages.ts';
import type { StateChange } from './stateChanges.ts';

/** Says which states have changed. */
export type StateTrace = (kind: Kind, changes: readonly StateChange[]) => void;

/** So many things are named after one read; the others are counted. */
const mostNamed = 5;

/** Of so many states it is remembered what was said last. */
const mostRemembered = 2_000;

/**
 * A trace over the messages. A change that one view has told is not told again by another that read it later: what counts
 * is the state that was told last.
 */
export const createStateTrace = (
  { store }: Pick<Deps<Pick<SessionState, 'session'>>, 'store'>,
  messages: Pick<Messages, 'trace'>,
): StateTrace => {
  const told = new Map<string, string>();
  const isNew = ({ key, to }: StateChange): boolean => {
    const name = `${store.getState().session.environment} ${key}`;
    if (told.get(name) === to) return false;
    told.delete(name);
    told.set(name, to);
    const [oldest] = told.size > mostRemembered ? told.keys() : [];
    if (oldest !== undefined) told.delete(oldest);
    return true;
  };
  return (kind, changes) => {
    const fresh = changes.filter(isNew);
    for (const { sentence } of fresh.slice(0, mostNamed)) messages.trace(`${sentence}.`);
    const rest = fresh.length - mostNamed;
    if (rest > 0) {
      messages.trace(
        `${counted(rest, `more ${kind.singular}`, `more ${kind.plural}`)} changed their state.`,
      );
    }
  };
};
