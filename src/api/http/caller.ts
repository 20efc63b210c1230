// What a connection calls with: the exchange, its tokens, and what hides its secrets in texts.

import type { ApiError } from '../../model/apiError.ts';
import type { Connection, Credentials } from '../../model/connection.ts';
import { operations } from '../../model/operations.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { tokenAnswer } from '../../model/tokenAnswer.ts';
import type { WhoAmI } from '../../model/whoAmI.ts';
import type { Budget } from './budget.ts';
import { claimsOf } from './claims.ts';
import type { Clock } from './clock.ts';
import { type Conceal, concealing, concealingWhole } from './conceal.ts';
import { decodeWith } from './decode.ts';
import { createExchange, type Exchange, type Exchanged } from './exchange.ts';
import type { Masking } from './masking.ts';
import { createTokens, type FetchedToken, type Tokens } from './tokens.ts';
import { proxyServerOf } from './transport/proxyServer.ts';
import type { Transport } from './transport/transport.ts';

/** What one connection calls with: the exchange, its tokens, and what hides its secrets in texts. */
export type Caller = {
  readonly exchange: Exchange;
  /** Undefined where user name and password go with every request. */
  readonly tokens?: Tokens;
  /** What takes the connection's own secrets out of a text of the tenant, and masks those of the tenant. */
  readonly conceal: Conceal;
  /** What takes the connection's own secrets out of the text of a good answer. */
  readonly concealGood: Conceal;
  /** What the token in use says about its bearer; fetches one where there is none. The token itself stays here. */
  readonly whoAmI: (signal?: AbortSignal) => Promise<Result<WhoAmI, ApiError>>;
};

/** What a caller needs: the connection, the way to it, and when to give up. */
export type CallerParts = {
  readonly connection: Connection;
  readonly transport: Transport;
  readonly budget: Budget;
  readonly clock: Clock;
  readonly masking: Masking;
  /** In [0, 1), for the jitter of repeated calls. */
  readonly random: () => number;
  /** Aborted when the connection is given up; cancels everything. */
  readonly closing: AbortSignal;
};

/** The caller of a connection. Nothing is sent before somebody needs a token. */
export const createCaller = (parts: CallerParts): Caller => {
  const { connection, clock, closing, masking } = parts;
  const { credentials, proxy } = connection;
  const exchange = createExchange({ ...connection, ...parts });
  const fixed = [
    ...secretsOf(credentials),
    ...(proxy === undefined ? [] : proxyServerOf(proxy.url).secrets),
  ];

  /** Tokens that were fetched: an answer may still quote the one before. */
  let fetched: readonly string[] = [];
  let known: { readonly text: Conceal; readonly good: Conceal } | undefined;
  const hiding = () => {
    known ??= {
      text: concealing([...fixed, ...fetched]),
      good: concealingWhole([...fixed, ...fetched]),
    };
    return known;
  };
  const conceal: Conceal = (text) => masking.text(hiding().text(text));
  const concealGood: Conceal = (text) => hiding().good(text);

  const fetchToken = async (form: Readonly<Record<string, string>>) => {
    const result = await exchange({
      operation: operations['create-token'],
      body: form,
      signal: closing,
      priority: 'key',
      authorize: async () => success(undefined),
      conceal,
    });
    if (result.ok) {
      const token = tokenOf(result.value);
      if (token.ok) {
        fetched = [...fetched, token.value.accessToken].slice(-mostTokens);
        known = undefined;
      }
      return token;
    }
    return failure({ ...result.error, call: tokenCall });
  };

  if (credentials.type === 'basic') {
    const { username: userName } = credentials;
    return {
      exchange,
      conceal,
      concealGood,
      whoAmI: async () => success({ by: 'password', userName }),
    };
  }
  const tokens = createTokens(credentials, clock, fetchToken);
  return {
    exchange,
    tokens,
    conceal,
    concealGood,
    whoAmI: async (signal) => {
      const token = await tokens.current(
        signal === undefined ? closing : AbortSignal.any([signal, closing]),
      );
      return token.ok ? success({ by: credentials.type, claims: claimsOf(token.value) }) : token;
    },
  };
};

/** So many tokens are remembered for the texts that may quote one; the oldest have ended long ago. */
const mostTokens = 8;

type Basic = Extract<Credentials, { readonly type: 'basic' }>;

/** User name and password as HTTP Basic sends them (RFC 7617). */
export const basicOf = ({ username, password }: Basic): string =>
  Buffer.from(`${username}:${password}`).toString('base64');

/** The secrets, in every spelling in which they are sent. */
const secretsOf = (credentials: Credentials): readonly string[] => {
  switch (credentials.type) {
    case 'client':
      return [credentials.clientSecret];
    case 'token':
      return [credentials.accessToken];
    case 'basic':
      return [basicOf(credentials), credentials.password];
  }
};

const tokenCall = { operation: 'create-token', version: 'root', isOfThing: false } as const;

const decodeToken = decodeWith(tokenAnswer);

/** The text of an unreadable answer is dropped: it may hold the very token. */
const tokenOf = ({ status, body }: Exchanged): Result<FetchedToken, ApiError> => {
  const decoded = decodeToken(body.type === 'json' ? body.value : undefined);
  if (!decoded.ok) {
    const reason = 'the token endpoint sent no token';
    return failure({ tag: 'unreadable', said: { status, text: '' }, reason, call: tokenCall });
  }
  const { access_token: accessToken, expires_in: lifetimeSeconds } = decoded.value;
  return success({ accessToken, lifetimeMs: lifetimeSeconds * 1000 });
};
