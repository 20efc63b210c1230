// The states that an entitlement connection can be in.

/**
 * What a connection can be doing. The API has no list of states: AVAILABLE is the only one that was ever seen
 * (entitlement connections API, examples), the others are what an activation must pass through. They are spelled in
 * capitals here; the API does so in entities, and writes `Available` in lists.
 */
export const connectionStates = [
  'AVAILABLE',
  'ACTIVATING',
  'ACTIVE',
  'DEPROVISIONING',
  'EXPIRED',
  'ERROR',
] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** The state that a text means, whatever its case; undefined for one that is not known, which is shown as it came. */
export const connectionStateOf = (text: string | undefined): ConnectionState | undefined =>
  connectionStates.find((state) => state === text?.toUpperCase());
