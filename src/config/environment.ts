import type { Connection, Scheme } from '../model/connection.ts';
import { failure, type Result, success } from '../model/result.ts';

/** The variables of the official CLI and SDKs (domain: authentication, conventions). */
const names = {
  baseUrl: 'SAIL_BASE_URL',
  clientId: 'SAIL_CLIENT_ID',
  clientSecret: 'SAIL_CLIENT_SECRET',
} as const;

/** Reads a base URL: scheme and host only, `https` unless it is this machine. The failure is a sentence. */
export const readBaseUrl = (text: string, name: string): Result<URL, string> => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const example = 'https://example.api.identitynow.com';
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    return failure(`${name} is no URL. It looks like ${example}.`);
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return failure(`${name} may hold scheme, host and port only, such as ${example}.`);
  }
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !isHere) {
    return failure(
      `${name} is not https, so the secret would be readable on the way. Use ${example}.`,
    );
  }
  return success(url);
};

/** The first label of a tenant's host, which is its name: `acme` of `acme.api.identitynow.com`. */
const environmentName = ({ hostname, host }: URL): string =>
  /^[\w-]+\.api\./.test(hostname) ? (hostname.split('.')[0] ?? host) : host;

/**
 * The connection that the three `SAIL_*` variables describe: all of them or none.
 * The failure is a sentence that names what is missing and what to do.
 */
export const connectionFromVariables = (
  variables: Readonly<Record<string, string | undefined>>,
  scheme: Scheme,
): Result<Connection, string> => {
  const read = (name: string) => variables[name]?.trim() ?? '';
  const [baseUrl, clientId, clientSecret] = [
    read(names.baseUrl),
    read(names.clientId),
    read(names.clientSecret),
  ];
  const missing = Object.values(names).filter((name) => read(name) === '');
  if (missing.length === 3) {
    return failure(
      `No environment to connect to. Set ${Object.values(names).join(', ')}, or look at the demo: spyglass --demo`,
    );
  }
  if (missing.length > 0) {
    return failure(
      `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set. All three of ${Object.values(names).join(', ')} are needed.`,
    );
  }
  const url = readBaseUrl(baseUrl, names.baseUrl);
  if (!url.ok) return url;
  return success({
    environment: environmentName(url.value),
    origin: 'variables SAIL_*',
    baseUrl: (url.value.origin + url.value.pathname).replace(/\/+$/, ''),
    credentials: { type: 'client', clientId, clientSecret },
    scheme,
  });
};
