import type { ApiVersion } from '../../model/operations.ts';
import type { Reply } from '../respond.ts';
import type { Tenant } from '../tenant.ts';
import type { TokenBody } from '../tokens.ts';

/** A request that found its operation and may pass, as a handler sees it. */
export type Call = {
  readonly version: ApiVersion;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly contentType: string;
  readonly tenant: Tenant;
  /** Ends when the caller is gone or the sandbox closes. */
  readonly signal: AbortSignal;
  readonly clientId: string;
  readonly clientSecret: string;
  issueToken(): TokenBody;
};

/** Answers one operation. */
export type Handler = (call: Call) => Reply | Promise<Reply>;
