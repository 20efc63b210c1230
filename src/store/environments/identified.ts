// What is known of the bearer of the session's token.

import type { ApiError } from '../../model/apiError.ts';
import type { OperationId } from '../../model/operations.ts';
import type { WhoAmI } from '../../model/whoAmI.ts';
import type { KindId } from '../../resources/types.ts';

/** What is known of who one is. `atMs` is epoch milliseconds. */
export type Identified =
  | { readonly status: 'asking' }
  | { readonly status: 'failed'; readonly error: ApiError }
  | {
      readonly status: 'ready';
      readonly who: WhoAmI;
      /** What each kind of the catalogue is read with. */
      readonly reads: Readonly<Record<KindId, readonly OperationId[]>>;
      readonly atMs: number;
    };
