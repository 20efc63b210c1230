/**
 * How long a test waits for what must come, milliseconds. It is far longer than anything takes, since it costs nothing
 * when all is well and a machine with other work may be twenty times as slow.
 */
export const patienceMs = 90_000;

/** How long a whole test may take, milliseconds: longer than one wait, so that the wait fails and says what it saw. */
export const testLimitMs = 2 * patienceMs;
