// Makes the JSON Patch that turns one document into another.

import { createPatch } from 'rfc6902';
import type { JsonPatchOperation } from '../../model/jsonPatch.ts';

/** Comparing two lists takes time in proportion to the product of their lengths; this is the largest product. */
const comparedPairs = 40_000;

/** Replaces a list as a whole where it is too long to be compared entry by entry, unless it is equal. */
const wholeLists: Parameters<typeof createPatch>[2] = (before, after, pointer) => {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  if (before.length * after.length <= comparedPairs) return undefined;
  return JSON.stringify(before) === JSON.stringify(after)
    ? []
    : [{ op: 'replace', path: pointer.toString(), value: after }];
};

/**
 * The JSON Patch (RFC 6902) that turns one JSON document into another, with only `add`, `remove` and `replace`; empty
 * where they are equal. Neither is changed. What JSON cannot hold, such as `undefined`, counts as missing.
 */
export const patchBetween = (before: unknown, after: unknown): readonly JsonPatchOperation[] =>
  createPatch(before, after, wholeLists).flatMap((operation): readonly JsonPatchOperation[] => {
    switch (operation.op) {
      case 'add':
      case 'replace':
        return [{ op: operation.op, path: operation.path, value: operation.value }];
      case 'remove':
        return [{ op: 'remove', path: operation.path }];
      default:
        return [];
    }
  });
