// Holds back the answers of an operation until a test releases them.

import type { OperationId } from '../../model/operations.ts';

/**
 * Holds answers back, so that a test can look at the screen while they are awaited: those of the requests that arrive
 * from then on.
 */
export type Holds = {
  hold(operation: OperationId): void;
  release(operation: OperationId): void;
};

/** Makes holds. */
export const makeHolds = (): Holds & {
  /** Resolves when the operation is not, or no longer, held back. */
  passed(operation: OperationId): Promise<void>;
  releaseAll(): void;
} => {
  const gates = new Map<OperationId, PromiseWithResolvers<void>>();
  const release = (operation: OperationId) => {
    gates.get(operation)?.resolve();
    gates.delete(operation);
  };
  return {
    hold: (operation) => {
      if (!gates.has(operation)) gates.set(operation, Promise.withResolvers<void>());
    },
    release,
    passed: (operation) => gates.get(operation)?.promise ?? Promise.resolve(),
    releaseAll: () => {
      for (const operation of [...gates.keys()]) release(operation);
    },
  };
};
