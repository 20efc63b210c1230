// The connection of the session to one environment at a time, made when it is first needed.

import type { Api } from '../../api/index.ts';
import type { Leave } from '../../model/connection.ts';
import { type Result, success } from '../../model/result.ts';
import type { Visit } from '../../store/environments/choices.ts';
import type { Connecting } from './connecting.ts';

/** The connection of the session: to one environment at a time, made when it is first needed. */
export type Link = {
  /** The API of the current environment; loaded and connected behind the first frame. Never rejects. */
  api(): Promise<Api>;
  /** Goes to another environment; what the old one still does is called off, and not waited for. */
  switchTo(connecting: Connecting): void;
  close(): Promise<void>;
};

/** Connects to an environment beside the session: what goes over it only reads. The failure is a sentence. */
export const visit = async (connecting: Connecting): Promise<Result<Visit, string>> => {
  const [{ connect }, connection] = await Promise.all([
    import('../../api/index.ts'),
    connecting.open(),
  ]);
  if (!connection.ok) return connection;
  const api = connect(connection.value, { leave: () => ({ probes: false, writes: false }) });
  return success({ name: connecting.name, api, close: api.close });
};

type Opened = { readonly api: Api; readonly connected: boolean };

/** A link that begins with an environment. `onApi` hears of every API that is connected. */
export const createLink = (
  first: Connecting,
  leave: () => Leave,
  onApi: (api: Api, connecting: Connecting) => void,
): Link => {
  let current = first;
  let opening: Promise<Opened> | undefined;

  const open = async (connecting: Connecting): Promise<Opened> => {
    const [{ connect, connectNowhere }, connection] = await Promise.all([
      import('../../api/index.ts'),
      connecting.open(),
    ]);
    if (!connection.ok) return { api: connectNowhere(connection.error), connected: false };
    const api = connect(connection.value, { leave });
    onApi(api, connecting);
    return { api, connected: true };
  };

  const give = async (): Promise<Api> => {
    const mine = opening ?? open(current);
    opening = mine;
    const { api, connected } = await mine;
    // What could not be opened is tried again the next time somebody asks.
    if (!connected && opening === mine) opening = undefined;
    return api;
  };

  const end = async (old: Promise<Opened> | undefined, connecting: Connecting): Promise<void> => {
    await (await old)?.api.close();
    await connecting.close();
  };

  return {
    api: give,
    switchTo: (connecting) => {
      void end(opening, current);
      current = connecting;
      opening = undefined;
    },
    close: () => end(opening, current),
  };
};
