// Texts of connectors that say that something failed, and not what is wrong.

import type { CheckFailure } from './errors.ts';

const unclear = (text: string, elapsedMs: number): CheckFailure => ({
  text,
  elapsedMs,
  shape: 'object',
  isUnclear: true,
});

/** Texts that any connector can leave, whatever is wrong. */
export const unclearFailures: readonly CheckFailure[] = [
  unclear('The request could not be carried out. Look into the log of the connector.', 1_640),
  unclear('java.lang.NullPointerException', 340),
  unclear('Connector returned exit code 1.', 2_205),
  unclear('Unexpected answer of the server (code 7).', 988),
  unclear('Reading stopped after 0 objects for an unknown reason.', 4_412),
  unclear('{"ok":false,"reason":"internal"}', 1_127),
  unclear('Es ist ein unbekannter Fehler aufgetreten.', 1_802),
  unclear("Cannot read properties of undefined (reading 'items')", 264),
  unclear('The check did not come to an end.', 30_002),
  unclear('Object reference not set to an instance of an object.', 518),
];
