import { afterAll, beforeAll, expect } from 'vitest';
import type { Page } from '../../../src/api/index.ts';
import { type Api, connect, nothingMasked } from '../../../src/api/index.ts';
import type { Pages } from '../../../src/api/list.ts';
import type { ApiError } from '../../../src/model/apiError.ts';
import type { Scheme } from '../../../src/model/connection.ts';
import type { Result } from '../../../src/model/result.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/server.ts';
import { hurriedClock, timeoutsFromMs } from '../../unit/api/clocks.ts';
import { faultsOfTaken } from '../requests.ts';

/** Every tenant that the client must work with: path schemes, and with and without the traps of real tenants. */
export const tenants = [
  { title: 'v1', scheme: 'v1', quirks: [] },
  { title: 'v2024', scheme: 'v2024', quirks: [] },
  { title: 'v1 with every quirk', scheme: 'v1', quirks: 'all' },
  { title: 'v2024 with every quirk', scheme: 'v2024', quirks: 'all' },
] as const satisfies readonly ({ title: string; scheme: Scheme } & Pick<
  SandboxOptions,
  'quirks'
>)[];

/** For operations with one path in both schemes: a tenant with the traps and one without will do. */
export const plainAndQuirky = [tenants[0], tenants[3]] as const;

/** A tenant and a client of it, both by one clock, which skips what is waited for. */
export type ClientTenant = {
  readonly api: Api;
  readonly sandbox: Sandbox;
  /** Puts the clock on by so much, as if that had been waited. */
  wait(durationMs: number): void;
  /** Ends client and tenant. It fails where a request that was taken is not as the descriptions have it. */
  close(): Promise<void>;
};

/** What a tenant is like, and who its client is: its operator where nothing is said. */
export type TenantOptions = Omit<SandboxOptions, 'now'> & {
  readonly scheme?: Scheme;
  readonly as?: 'helpDesk' | 'application';
};

/** A tenant for the tests of a block: it starts before the first of them, and is closed after the last. */
export const tenantForTests = (options: TenantOptions): Omit<ClientTenant, 'close'> => {
  let started: ClientTenant | undefined;
  const tenant = (): ClientTenant => {
    if (started === undefined) throw new Error('the tenant has not started yet');
    return started;
  };
  beforeAll(async () => {
    started = await startTenant(options);
  });
  afterAll(() => started?.close());
  return {
    get api() {
      return tenant().api;
    },
    get sandbox() {
      return tenant().sandbox;
    },
    wait: (durationMs) => tenant().wait(durationMs),
  };
};

/** Starts a tenant and connects to it as its operator, or as one of the others who may. */
export const startTenant = async (options: TenantOptions = {}): Promise<ClientTenant> => {
  const { scheme = 'v1', as, ...rest } = options;
  const { clock, skip } = hurriedClock(timeoutsFromMs);
  const startedAtMs = Date.UTC(2026, 8, 1, 3, 0, 0) - clock.nowMs();
  const sandbox = await startSandbox({ ...rest, now: () => startedAtMs + clock.nowMs() });
  const { clientId, clientSecret } = as === undefined ? sandbox : sandbox[as];
  const api = connect(
    {
      environment: sandbox.environment,
      origin: 'test',
      baseUrl: sandbox.baseUrl,
      credentials: { type: 'client', clientId, clientSecret },
      scheme,
    },
    {
      masking: nothingMasked,
      allowed: () => ({ probes: true, writes: true }),
      clock,
      random: () => 0.5,
    },
  );
  return {
    api,
    sandbox,
    wait: skip,
    close: async () => {
      await api.close();
      await sandbox.close();
      // With the traps of real tenants there are ids and answers that no description knows.
      if (rest.quirks === undefined || rest.quirks.length === 0) {
        expect(await faultsOfTaken(sandbox.log)).toEqual([]);
      }
    },
  };
};

/** The value of a call that must succeed. */
export const answerOf = async <T>(call: Promise<Result<T, ApiError>>): Promise<T> => {
  const result = await call;
  if (!result.ok) throw new Error(`the call failed: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** The error of a call that must fail. */
export const errorOf = async <T>(call: Promise<Result<T, ApiError>>): Promise<ApiError> => {
  const result = await call;
  if (result.ok) throw new Error('the call succeeded');
  return result.error;
};

/** All rows of a list that must be readable to its end. */
export const rowsOf = async <T>(pages: Pages<T>): Promise<readonly T[]> => {
  const rows: T[] = [];
  for await (const page of pages) {
    if (!page.ok) throw new Error(`the list failed: ${JSON.stringify(page.error)}`);
    rows.push(...page.value.rows.map(({ value }) => value));
  }
  return rows;
};

/** What a list answers first. */
export const firstOf = async <T>(pages: Pages<T>): Promise<Result<Page<T>, ApiError>> => {
  for await (const page of pages) return page;
  throw new Error('the list answered nothing');
};

/** The id of the source that is called so. */
export const sourceIdOf = async (
  { api }: Pick<ClientTenant, 'api'>,
  name: string,
): Promise<string> => {
  const [source] = await rowsOf(api.sources.list({ filters: `name eq "${name}"` }));
  if (source === undefined) throw new Error(`there is no source ${name}`);
  return source.id;
};

/** The ids of all sources by their names. */
export const sourceIdsOf = async ({
  api,
}: Pick<ClientTenant, 'api'>): Promise<ReadonlyMap<string, string>> =>
  new Map((await rowsOf(api.sources.list())).map(({ id, name }) => [name ?? '', id]));

/** A refusal of what was sent, whose text holds this, as an error to compare with. */
export const asCause = (text: string) => ({
  tag: 'badRequest',
  said: expect.objectContaining({ status: 400, text: expect.stringContaining(text) }),
});

/** What a refusal says: its sort, and everything in its body. */
export const refusalOf = async <T>(
  call: Promise<Result<T, ApiError>>,
): Promise<readonly [tag: string, said: string]> => {
  const error = await errorOf(call);
  return [error.tag, JSON.stringify(error)];
};
