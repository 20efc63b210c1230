import type { Connection, Leave, Scheme } from '../model/connection.ts';
import { failure } from '../model/result.ts';
import { createEntitlements, type Entitlements } from './entitlements.ts';
import { type Budget, createBudget } from './http/budget.ts';
import { type Clock, realClock } from './http/clock.ts';
import { createRequest, type Request } from './http/request.ts';
import { createTransport, type Transport } from './http/transport.ts';
import { createJitPolicy, type JitPolicyService } from './jitPolicy.ts';
import { createManagedClusters, type ManagedClusters } from './managedClusters.ts';
import { createSchemas, type Schemas } from './schemas.ts';
import { createSources, type Sources } from './sources.ts';

export type { BudgetUsage, Priority } from './http/budget.ts';
export { type Clock, realClock } from './http/clock.ts';
export type { Page, Row } from './http/paging.ts';
export type { Answer } from './http/request.ts';
export { createTransport, type Transport, type TransportOptions } from './http/transport.ts';
export type { StoredJitPolicy } from './jitPolicy.ts';
export type { CallOptions, ListOptions, Pages } from './list.ts';
export { type SentenceContext, type Sentences, sentenceOf } from './sentences.ts';

/** Everything that can be asked of one environment. */
export type Api = {
  readonly sources: Sources;
  readonly schemas: Schemas;
  readonly entitlements: Entitlements;
  readonly managedClusters: ManagedClusters;
  readonly jitPolicy: JitPolicyService;
  /** What of the 100 requests in 10 s is in use, by API version. */
  readonly budget: Pick<Budget, 'usage' | 'onChange'>;
  /** Cancels what is under way and ends all connections. */
  readonly close: () => Promise<void>;
};

export type ConnectOptions = {
  /** What the session may do, asked anew for every call. */
  readonly leave: () => Leave;
  readonly clock?: Clock;
  readonly transport?: Transport;
  /** In [0, 1), for the jitter of repeated calls. */
  readonly random?: () => number;
};

/** The API of an environment. Nothing is sent before the first call. */
export const connect = (connection: Connection, options: ConnectOptions): Api => {
  const { leave, clock = realClock, random = Math.random } = options;
  const { proxy, caCertificates } = connection;
  const transport = options.transport ?? createTransport({ proxyUrl: proxy?.url, caCertificates });
  const budget = createBudget(clock);
  const closing = new AbortController();
  const request = createRequest({
    connection,
    leave,
    transport,
    budget,
    clock,
    random,
    closing: closing.signal,
  });
  return {
    ...servicesOf(request, connection.scheme),
    budget: { usage: budget.usage, onChange: budget.onChange },
    close: async () => {
      closing.abort();
      budget.close();
      await transport.close();
    },
  };
};

/**
 * What stands where no connection could be made, such as where the keyring is locked: every call fails at once with
 * the reason, a sentence, and nothing is sent.
 */
export const connectNowhere = (reason: string): Api => ({
  ...servicesOf(async () => failure({ tag: 'notConnected', reason }), 'v1'),
  budget: { usage: () => ({ used: 0, limit: 100, waiting: 0 }), onChange: () => () => {} },
  close: async () => {},
});

const servicesOf = (request: Request, scheme: Scheme) => ({
  sources: createSources(request, scheme),
  schemas: createSchemas(request),
  entitlements: createEntitlements(request, scheme),
  managedClusters: createManagedClusters(request, scheme),
  jitPolicy: createJitPolicy(request),
});
