// The connection of the session to one environment at a time, made when it is first needed.

import type { Api } from '../../api/index.ts';
import { masking } from '../../insight/secrets/masked.ts';
import type { Allowed } from '../../model/connection.ts';
import { type Result, success } from '../../model/result.ts';
import type { Visit } from '../../store/environments/choices.ts';
import type { RunEnvironment } from './runEnvironments.ts';

/** The connection of the session: to one environment at a time, made when it is first needed. */
export type Link = {
  /** The API of the current environment; loaded and connected behind the first frame. Never rejects. */
  api(): Promise<Api>;
  /** Goes to another environment; what the old one still does is cancelled, and not waited for. */
  switchTo(environment: RunEnvironment): void;
  close(): Promise<void>;
};

/** Connects to another environment beside the session, for reading only. The failure is a sentence. */
export const visit = async (environment: RunEnvironment): Promise<Result<Visit, string>> => {
  const [{ connect }, connection] = await Promise.all([
    import('../../api/index.ts'),
    environment.open(),
  ]);
  if (!connection.ok) return connection;
  const api = connect(connection.value, {
    allowed: () => ({ probes: false, writes: false }),
    masking,
  });
  return success({ name: environment.name, api, close: api.close });
};

type Opened = { readonly api: Api; readonly connected: boolean };

/** A link that begins with an environment. `onApi` hears of every API that is connected. */
export const createLink = (
  first: RunEnvironment,
  allowed: () => Allowed,
  onApi: (api: Api, environment: RunEnvironment) => void,
): Link => {
  let current = first;
  let opening: Promise<Opened> | undefined;

  const open = async (environment: RunEnvironment): Promise<Opened> => {
    const [{ connect, connectNowhere }, connection] = await Promise.all([
      import('../../api/index.ts'),
      environment.open(),
    ]);
    if (!connection.ok) return { api: connectNowhere(connection.error), connected: false };
    const api = connect(connection.value, { allowed, masking });
    onApi(api, environment);
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

  const end = async (
    old: Promise<Opened> | undefined,
    environment: RunEnvironment,
  ): Promise<void> => {
    await (await old)?.api.close();
    await environment.close();
  };

  return {
    api: give,
    switchTo: (environment) => {
      void end(opening, current);
      current = environment;
      opening = undefined;
    },
    close: () => end(opening, current),
  };
};
