// What a session may do in an environment, and its state at the start.

import type { Access, Session } from '../../store/environments/session.ts';
import type { Connecting } from './connecting.ts';

/** What the command line says of changes. */
export type Asked = 'readonly' | 'write' | 'nothing';

/**
 * What a session in an environment may do. `--readonly` beats everything; `--write` is for the environment that the
 * session began with, and for no other that one goes to from there.
 */
export const accessOf = (connecting: Connecting, asked: Asked, isFirst: boolean): Access => {
  if (asked === 'readonly') {
    return { mode: 'READ-ONLY', why: 'spyglass was started with --readonly', canUnlock: false };
  }
  if (connecting.write || (asked === 'write' && isFirst)) return { mode: 'WRITE' };
  return { mode: 'READ-ONLY', why: 'no changes were asked for', canUnlock: true };
};

/** A session in an environment, as it begins. */
export const sessionOf = (
  connecting: Connecting,
  access: Access,
  refreshSeconds: number,
): Session => ({
  environment: connecting.name,
  shortcut: connecting.shortcut,
  origin: connecting.origin,
  production: connecting.production,
  accent: connecting.accent,
  scheme: connecting.scheme,
  product: connecting.product,
  access,
  refresh: { on: refreshSeconds > 0, everySeconds: refreshSeconds },
  budget: { used: 0, limit: 100 },
});
