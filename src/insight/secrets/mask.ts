// What stands where a secret was.

/** Stars of one length, so that they say nothing about the secret. */
export const mask = '********';
