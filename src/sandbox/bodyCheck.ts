// Checks a request body against a zod schema and answers 400 where it does not fit.

import type * as z from 'zod';
import { failure, type Result, success } from '../model/result.ts';
import { type Reply, refusal } from './http/respond.ts';

/** The value at a path of keys; undefined where there is none. */
const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    value,
  );

/**
 * Checks a body against a schema. The failure is a 400 that names every missing field, or every wrong one where none is
 * missing.
 */
export const checkBody = <Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): Result<z.output<Schema>, Reply> => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return success(parsed.data);
  const { issues } = parsed.error;
  const missing = issues.filter(({ path }) =>
    [undefined, null, ''].includes(valueAt(body, path) as ''),
  );
  if (missing.length > 0) {
    return failure(
      refusal(
        '400.1.0 Required data missing or empty',
        ...missing.map(({ path }) => `Required field '${path.join('.')}' was missing or empty.`),
      ),
    );
  }
  return failure(
    refusal(
      '400.1.3 Illegal value',
      ...issues.map(({ path, message }) => `Field '${path.join('.')}': ${message}.`),
    ),
  );
};
