// The types of the operations of a JSON Patch.

/** One operation of a JSON Patch (RFC 6902) as most PATCH calls of the API take them: always in a list, even a single one. */
export type JsonPatchOperation =
  | {
      readonly op: 'add' | 'replace' | 'test';
      readonly path: string;
      readonly value: unknown;
    }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string };

/** An operation that gives a field another value; `path` is a JSON pointer, such as `/notificationTemplate`. */
export type ReplaceOperation = {
  readonly op: 'replace';
  readonly path: string;
  readonly value: unknown;
};
