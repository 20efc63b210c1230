import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';

/** A request on its way to the tenant. */
export type Passing = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
};

/** An answer as the gateway hands it on; `json` is what is said, where that is JSON, and `text` where it is not. */
export type Handed = {
  status: number;
  headers: Record<string, string>;
  text: string;
  json: unknown;
};

/** Answers in place of the tenant, changes what it said, or leaves it alone (undefined). */
export type Rule = (
  request: Passing,
  pass: () => Promise<Handed>,
) => Promise<Partial<Handed> | undefined> | Partial<Handed> | undefined;

/** A gateway before a sandbox of its own, which may change every answer. */
export type Gateway = {
  readonly variables: Readonly<Record<string, string>>;
  /** The same tenant as IdentityIQ: an environment of a settings file, behind the gateway too. */
  readonly identityIq: string;
  /** What passed since the last call of `follow`, as `GET /sources/v1?limit=250`. */
  readonly seen: readonly string[];
  /** Puts a rule in force. */
  follow(rule: Rule): void;
  close(): Promise<void>;
};

/** Starts the gateway; it passes everything on until it is given a rule. */
export const startGateway = async (
  options: Parameters<typeof startSandbox>[0] = {},
): Promise<Gateway> => {
  const sandbox: Sandbox = await startSandbox(options);
  let rule: Rule = () => undefined;
  let seen: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://gateway');
    seen.push(`${request.method} ${url.pathname}${url.search}`);
    const pass = async (): Promise<Handed> => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) {
        if (!['host', 'connection', 'content-length', 'accept-encoding'].includes(name)) {
          headers.set(name, String(value));
        }
      }
      const hasBody = !['GET', 'HEAD'].includes(request.method ?? '');
      const answer = await fetch(`${sandbox.baseUrl}${request.url}`, {
        method: request.method ?? 'GET',
        headers,
        ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
      });
      const text = await answer.text();
      const kept = [...answer.headers].filter(
        ([name]) =>
          !/^(?:content-(?:encoding|length)|transfer-encoding|connection|keep-alive)$/.test(name),
      );
      let json: unknown;
      try {
        json = JSON.parse(text);
      } catch {
        json = undefined;
      }
      return { status: answer.status, headers: Object.fromEntries(kept), text, json };
    };
    const passing = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
    };
    const changed = await rule(passing, pass);
    const isWhole = changed?.status !== undefined && changed.headers !== undefined;
    const base = isWhole ? undefined : await pass();
    const handed = { status: 200, headers: {}, text: '', json: undefined, ...base, ...changed };
    const text = handed.json === undefined ? handed.text : JSON.stringify(handed.json);
    response.writeHead(handed.status, { 'content-type': 'application/json', ...handed.headers });
    response.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { baseUrl, username, password } = sandbox.identityIq;
  const identityIqUrl = baseUrl.replace(sandbox.baseUrl, `http://127.0.0.1:${port}`);
  return {
    identityIq: `{ type: identityiq, base_url: '${identityIqUrl}', username: ${username}, password: ${password} }`,
    variables: {
      SAIL_BASE_URL: `http://127.0.0.1:${port}`,
      SAIL_CLIENT_ID: sandbox.clientId,
      SAIL_CLIENT_SECRET: sandbox.clientSecret,
    },
    get seen() {
      return seen;
    },
    follow: (next) => {
      rule = next;
      seen = [];
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await sandbox.close();
    },
  };
};
