// Replaces the secrets in one value by stars, judged by the path at which the value stands.

import { masked } from './masked.ts';

/** A value with secrets as stars. The names in its path, between slashes, decide whether the value is one itself. */
export const maskedAt = (path: string, value: unknown): unknown =>
  path
    .split('/')
    .reduce((inner, name) => Object.values(masked({ [name]: inner }) as object)[0], masked(value));
