// What a handler gets: the request, the tenant, the caller, the quirks.

import type { ApiVersion, OperationId } from '../../model/operations.ts';
import type { ClientPair, TenantAccount } from '../data/tenant/tenant.ts';
import type { Quirks } from '../faults/quirks.ts';
import type { Reply } from '../http/respond.ts';
import type { TokenBody } from '../http/tokens.ts';
import type { Tenant } from '../tenant.ts';

/** A request that found its operation and may pass, as a handler sees it. */
export type Call = {
  readonly version: ApiVersion;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly contentType: string;
  readonly tenant: Tenant;
  /** The traps of real tenants that this one has. */
  readonly quirks: Quirks;
  /** When the request arrived, in epoch milliseconds of the tenant's clock. */
  readonly atMs: number;
  /** Whose token it carries; undefined where the path needs none. */
  readonly account: TenantAccount | undefined;
  /** Ends when the caller is gone or the sandbox closes. */
  readonly signal: AbortSignal;
  /** A token for a client; undefined where the pair is wrong. */
  issueToken(pair: ClientPair): TokenBody | undefined;
};

/** Answers one operation. */
export type Handler = (call: Call) => Reply | Promise<Reply>;

/** Handlers of some operations. */
export type Handlers = Readonly<Partial<Record<OperationId, Handler>>>;

/** Who a task says it was started by: the user name of the caller, or the system's where they act for nobody. */
export const launcherOf = ({ account }: Call): string => account?.user?.userName ?? 'System';
