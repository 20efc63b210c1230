import type { Sandbox } from '../../../src/sandbox/server.ts';

/** A bare client for the tests of the sandbox: fetch with a token, nothing clever. */
export type TestClient = {
  get(path: string): Promise<Response>;
  json(path: string): Promise<unknown>;
  send(method: string, path: string, init?: RequestInit): Promise<Response>;
};

/** Fetches a token and gives a client that carries it. */
export const clientOf = async (sandbox: Sandbox): Promise<TestClient> => {
  const answer = await fetch(`${sandbox.baseUrl}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const send = (method: string, path: string, init: RequestInit = {}) =>
    fetch(`${sandbox.baseUrl}${path}`, {
      ...init,
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'x-sailpoint-experimental': 'true',
        ...(init.headers as Record<string, string> | undefined),
      },
    });
  const get = (path: string) => send('GET', path);
  return { send, get, json: async (path) => (await get(path)).json() };
};

/** A list query: filters, sorters and the like, encoded. */
export const query = (parameters: Record<string, string | number | boolean>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) search.set(name, String(value));
  return `?${search}`;
};

/** The texts of a problem's causes. */
export const causesOf = async (answer: Response): Promise<readonly string[]> => {
  const body = (await answer.json()) as { causes?: { text: string }[] };
  return (body.causes ?? []).map(({ text }) => text);
};
