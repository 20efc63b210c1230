// Holds back the answers of an operation until a test releases them.

import type { OperationId } from '../../model/operations.ts';

/** Keeps the answers of an operation back, so that what comes before them can be looked at. */
export type Holds = {
  hold(operation: OperationId): void;
  release(operation: OperationId): void;
};

/** Holds and the wait for them. */
export const makeHolds = (): Holds & {
  /** Resolves at once unless the operation is held; then when it is released. */
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
