// Checks a JSON Patch (RFC 6902) in a request body and applies it to a document.

import { applyPatch, type Operation } from 'rfc6902';
import { failure, type Result, success } from '../model/result.ts';
import type { Call } from './handlers/call.ts';
import { isObject, listOf } from './http/body.ts';
import { badRequest, type Reply } from './http/respond.ts';

/** What a PATCH may change of a document. */
export type PatchRules = {
  /** The fields that may be changed, as first steps of their paths; all but the immutable ones by default. */
  readonly patchable?: readonly string[];
  /** The fields that must not be changed. */
  readonly immutable?: readonly string[];
};

const verbs = ['add', 'remove', 'replace', 'move', 'copy', 'test'];

/** The first step of a pointer such as `/owner/id`. */
const fieldOf = (path: string): string =>
  (path.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');

const objectionTo = (operation: unknown, rules: PatchRules): string | undefined => {
  if (!isObject(operation)) return 'Every operation must be an object.';
  const { op, path, from } = operation;
  if (typeof op !== 'string' || !verbs.includes(op))
    return `The operation "${String(op)}" is not known.`;
  if (typeof path !== 'string' || !path.startsWith('/'))
    return `The path "${String(path)}" is no pointer.`;
  if (['add', 'replace', 'test'].includes(op) && !('value' in operation)) {
    return `The operation on "${path}" has no value.`;
  }
  if (['move', 'copy'].includes(op) && typeof from !== 'string') {
    return `The operation on "${path}" does not say from where.`;
  }
  if (op === 'test') return undefined;
  const touched = op === 'move' && typeof from === 'string' ? [path, from] : [path];
  const wrong = touched.map(fieldOf).find((field) => {
    if (rules.immutable?.includes(field)) return true;
    return rules.patchable !== undefined && !rules.patchable.includes(field);
  });
  return wrong === undefined ? undefined : `Field '${wrong}' is not patchable.`;
};

/**
 * Applies the JSON Patch of a body to a document: all of its operations or none. The failure is a 400 that says what is
 * wrong: the body is no list, a field cannot be changed, a path does not exist, or a test fails.
 */
export const patched = <Document>(
  call: Call,
  document: Document,
  rules: PatchRules = {},
): Result<Document, Reply> => {
  const operations = listOf(call);
  if (!operations.ok) return operations;
  const objections = operations.value.flatMap((operation) => objectionTo(operation, rules) ?? []);
  if (objections.length > 0) return failure(badRequest(...objections));
  const copy = structuredClone(document);
  const errors = applyPatch(copy, operations.value as Operation[]).filter(
    (error) => error !== null,
  );
  return errors.length > 0
    ? failure(
        badRequest(...errors.map((error) => `The patch cannot be applied: ${error.message}.`)),
      )
    : success(copy);
};
