// What hides the tenant's secrets in answers and in texts about them; whoever connects hands it in.

/**
 * How the secrets in what a tenant sends become stars. Every answer passes here before it is decoded, and every text
 * before it becomes part of an error, so that nothing behind the API has to think of it. This layer does not know what
 * a secret looks like: that is handed in.
 */
export type Masking = {
  /** What stands where a secret was; undefined where nothing is masked. */
  readonly mask: string | undefined;
  /** JSON, or a text such as CSV; the same value where it holds no secret. */
  readonly value: (raw: unknown) => unknown;
  readonly text: (text: string) => string;
};

/** For programs that need what the tenant has as it is, such as tests of the client. */
export const nothingMasked: Masking = {
  mask: undefined,
  value: (raw) => raw,
  text: (text) => text,
};

/** Whether what is about to be sent holds a mask: it stands for something else, which it must not overwrite. */
export const holdsMask = (sent: unknown, { mask }: Masking): boolean => {
  if (mask === undefined || sent === undefined) return false;
  if (sent instanceof FormData) return false;
  return JSON.stringify(sent)?.includes(mask) ?? false;
};
