// The HTTP server of the sandbox: takes a request through route, limits, faults, handler and quirks to its answer.

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { JitPolicy } from '../model/jit/jitPolicy.ts';
import type { Scenario } from '../model/tenant/scenario.ts';
import { type IdentityIqAccount, identityIqAccountOf } from './data/access/identityIq.ts';
import type { Scale } from './data/large.ts';
import { accountsOf, type ClientPair, company, type Level } from './data/tenant/tenant.ts';
import { type Chaos, makeChaos, slowed } from './faults/chaos.ts';
import { faultReply } from './faults/faultReply.ts';
import { type Fault, type Faults, makeFaults } from './faults/faults.ts';
import {
  applyGatewayQuirks,
  isGatewayErrorDue,
  isTokenLossDue,
  refusalOfUnlicensed,
} from './faults/gatewayQuirks.ts';
import { type Holds, makeHolds } from './faults/holds.ts';
import { quirksOf } from './faults/quirks.ts';
import { applyReplyQuirks } from './faults/replyQuirks.ts';
import type { Call } from './handlers/call.ts';
import { handlers } from './handlers/index.ts';
import { recorded } from './handlers/tenant/auditedWrites.ts';
import { admit } from './http/admission.ts';
import { makeLimits } from './http/limits.ts';
import { refusalOf } from './http/permissions.ts';
import {
  makeRequestLog,
  type OpenRecord,
  type RequestLog,
  type RequestRecord,
} from './http/requestLog.ts';
import {
  internalFault,
  notFound,
  type RawReply,
  type Reply,
  rawReply,
  send,
} from './http/respond.ts';
import { identityIqPrefix, routeOf } from './http/router.ts';
import { defaultTokenSeconds, makeTokens } from './http/tokens.ts';
import { startSchedules } from './state/runs/scheduledTasks.ts';
import { makeTenant } from './tenant.ts';

/** How to start a sandbox. */
export type SandboxOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  /** The same seed makes the same tenant. */
  readonly seed?: number;
  readonly scale?: Scale;
  /** What happens in the tenant; the usual by default. */
  readonly scenario?: Scenario;
  /** Whether schedules start runs while the tenant is running; not by default, so that tests have a tenant at rest. */
  readonly runsSchedules?: boolean;
  /** The clock, in epoch milliseconds: times in the data, limits and tokens follow it. */
  readonly now?: () => number;
  /** How long a token lives. */
  readonly tokenSeconds?: number;
  /** The quirks of real tenants that this one has, by number; none by default. */
  readonly quirks?: 'all' | readonly number[];
  /** Random faults and latency; none by default. */
  readonly chaos?: Chaos;
  /** The user level of the first account; ORG_ADMIN by default. */
  readonly level?: Level;
};

/** A running sandbox tenant. */
export type Sandbox = {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly environment: 'meridian-freight';
  /** A personal access token of the help desk, with few rights. */
  readonly helpDesk: ClientPair;
  /** An API client, whose tokens belong to no user. */
  readonly application: ClientPair;
  /** The company's IdentityIQ: the address of its API, and an account that may read it. */
  readonly identityIq: IdentityIqAccount & { readonly baseUrl: string };
  /** Every request in the order of arrival; a record gets its status when it is answered. */
  readonly log: readonly RequestRecord[];
  /** Requests that are no operation of the API. */
  readonly unexpected: readonly RequestRecord[];
  /** Resolves with the first request that fits, in the past or in the future. */
  arrival: RequestLog['arrival'];
  readonly faults: Faults;
  readonly holds: Holds;
  /** Ends all tokens issued so far. */
  expireTokens(): void;
  /** Stores a JIT policy; undefined removes it. */
  setPolicy(policy: JitPolicy | undefined): void;
  /** Frees the port and ends every connection. Answers that are held back or slow are not sent. */
  close(): Promise<void>;
};

/** Larger bodies are refused. */
const maximumBodyBytes = 1_000_000;

/** Reads a whole body; undefined where it is too large. */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= maximumBodyBytes) chunks.push(chunk);
  }
  return size > maximumBodyBytes ? undefined : Buffer.concat(chunks);
};

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      name === 'authorization' || value === undefined ? [] : [[name, String(value)]],
    ),
  );

const tooLarge: Reply = { type: 'json', status: 413, body: { message: 'Payload Too Large' } };

/** Starts a tenant on the loopback interface. Rejects where the port is in use. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const { port = 0, host = '127.0.0.1', seed = 1, scale = 'small', now = Date.now } = options;
  const accounts = accountsOf(seed, options.level);
  const { administrator, helpDesk, application } = accounts;
  const identityIq = identityIqAccountOf(seed);
  const { scenario = 'usual' } = options;
  const tenant = makeTenant({ seed, scale, scenario, accounts, now });
  if (options.runsSchedules === true) startSchedules(tenant);
  const tokens = makeTokens(
    options.tokenSeconds ?? options.chaos?.tokenSeconds ?? defaultTokenSeconds,
  );
  const quirks = quirksOf(options.quirks);
  const limits = makeLimits();
  const faults = makeFaults();
  const holds = makeHolds();
  const chaosFor = makeChaos(scenario === 'slow' ? slowed(options.chaos) : options.chaos, seed);
  const requestLog = makeRequestLog();
  const closing = new AbortController();
  let requestCount = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = request.url ?? '/';
    const { pathname, searchParams } = new URL(url, 'http://sandbox');
    const path = url.split('?', 1)[0] ?? pathname;
    const method = request.method ?? 'GET';
    const route = routeOf(method, path);
    const body = await readBody(request);
    const record: OpenRecord = {
      method,
      path: url,
      operation: route?.id,
      client: undefined,
      atMs: now(),
      status: undefined,
      body:
        route?.id === 'create-token' || body === undefined || body.length === 0
          ? undefined
          : body.toString(),
      headers: headersOf(request),
    };
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, closing.signal]);
    response.setHeader('SLPT-Request-ID', randomUUID().replaceAll('-', ''));
    response.setHeader('Date', new Date(now()).toUTCString());

    const reply = async (): Promise<Reply> => {
      if (body === undefined) return tooLarge;
      if (route === undefined) return notFound;
      const entry = admit(route, request.headers, {
        tokens,
        limits,
        identityIq,
        atMs: record.atMs,
      });
      if (entry.type === 'refused') return entry.reply;
      record.client = entry.account?.clientId;
      const refusal =
        (entry.account && refusalOf(route, searchParams, entry.account)) ??
        refusalOfUnlicensed(quirks, route);
      if (refusal !== undefined) return refusal;
      tenant.settle();
      const call: Call = {
        version: route.version,
        parameters: route.parameters,
        query: searchParams,
        headers: request.headers,
        body,
        contentType: request.headers['content-type'] ?? '',
        tenant,
        quirks,
        atMs: record.atMs,
        account: entry.account,
        signal,
        issueToken: ({ clientId, clientSecret }) => {
          const account = Object.values(accounts).find(
            (known) => known.clientId === clientId && known.clientSecret === clientSecret,
          );
          record.client = account?.clientId;
          return account && tokens.issue(account, now());
        },
      };
      return recorded(route.id, call, handlers[route.id]);
    };

    const queued = faults.take(route?.id, path);
    // Looked at before anybody is told of the request: whoever waited for it holds back later ones only.
    const passed = route && holds.passed(route.id);
    requestLog.add(record);
    requestCount += 1;
    const number = requestCount;
    const effect = chaosFor(number, queued);
    const isGatewayPage = isGatewayErrorDue(quirks, number, route) && queued === undefined;
    const fault: Fault | undefined = isGatewayPage ? { type: 'html', status: 502 } : effect.fault;
    if (isTokenLossDue(quirks, number)) tokens.expireAll();
    if (effect.latencyMs > 0) await delay(effect.latencyMs, undefined, { signal });
    if (fault?.type === 'cut' && fault.when === 'before') {
      response.destroy();
      return;
    }
    const trackingId = randomUUID().replaceAll('-', '');
    if (fault?.type === 'slow') await delay(fault.delayMs, undefined, { signal });
    const ordered: RawReply | undefined = fault && faultReply(fault, trackingId);
    const context = { quirks, seed, route, query: searchParams, nowMs: record.atMs };
    const raw =
      ordered ??
      applyGatewayQuirks(rawReply(applyReplyQuirks(await reply(), context), trackingId), context);
    await passed;
    if (signal.aborted) return;
    record.status = raw.status;
    await send(request, response, raw, fault?.type === 'cut' ? 'half' : 'whole');
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      // A caller that has gone, or a sandbox that closes, needs no answer; anything else is a bug of the sandbox.
      if (response.destroyed || closing.signal.aborted) return;
      const raw = rawReply(internalFault, randomUUID().replaceAll('-', ''));
      void send(request, response, raw, 'whole');
    });
  });
  // Longer than any client keeps an idle connection, so that the sandbox never closes one first.
  server.keepAliveTimeout = 120_000;

  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, host, resolve);
  await listening;
  const address = server.address() as AddressInfo;

  const baseUrl = `http://${host}:${address.port}`;

  return {
    baseUrl,
    clientId: administrator.clientId,
    clientSecret: administrator.clientSecret,
    environment: company.org,
    helpDesk: { clientId: helpDesk.clientId, clientSecret: helpDesk.clientSecret },
    application: { clientId: application.clientId, clientSecret: application.clientSecret },
    identityIq: { baseUrl: `${baseUrl}${identityIqPrefix}`, ...identityIq },
    log: requestLog.log,
    unexpected: requestLog.unexpected,
    arrival: requestLog.arrival,
    faults: { queue: faults.queue, clear: faults.clear },
    holds: { hold: holds.hold, release: holds.release },
    expireTokens: tokens.expireAll,
    setPolicy: tenant.setPolicy,
    close: async () => {
      closing.abort();
      holds.releaseAll();
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
};
