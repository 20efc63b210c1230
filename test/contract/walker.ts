import type { Scheme } from '../../src/model/connection.ts';
import type { Sandbox } from '../../src/sandbox/server.ts';
import type { Stock } from './bodies.ts';
import { type Description, isObject, type Json, type Way } from './descriptions.ts';
import { requestFaults } from './requests.ts';
import { type Answered, answerFaults } from './validators.ts';

/** A request of the walk: what is put into path and query, and the body. */
export type Step = {
  /** Values of the path's placeholders by the names that the operation table gives them. */
  readonly path: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: { readonly mediaType: string; readonly content: string | FormData };
};

/** What came of a step: nothing in `faults` where request and answer are as described. */
export type Outcome = Answered & { readonly json: Json; readonly faults: readonly string[] };

/** A plain client that knows descriptions and nothing of spyglass. */
export type Walker = {
  send(way: Way & { readonly description: Description }, step: Step): Promise<Outcome>;
};

const jsonOf = (text: string): Json => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The path of a description with its placeholders filled in, in the order in which the table names them. */
const filled = ({ operation }: Way, { path }: Description, values: Step['path']): string => {
  const names = 'path' in operation.endpoint ? operation.endpoint.path.match(/\{\w+\}/g) : null;
  const queue = (names ?? []).map((name) => values[name.slice(1, -1)] ?? '');
  return path.replace(/\{\w+\}/g, () => encodeURIComponent(queue.shift() ?? ''));
};

const roots: Readonly<Record<Scheme, string>> = { v1: '', v2024: '/v2024' };

/** Walks with a token of the operator. `authorization` is that of IdentityIQ where it is asked. */
export const makeWalker = (sandbox: Sandbox, token: string, tick: () => void): Walker => ({
  send: async (way, { path, query = {}, body }) => {
    const { operation, scheme, description } = way;
    tick();
    const isIdentityIq = operation.endpoint.in === 'identityiq';
    const { identityIq } = sandbox;
    const pair = Buffer.from(`${identityIq.username}:${identityIq.password}`).toString('base64');
    const headers = new Headers({
      authorization: isIdentityIq ? `Basic ${pair}` : `Bearer ${token}`,
    });
    for (const parameter of description.parameters) {
      if (parameter.in !== 'header' || !parameter.required) continue;
      headers.set(parameter.name, String(parameter.schema.default ?? parameter.schema.example));
    }
    if (typeof body?.content === 'string') headers.set('content-type', body.mediaType);
    const search = new URLSearchParams(query);
    const route = `${filled(way, description, path)}${search.size > 0 ? `?${search}` : ''}`;
    const root = isIdentityIq ? identityIq.baseUrl : `${sandbox.baseUrl}${roots[scheme]}`;
    const answer = await fetch(`${root}${route}`, {
      method: operation.method,
      headers,
      body: body?.content,
    });
    const text = await answer.text();
    const mediaType = (answer.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
    const answered = { status: answer.status, mediaType, text };
    const record = sandbox.log.at(-1);
    const faults = [
      ...(record === undefined ? [] : await requestFaults(record)),
      ...(description.good.includes(answer.status)
        ? []
        : [`status ${answer.status}: ${text.slice(0, 600)}`]),
      ...answerFaults(description, answered),
    ];
    return { ...answered, json: jsonOf(text), faults };
  },
});

/** The objects of a list. */
export const rowsOf = (json: Json): readonly { readonly [key: string]: Json }[] =>
  Array.isArray(json) ? json.filter(isObject) : [];

/** A thing for the stock out of a row of a list. */
export const thingOf = (row: Json | undefined): Stock[string] => {
  if (!isObject(row) || typeof row.id !== 'string') throw new Error('a list has no row with an id');
  return { id: row.id, name: String(row.name ?? row.displayName ?? row.id) };
};
