import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLink } from '../../../src/cli/explore/link.ts';
import type { RunEnvironment } from '../../../src/cli/explore/runEnvironments.ts';
import type { Connection } from '../../../src/model/connection.ts';
import { failure, type Result, success } from '../../../src/model/result.ts';
import { connectionTo, fixedToken, json, serve } from '../api/server.ts';

type Opening = PromiseWithResolvers<Result<Connection, string>>;

/** An environment whose connection a test opens by hand. */
const environment = (name: string) => {
  const openings: Opening[] = [];
  let closed = 0;
  const connecting: RunEnvironment = {
    name,
    origin: 'a test',
    scheme: 'v1',
    production: false,
    write: false,
    probes: true,
    notes: [],
    open: () => {
      const opening: Opening = Promise.withResolvers();
      openings.push(opening);
      return opening.promise;
    },
    close: async () => {
      closed += 1;
    },
  };
  return {
    connecting,
    opened: () => openings.length,
    closed: () => closed,
    /** Opens the connection that is waited for. */
    opens: async (baseUrl = 'http://127.0.0.1:9') => {
      await settled(() => openings.length > 0);
      openings
        .at(-1)
        ?.resolve(success(connectionTo(baseUrl, { ...fixedToken, environment: name })));
    },
    fails: async (reason: string) => {
      await settled(() => openings.length > 0);
      openings.at(-1)?.resolve(failure(reason));
    },
  };
};

/** Waits for what happens behind the loading of the API. */
const settled = async (isThere: () => boolean): Promise<void> => {
  while (!isThere()) await turn();
};

const linkTo = (first: RunEnvironment) => {
  const connected: string[] = [];
  const allowed = () => ({ probes: false, writes: false });
  const link = createLink(first, allowed, (_, { name }) => connected.push(name));
  return { link, connected };
};

const serveSource = () => serve((_, response) => json(response, { id: 's1' }));

describe('a link', () => {
  it('opens nothing before somebody asks, and then once for all who ask', async () => {
    const acme = environment('acme');
    const { link, connected } = linkTo(acme.connecting);
    await turn();
    expect(acme.opened()).toBe(0);
    const asked = [link.api(), link.api()];
    await acme.opens();
    const [first, second] = await Promise.all(asked);
    expect([first === second, first === (await link.api()), acme.opened(), connected]).toEqual([
      true,
      true,
      1,
      ['acme'],
    ]);
    await link.close();
  });

  it('that cannot be opened says why to all who ask, and is tried again by the next', async () => {
    const acme = environment('acme');
    const { link, connected } = linkTo(acme.connecting);
    const asked = [link.api(), link.api()];
    await acme.fails('The keyring is locked.');
    const answers = await Promise.all(asked.map(async (api) => (await api).sources.get('s1')));
    const locked = { ok: false, error: { tag: 'notConnected', reason: 'The keyring is locked.' } };
    expect([answers, acme.opened(), connected]).toEqual([[locked, locked], 1, []]);
    const { baseUrl, calls } = await serveSource();
    const again = link.api();
    expect(acme.opened()).toBe(2);
    await acme.opens(baseUrl);
    const answer = await (await again).sources.get('s1');
    expect([answer.ok, calls.length, connected]).toEqual([true, 1, ['acme']]);
    await link.close();
  });
});

describe('going to another environment', () => {
  it('does not wait for one that never opens', async () => {
    const [hanging, acme] = [environment('hanging'), environment('acme')];
    const { link, connected } = linkTo(hanging.connecting);
    void link.api();
    await settled(() => hanging.opened() === 1);
    link.switchTo(acme.connecting);
    const { baseUrl, calls } = await serveSource();
    const api = link.api();
    await acme.opens(baseUrl);
    const answer = await (await api).sources.get('s1');
    expect([answer.ok, calls.length, connected]).toEqual([true, 1, ['acme']]);
    await link.close();
  });

  it('calls off what the old one still does, and closes it', async () => {
    const [old, acme] = [environment('old'), environment('acme')];
    const server = await serve(() => undefined);
    const { link } = linkTo(old.connecting);
    const asked = link.api();
    await old.opens(server.baseUrl);
    const answer = (await asked).sources.get('s1');
    await server.arrived(1);
    link.switchTo(acme.connecting);
    expect(await answer).toEqual({ ok: false, error: { tag: 'cancelled' } });
    await settled(() => old.closed() === 1);
    expect([old.closed(), acme.opened()]).toEqual([1, 0]);
    await link.close();
  });

  it('closes the old one too where it opens late, after all', async () => {
    const [late, acme] = [environment('late'), environment('acme')];
    const { link } = linkTo(late.connecting);
    const api = link.api();
    await settled(() => late.opened() === 1);
    link.switchTo(acme.connecting);
    expect(late.closed()).toBe(0);
    const { baseUrl, calls } = await serveSource();
    await late.opens(baseUrl);
    const old = await api;
    await settled(() => late.closed() === 1);
    expect([await old.sources.get('s1'), calls]).toEqual([
      { ok: false, error: { tag: 'cancelled' } },
      [],
    ]);
    await link.close();
  });

  it('and back connects anew', async () => {
    const [acme, other] = [environment('acme'), environment('other')];
    const { link, connected } = linkTo(acme.connecting);
    const first = link.api();
    await acme.opens();
    await first;
    link.switchTo(other.connecting);
    link.switchTo(acme.connecting);
    const again = link.api();
    await acme.opens();
    expect([(await again) === (await first), connected]).toEqual([false, ['acme', 'acme']]);
    await link.close();
  });
});

describe('closing', () => {
  it('ends connection and environment, and what is under way', async () => {
    const acme = environment('acme');
    const server = await serve(() => undefined);
    const { link } = linkTo(acme.connecting);
    const asked = link.api();
    await acme.opens(server.baseUrl);
    const answer = (await asked).sources.get('s1');
    await server.arrived(1);
    await link.close();
    expect([await answer, acme.closed()]).toEqual([{ ok: false, error: { tag: 'cancelled' } }, 1]);
    await server.deserted();
  });

  it('what was never opened opens nothing', async () => {
    const acme = environment('acme');
    await linkTo(acme.connecting).link.close();
    expect([acme.opened(), acme.closed()]).toEqual([0, 1]);
  });
});
