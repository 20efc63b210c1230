import type { ApiError } from '../../model/apiError.ts';
import type { OperationId } from '../../model/operations.ts';
import type { WhoAmI } from '../../model/whoAmI.ts';
import { operationsOfKinds } from '../../resources/operationsOfKinds.ts';
import type { KindId } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import { underHelp, withUnderHelp } from '../navigation/underHelp.ts';

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

/** Opens the page that says who one is, and asks the connection for it. */
export const createIdentify =
  ({ store, api, busy, now }: Deps): (() => void) =>
  () => {
    const asking = { type: 'whoami', scroll: 0, found: { status: 'asking' } } as const;
    store.setState({ overlay: asking });
    const put = (found: Identified): void => {
      const { overlay } = store.getState();
      const page = underHelp(overlay);
      // Whoever has left the page, or opened it anew, is not brought back.
      if (page.type === 'whoami' && page.found === asking.found) {
        store.setState({ overlay: withUnderHelp(overlay, { ...page, found }) });
      }
    };
    const find = async (): Promise<void> => {
      const [answer, reads] = await Promise.all([
        api().then(({ whoAmI }) => whoAmI()),
        operationsOfKinds(store.getState().session.scheme),
      ]);
      put(
        answer.ok
          ? { status: 'ready', who: answer.value, reads, atMs: now() }
          : { status: 'failed', error: answer.error },
      );
    };
    void busy.during(find());
  };
