// The user name and password for the company's IdentityIQ.

import { randomOf } from '../random.ts';

/** The user name and password that the company's IdentityIQ knows. */
export type IdentityIqAccount = { readonly username: string; readonly password: string };

/** The account of a seed. IdentityIQ takes no tokens, so that it has an account of its own. */
export const identityIqAccountOf = (seed: number): IdentityIqAccount => ({
  username: 'spyglass.reader',
  password: randomOf(seed, 'identityiq account').hex(32),
});
