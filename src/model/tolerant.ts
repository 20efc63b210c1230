// Building blocks for tolerant schemas: parts that may be missing, null or of another type.

import * as z from 'zod';

/** A text that may be missing, null or of another simple type; what is there is kept as text. */
export const text = z.preprocess(
  (value) =>
    typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
      ? String(value)
      : value,
  z.string().optional().catch(undefined),
);

/** An id, which tenants also send as a number (seen on tenants: ids); a thing without one, or with an empty one, cannot be read. */
export const id = z.preprocess(
  (value) => (typeof value === 'number' || typeof value === 'bigint' ? String(value) : value),
  // Unlike min(), refine() does not look at the length of what is no text: it may be an object that cannot be compared.
  z
    .string()
    .trim()
    .refine((value) => value !== ''),
);

/** A number that tenants also send as a numeric string (`"90"`); anything else is undefined. */
export const number = z.preprocess(
  (value) =>
    (typeof value === 'string' && value.trim() !== '') || typeof value === 'bigint'
      ? Number(value)
      : value,
  z.number().optional().catch(undefined),
);

/** A boolean that tenants also send as `"true"` or `"false"`; anything else is undefined. */
export const flag = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean().optional().catch(undefined),
);

/** A part that may be null, missing or of a wrong type, which all read as undefined. */
export const maybe = <Part extends z.ZodType>(part: Part) =>
  z.preprocess((value) => value ?? undefined, part.optional().catch(undefined));

/** A list that may be null or missing, which reads as empty. Entries that do not fit are left out. */
export const list = <Part extends z.ZodType>(part: Part) =>
  z.preprocess(
    (value): z.output<Part>[] =>
      Array.isArray(value)
        ? value.flatMap((entry: unknown) => {
            const read = part.safeParse(entry);
            return read.success ? [read.data] : [];
          })
        : [],
    z.custom<z.output<Part>[]>(),
  );

/** A list of texts; numbers in it are read as texts, and what is none is left out. */
export const texts = list(
  z.preprocess(
    (value) => (typeof value === 'number' || typeof value === 'bigint' ? String(value) : value),
    z.string(),
  ),
);

/** A free object; anything else reads as an empty one. */
export const record = z.preprocess(
  (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}),
  z.record(z.string(), z.unknown()),
);
