// What a session may do in an environment, and its state at the start.

import type { AccessMode, Session } from '../../store/environments/session.ts';
import type { RunEnvironment } from './runEnvironments.ts';

/** What the command line says of changes. */
export type AccessOption = 'readonly' | 'write' | 'nothing';

/**
 * What a session in an environment may do. `--readonly` beats everything; `--write` is for the environment that the
 * session began with, and for no other that one goes to from there.
 */
export const accessOf = (
  environment: RunEnvironment,
  accessOption: AccessOption,
  isFirst: boolean,
): AccessMode => {
  if (accessOption === 'readonly') {
    return { mode: 'READ-ONLY', why: 'spyglass was started with --readonly', canUnlock: false };
  }
  if (environment.write || (accessOption === 'write' && isFirst)) return { mode: 'WRITE' };
  return { mode: 'READ-ONLY', why: 'no changes were asked for', canUnlock: true };
};

/** A session in an environment, as it begins. */
export const sessionOf = (
  environment: RunEnvironment,
  access: AccessMode,
  refreshSeconds: number,
): Session => ({
  environment: environment.name,
  shortcut: environment.shortcut,
  origin: environment.origin,
  production: environment.production,
  accent: environment.accent,
  scheme: environment.scheme,
  product: environment.product,
  access,
  refresh: { on: refreshSeconds > 0, everySeconds: refreshSeconds },
  budget: { used: 0, limit: 100 },
});
