// Sentences about the environment that one was in before, and how to get back to it.

import { keyed } from '../../model/keyed.ts';
import type { State } from '../../store/state.ts';
import { errorAtHand } from '../sharing/atHand.ts';
import { contextNow } from '../types.ts';

/** The key for the shortcut of an environment, where that has one and such keys go to environments in this place. */
const digitFor = (state: State, shortcut: number | undefined): string | undefined => {
  if (shortcut === undefined || contextNow(state) !== 'list') return undefined;
  const own = state.keys['environment.byShortcut'];
  return own === undefined ? String(shortcut) : own[shortcut];
};

/** What to type to be in the environment again that one was in before; undefined where there was none. */
export const backToEnvironment = (
  state: State,
): { readonly type: string; readonly environment: string } | undefined => {
  const { cameFrom, session } = state;
  if (cameFrom === undefined || cameFrom.environment === session.environment) return undefined;
  const { environment, shortcut } = cameFrom;
  const line = keyed`{command.open}@${environment}`;
  return { environment, type: digitFor(state, shortcut) ?? line };
};

/**
 * Says that there is nothing to go back to here: how to get to the environment before, or `otherwise` where there was
 * none.
 */
export const nothingBefore = (state: State, otherwise: string): string => {
  const back = backToEnvironment(state);
  return back === undefined
    ? otherwise
    : `There is nothing before this in ${state.session.environment}. ${back.type} goes back to ${back.environment}; :env shows all.`;
};

/** That this is where it begins, and how to leave: to the environment before, or for good. */
export const firstOfAll = (state: State): string => {
  const back = backToEnvironment(state);
  return back === undefined
    ? keyed`This is the first view. :q or {app.quit} leaves spyglass.`
    : `First view of ${state.session.environment}. ${back.type} goes back to ${back.environment}, :q leaves spyglass.`;
};

/** What keeps every call from an environment, so that only another environment helps. */
const outOfReach: ReadonlySet<string> = new Set([
  'unauthorized',
  'wrongCredentials',
  'proxyRefused',
  'hostNotFound',
  'refusedConnection',
  'tls',
  'cut',
  'timeout',
  'notConnected',
]);

/** Whether the view that takes the keys says that its environment cannot be reached, or lets nobody in. */
export const isOutOfReach = (state: State): boolean =>
  state.overlay.type === 'none' && outOfReach.has(errorAtHand(state)?.tag ?? '');
