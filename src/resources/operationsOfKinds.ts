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

const read = async (api: Api, kind: Kind): Promise<void> => {
  if (kind.list !== undefined) {
    for await (const _ of kind.list(api, anywhere, {})) return;
  } else await kind.get?.(api, 'thing', anywhere, {});
};

/** The operations that each kind of the catalogue is read with: it is asked through an API that only takes notes. */
export const operationsOfKinds = async (
  scheme: Scheme,
): Promise<Readonly<Record<KindId, readonly OperationId[]>>> => {
  const { connectToRecorder } = await import('../api/index.ts');
  const entries = await Promise.all(
    catalogue
      .filter(({ product }) => product !== 'identityiq')
      .map(async (kind) => {
        const noted = new Set<OperationId>();
        await read(
          connectToRecorder(scheme, ({ operation }) => noted.add(operation)),
          kind,
        );
        return [kind.id, [...noted]] as const;
      }),
  );
  return Object.fromEntries(entries);
};
