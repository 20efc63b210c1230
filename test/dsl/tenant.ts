import { setImmediate as turn } from 'node:timers/promises';
import type { OperationId } from '../../src/model/operations.ts';
import type { Fault } from '../../src/sandbox/faults/faults.ts';
import type { RequestRecord } from '../../src/sandbox/http/requestLog.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';

/** The tenant of one test: a sandbox of its own, and functions that order its faults. */
export type Tenant = Awaited<ReturnType<typeof startTenant>>;

const lineOf = ({ method, path }: RequestRecord): string => `${method} ${path.split('?', 1)[0]}`;

/** Starts a tenant for one test. Requests are named by lines such as `PATCH /jit-activation-config/v1/policy`. */
export const startTenant = async (options: SandboxOptions = {}) => {
  const sandbox = await startSandbox(options);
  const { baseUrl, clientId, clientSecret, holds, log } = sandbox;
  const held = new Set<OperationId>();
  /** Orders a fault for the next answers of an operation. */
  const answers = (operation: OperationId, fault: Fault, times = 1): void =>
    sandbox.faults.queue({ operation, times }, fault);
  return {
    sandbox,
    /** The three variables that connect to it. */
    variables: {
      SAIL_BASE_URL: baseUrl,
      SAIL_CLIENT_ID: clientId,
      SAIL_CLIENT_SECRET: clientSecret,
    },
    /** Keeps the answers of an operation back until they are released. */
    holds: (operation: OperationId) => {
      held.add(operation);
      holds.hold(operation);
    },
    releases: (operation: OperationId) => {
      held.delete(operation);
      holds.release(operation);
    },
    /** Lets the answers go that are kept back, and keeps back those of later requests. */
    releasesFirst: async (operation: OperationId): Promise<void> => {
      const open = log.filter((record) => record.operation === operation && !record.status);
      holds.release(operation);
      while (open.some(({ status }) => status === undefined)) await turn();
      holds.hold(operation);
    },
    get isHolding() {
      return held.size > 0;
    },
    answers,
    fails: (
      operation: OperationId,
      status: number,
      { times, body }: { readonly times?: number; readonly body?: unknown } = {},
    ) => answers(operation, { type: 'status', status, body }, times),
    /** Cuts the connection of the next requests; `middle` after having done what was asked. */
    drops: (operation: OperationId, when: 'before' | 'middle' = 'before', times?: number) =>
      answers(operation, { type: 'cut', when }, times),
    expiresToken: sandbox.expireTokens,
    /** The requests so far that fit a line; queries do not count. */
    received: (line: string) => log.filter((record) => lineOf(record) === line),
    /** Resolves with the first request that fits a line, in the past or in the future. */
    arrival: (line: string) => sandbox.arrival((record) => lineOf(record) === line),
    /** Sends a request of the test itself, with a token of its own. */
    asks: async (path: string): Promise<unknown> => {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      });
      const token = await fetch(`${baseUrl}/oauth/token`, { method: 'POST', body });
      const { access_token } = (await token.json()) as { readonly access_token: string };
      const authorization = `Bearer ${access_token}`;
      const headers = { authorization, 'x-sailpoint-experimental': 'true' };
      return (await fetch(`${baseUrl}${path}`, { headers })).json();
    },
    /** All requests, a line each. */
    log: () => log.map(({ method, path, status }) => `${method} ${path} ${status ?? 'open'}`),
    close: sandbox.close,
  };
};
