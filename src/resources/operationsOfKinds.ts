// Which operations each kind is read with.

import type { Api } from '../api/index.ts';
import type { Scheme } from '../model/connection.ts';
import type { OperationId } from '../model/operations.ts';
import { catalogue } from './index.ts';
import type { Kind, KindId, Scope } from './types.ts';

/** A place that every kind can be asked in; nothing of it is ever sent. */
const anywhere: Scope = {
  source: { id: 'source', name: 'source' },
  schema: { id: 'schema', name: 'schema' },
  parent: { id: 'parent', name: 'parent' },
};

/** Whether a list is asked for, or one thing. */
export type Way = 'list' | 'one';

const read = async (api: Api, kind: Kind, way: Way): Promise<void> => {
  await kind.complete?.(api, anywhere, {});
  if (way === 'list') {
    for await (const _ of kind.list?.(api, anywhere, {}) ?? []) return;
  } else await kind.get?.(api, 'thing', anywhere, {});
};

/** The operations that a kind cannot be read without in one way: it is asked through an API that only takes notes. */
export const operationsOf = async (
  scheme: Scheme,
  kind: Kind,
  way: Way,
): Promise<readonly OperationId[]> => {
  const { connectToRecorder } = await import('../api/index.ts');
  const noted = new Set<OperationId>();
  await read(
    connectToRecorder(scheme, ({ operation }) => noted.add(operation)),
    kind,
    way,
  );
  return [...noted].filter((operation) => kind.canDoWithout?.includes(operation) !== true);
};

/** The operations that each kind of the catalogue cannot be read without. */
export const operationsOfKinds = async (
  scheme: Scheme,
): Promise<Readonly<Record<KindId, readonly OperationId[]>>> => {
  const entries = await Promise.all(
    catalogue
      .filter(({ product }) => product !== 'identityiq')
      .map(async (kind) => {
        const way = kind.list === undefined ? 'one' : 'list';
        return [kind.id, await operationsOf(scheme, kind, way)] as const;
      }),
  );
  return Object.fromEntries(entries);
};
