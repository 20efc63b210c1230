// What a handler gets: the request, the tenant, the caller, the quirks.

import type { ApiVersion, OperationId } from '../../model/operations.ts';
import type { ClientPair, TenantAccount } from '../data/tenant/tenant.ts';
import type { Quirks } from '../faults/quirks.ts';
import type { Reply } from '../http/respond.ts';
import type { TokenBody } from '../http/tokens.ts';
import type { Tenant } from '../tenant.ts';

/** An admitted request, as its handler gets it. */
export type Call = {
  readonly version: ApiVersion;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly contentType: string;
  readonly tenant: Tenant;
  /** The quirks that this tenant has. */
  readonly quirks: Quirks;
  /** When the request arrived, in epoch milliseconds of the tenant's clock. */
  readonly atMs: number;
  /** The account of the token; undefined where the path needs no token. */
  readonly account: TenantAccount | undefined;
  /** Aborts when the client has gone or the sandbox closes. */
  readonly signal: AbortSignal;
  /** Issues a token; undefined where client id or secret is wrong. */
  issueToken(pair: ClientPair): TokenBody | undefined;
};

/** Answers one operation. */
export type Handler = (call: Call) => Reply | Promise<Reply>;

/** Handlers of some operations. */
export type Handlers = Readonly<Partial<Record<OperationId, Handler>>>;

/** The launcher of a task: the user name of the caller, or `System` for an API client. */
export const launcherOf = ({ account }: Call): string => account?.user?.userName ?? 'System';
