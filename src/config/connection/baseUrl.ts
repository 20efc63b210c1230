// Reads base URLs and judges their hosts: this machine, a tenant, production.

import { failure, type Result, success } from '../../model/result.ts';

const example = 'https://example.api.identitynow.com';

/**
 * Reads a base URL: scheme, host, port and path only, `https` unless it is this machine.
 * `name` is what the text is called in the failure, which is a sentence and never holds the text.
 */
export const readBaseUrl = (text: string, name: string): Result<URL, string> => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    return failure(`${name} is no URL. It looks like ${example}.`);
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return failure(`${name} may hold scheme, host and port only, such as ${example}.`);
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    return failure(
      `${name} is not https, so the secret would be readable on the way. Use ${example}.`,
    );
  }
  return success(url);
};

/** A base URL as a connection holds it: without a slash at the end. */
export const baseUrlText = ({ origin, pathname }: URL): string =>
  (origin + pathname).replace(/\/+$/, '');

/** Whether a URL is of this machine. */
export const isLoopback = ({ hostname }: URL): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** The first label of a tenant's host, which is its name: `acme` of `acme.api.identitynow.com`. */
export const nameOfHost = ({ hostname, host }: URL): string =>
  /^[\w-]+\.api\./.test(hostname) ? (hostname.split('.')[0] ?? host) : host;

/**
 * Whether a tenant counts as production where nobody says: all do but those of this machine
 * and SailPoint's demo tenants, whose hosts end in `.identitynow-demo.com` (authentication guide of the API: hosts).
 */
export const isProductionHost = (url: URL): boolean =>
  !isLoopback(url) && !url.hostname.endsWith('.identitynow-demo.com');
