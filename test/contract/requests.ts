import { routeOf } from '../../src/sandbox/http/router.ts';
import type { Sandbox } from '../../src/sandbox/server.ts';
import { type Description, descriptionOf, partOf } from './descriptions.ts';
import { bodyFaults, textFaults } from './validators.ts';

/** A request as the sandbox saw it. */
type Seen = Pick<Sandbox['log'][number], 'method' | 'path' | 'headers' | 'body'>;

const pathFaults = (description: Description, path: string): readonly string[] => {
  const names = description.path.split('/').slice(1);
  const values = path.split('/').slice(-names.length);
  return names.flatMap((name, index) => {
    const parameter = description.parameters.find(
      (known) => known.in === 'path' && `{${known.name}}` === name,
    );
    if (parameter === undefined) return [];
    const text = decodeURIComponent(values[index] ?? '');
    return textFaults(parameter.schema, text).map((fault) => `path ${parameter.name}: ${fault}`);
  });
};

const queryFaults = (description: Description, query: URLSearchParams): readonly string[] => {
  const known = description.parameters.filter((parameter) => parameter.in === 'query');
  const missing = known
    .filter(({ name, required }) => required && !query.has(name))
    .map(({ name }) => `query ${name} is missing`);
  const wrong = [...query].flatMap(([name, text]) => {
    const parameter = known.find((candidate) => candidate.name === name);
    if (parameter === undefined) return [`query ${name} is not described`];
    return textFaults(parameter.schema, text).map((fault) => `query ${name}: ${fault}`);
  });
  return [...missing, ...wrong];
};

const headerFaults = (description: Description, headers: Seen['headers']): readonly string[] =>
  description.parameters
    .filter((parameter) => parameter.in === 'header')
    .flatMap(({ name, required, schema }) => {
      const text = headers[name.toLowerCase()];
      if (text === undefined) return required ? [`header ${name} is missing`] : [];
      return textFaults(schema, text).map((fault) => `header ${name}: ${fault}`);
    });

/** The fields of a form; a file counts as the text that it holds. */
const fieldsOf = async (text: string, contentType: string): Promise<unknown> => {
  const form = await new Response(text, { headers: { 'content-type': contentType } }).formData();
  const fields = [...form].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : await value.text(),
  ]);
  return Object.fromEntries(await Promise.all(fields));
};

const bodyFaultsOf = async (
  description: Description,
  { body, headers }: Seen,
): Promise<readonly string[]> => {
  const types = Object.keys(description.bodies);
  if (body === undefined) {
    const { required } = partOf(description.operation, 'requestBody');
    return required === true ? ['the body is missing'] : [];
  }
  if (types.length === 0) return ['a body is not described'];
  const contentType = headers['content-type'] ?? '';
  const mediaType = contentType.split(';', 1)[0]?.trim() ?? '';
  const value = mediaType.startsWith('multipart/')
    ? await fieldsOf(body, contentType)
    : JSON.parse(body);
  return bodyFaults(description, mediaType, value).map((fault) => `body: ${fault}`);
};

/** What a request has against the description of its operation: path, query, headers and body. */
export const requestFaults = async (seen: Seen): Promise<readonly string[]> => {
  const [path = '', search = ''] = seen.path.split('?');
  const route = routeOf(seen.method, path);
  if (route === undefined) return [`${seen.method} ${path} is no operation`];
  const scheme = route.version === 'v2024' ? 'v2024' : 'v1';
  const description = descriptionOf({ operation: route.operation, scheme });
  if (description === undefined) return [];
  const faults = [
    ...pathFaults(description, path),
    ...queryFaults(description, new URLSearchParams(search)),
    ...headerFaults(description, seen.headers),
    ...(await bodyFaultsOf(description, seen)),
  ];
  return faults.map((fault) => `${route.id} ${scheme}: ${fault}`);
};

/** A fault of requests that is known, and why it stands. */
export type KnownFault = { readonly fault: RegExp; readonly because: string };

/** What our requests have against the descriptions and keep. */
export const knownRequestFaults: readonly KnownFault[] = [
  {
    fault: /-client-log-configuration v1: path id: .* must match format "uuid"$/,
    because: 'everywhere else the API shows the id of a cluster as 32 hexadecimal digits',
  },
  {
    fault: /^put-client-log-configuration v1: body: {2}matches several schemas in oneOf$/,
    because: 'both alternatives fit: they differ only in fields that neither of them requires',
  },
];

/**
 * What all requests of a client have against the descriptions, each fault once. Those that the sandbox refused are
 * left out: tests send some on purpose that nobody should.
 */
export const faultsOfTaken = async (log: Sandbox['log']): Promise<readonly string[]> => {
  const taken = log.filter(({ status }) => status !== undefined && status < 400);
  const faults = (await Promise.all(taken.map(requestFaults))).flat();
  return [...new Set(faults)].filter(
    (text) => !knownRequestFaults.some(({ fault }) => fault.test(text)),
  );
};
