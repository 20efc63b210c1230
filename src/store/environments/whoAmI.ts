// Opens the page that says whose token is in use, and asks the connection for it.

import { operationsOfKinds } from '../../resources/operationsOfKinds.ts';
import type { Deps } from '../deps.ts';
import type { OverlayState } from '../overlay.ts';
import { underHelp, withUnderHelp } from '../overlay.ts';
import type { Identified } from './identified.ts';
import type { SessionState } from './session.ts';

/** Opens the page that says who one is, and asks the connection for it. */
export const createIdentify =
  ({ store, api, busy, now }: Deps<Pick<SessionState, 'session'> & OverlayState>): (() => void) =>
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
