// Everything that can be called in one environment, put together from the services.

import type { ApiError } from '../model/apiError.ts';
import type { Allowed, Connection, Scheme } from '../model/connection.ts';
import type { ApiVersion } from '../model/operations.ts';
import { failure, type Result, success } from '../model/result.ts';
import type { WhoAmI } from '../model/whoAmI.ts';
import { createAccessProfiles } from './access/accessProfiles.ts';
import { createAccounts } from './access/accounts.ts';
import { createEntitlementConnections } from './access/entitlementConnections.ts';
import { createEntitlements } from './access/entitlements.ts';
import { createScim } from './access/scim.ts';
import { type Budget, createBudget } from './http/budget.ts';
import { createCaller } from './http/caller.ts';
import { type Clock, realClock } from './http/clock.ts';
import type { Masking } from './http/masking.ts';
import { type Call, createRequest, type Request } from './http/request.ts';
import { createTransport, type Transport } from './http/transport/transport.ts';
import { createJitActivations } from './jit/jitActivations.ts';
import { createJitPolicy } from './jit/jitPolicy.ts';
import { createManagedClients } from './machines/managedClients.ts';
import { createManagedClusters } from './machines/managedClusters.ts';
import { createGovernanceGroups } from './people/governanceGroups.ts';
import { createIdentities } from './people/identities.ts';
import { createAggregations } from './runs/aggregations.ts';
import { createSchedules } from './runs/schedules.ts';
import { createTasks } from './runs/tasks.ts';
import { createProvisioningPolicies } from './sources/provisioningPolicies.ts';
import { createSchemas } from './sources/schemas.ts';
import { createSourceSettings } from './sources/sourceSettings.ts';
import { createSources } from './sources/sources.ts';
import { createAccountActivities } from './tenant/accountActivities.ts';
import { createEvents } from './tenant/events.ts';
import { createOauthInfo } from './tenant/oauthInfo.ts';
import { createOrgConfig } from './tenant/orgConfig.ts';
import { createSearch } from './tenant/search.ts';

export type { BudgetUsage, Priority, RateLimitHit } from './http/budget.ts';
export { type Clock, realClock } from './http/clock.ts';
export { type Masking, nothingMasked } from './http/masking.ts';
export type { Page, Row } from './http/pages/paging.ts';
export type { Answer } from './http/request.ts';
export {
  createTransport,
  type Transport,
  type TransportOptions,
} from './http/transport/transport.ts';
export type { StoredJitPolicy } from './jit/jitPolicy.ts';
export type { CallOptions, ListOptions, Pages } from './list.ts';
export { type SentenceContext, type Sentences, sentenceOf, wholeSentenceOf } from './sentences.ts';

/** Everything that can be asked of one environment: the services of `servicesOf`, and what is said of the connection. */
export type Api = ReturnType<typeof servicesOf> & {
  /** What of the 100 requests in 10 s is in use, by API version, and when the tenant turned a call away. */
  readonly budget: Pick<Budget, 'usage' | 'onChange' | 'onRateLimited'>;
  /** Who the connection acts as: what its token says, never the token. Fetches a token where there is none yet. */
  readonly whoAmI: (options?: {
    readonly signal?: AbortSignal;
  }) => Promise<Result<WhoAmI, ApiError>>;
  /** Calls the listener for every answer that says that its API version is on its way out; returns how to stop that. */
  readonly onDeprecated: (listener: (version: ApiVersion) => void) => () => void;
  /** Cancels what is under way and ends all connections. */
  readonly close: () => Promise<void>;
};

export type ConnectOptions = {
  /** What the session may do, asked anew for every call. */
  readonly allowed: () => Allowed;
  /** How secrets in what the tenant sends become stars; `nothingMasked` where they are needed. */
  readonly masking: Masking;
  readonly clock?: Clock;
  readonly transport?: Transport;
  /** In [0, 1), for the jitter of repeated calls. */
  readonly random?: () => number;
};

/** The API of an environment. Nothing is sent before the first call. */
export const connect = (connection: Connection, options: ConnectOptions): Api => {
  const { allowed, masking, clock = realClock, random = Math.random } = options;
  const { proxy, caCertificates } = connection;
  const transport = options.transport ?? createTransport({ proxyUrl: proxy?.url, caCertificates });
  const budget = createBudget(clock);
  const closing = new AbortController();
  const listeners = new Set<(version: ApiVersion) => void>();

  const parts = {
    connection,
    allowed,
    masking,
    transport,
    budget,
    clock,
    random,
    closing: closing.signal,
  };
  const caller = createCaller(parts);
  const request = createRequest({
    ...parts,
    caller,
    onDeprecated: (version) => {
      for (const listener of [...listeners]) listener(version);
    },
  });
  return {
    ...servicesOf(request, connection.scheme),
    budget: {
      usage: budget.usage,
      onChange: budget.onChange,
      onRateLimited: budget.onRateLimited,
    },
    whoAmI: async ({ signal } = {}) => {
      const answer = await caller.whoAmI(signal);
      return answer.ok ? success(masking.value(answer.value) as WhoAmI) : answer;
    },
    onDeprecated: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closing.abort();
      budget.close();
      await transport.close();
    },
  };
};

/**
 * The API of an environment to which no connection could be made, for example because the keyring is locked: every
 * call fails at once with the reason, a sentence, and nothing is sent.
 */
export const connectNowhere = (reason: string): Api => ({
  ...servicesOf(async () => failure({ tag: 'notConnected', reason }), 'v1'),
  budget: {
    usage: () => ({ used: 0, limit: 100, waiting: 0 }),
    onChange: () => () => {},
    onRateLimited: () => () => {},
  },
  whoAmI: async () => failure({ tag: 'notConnected', reason }),
  onDeprecated: () => () => {},
  close: async () => {},
});

/** An API that sends nothing: every call is passed to `record`, and fails. It shows which calls would be made. */
export const connectToRecorder = (scheme: Scheme, record: (call: Call<unknown>) => void): Api => ({
  ...servicesOf(async (call) => {
    record(call);
    return failure({ tag: 'cancelled' });
  }, scheme),
  budget: {
    usage: () => ({ used: 0, limit: 100, waiting: 0 }),
    onChange: () => () => {},
    onRateLimited: () => () => {},
  },
  whoAmI: async () => failure({ tag: 'cancelled' }),
  onDeprecated: () => () => {},
  close: async () => {},
});

/** Every service, a line each. */
const servicesOf = (request: Request, scheme: Scheme) => ({
  sources: createSources(request, scheme),
  sourceSettings: createSourceSettings(request),
  schemas: createSchemas(request),
  schedules: createSchedules(request),
  provisioningPolicies: createProvisioningPolicies(request, scheme),
  entitlements: createEntitlements(request, scheme),
  entitlementConnections: createEntitlementConnections(request, scheme),
  accounts: createAccounts(request, scheme),
  accessProfiles: createAccessProfiles(request, scheme),
  aggregations: createAggregations(request),
  tasks: createTasks(request, scheme),
  managedClusters: createManagedClusters(request, scheme),
  managedClients: createManagedClients(request, scheme),
  orgConfig: createOrgConfig(request),
  oauthInfo: createOauthInfo(request),
  search: createSearch(request, scheme),
  accountActivities: createAccountActivities(request, scheme),
  events: createEvents(request, scheme),
  identities: createIdentities(request, scheme),
  governanceGroups: createGovernanceGroups(request, scheme),
  jitPolicy: createJitPolicy(request),
  jitActivations: createJitActivations(request, scheme),
  /** IdentityIQ, which is another product. */
  scim: createScim(request),
});
