// Pages of the vendor's web console: which one shows a thing, and at which host it is.

import type { Kind, Scope } from './types.ts';

/** A page of the vendor's web console: its path, and what it is of where that is not the thing itself. */
export type ConsolePage = { readonly path: string; readonly of?: string };

/** The page of a source. */
export const sourcePage = (id: string): string =>
  `/ui/a/admin/connections/sources/${encodeURIComponent(id)}`;

/** The page of an identity. */
export const identityPage = (id: string): string =>
  `/ui/a/admin/identities/${encodeURIComponent(id)}/details`;

/** The page of all virtual appliances: one of them has none of its own. */
export const appliancesPage = (): string => '/ui/a/admin/connections/virtual-appliances';

/** The page of a thing; that of the source that it is of where it has none; undefined where neither is known. */
export const consolePageOf = (
  { consolePage }: Kind,
  id: string,
  { source }: Scope,
): ConsolePage | undefined => {
  if (typeof consolePage === 'function') return { path: consolePage(id) };
  return consolePage === 'none' || source === undefined
    ? undefined
    : { path: sourcePage(source.id), of: `the source ${source.name}` };
};

/**
 * The domain of the console for that of the API, each behind the tenant's own label: the clouds of which both are known,
 * from SailPoint's scripts for appliances and the tests of its extension for editors.
 */
const consoleDomains: Readonly<Record<string, string>> = {
  'api.identitynow.com': 'identitynow.com',
  'api.identitynow-demo.com': 'identitynow-demo.com',
  'api.cloud.sailpoint.com': 'identitysoon.com',
  'api.saas.sailpointfedramp.com': 'idn.sailpointfedramp.com',
};

/** Where the web console is: where the settings say, else beside the API; undefined where neither tells. */
export const consoleBase = (
  baseUrl: string | undefined,
  consoleUrl: string | undefined,
): string | undefined => {
  if (consoleUrl !== undefined) return consoleUrl;
  if (baseUrl === undefined || !URL.canParse(baseUrl)) return undefined;
  const [, tenant, domain = ''] = /^([\w-]+)\.(.+)$/.exec(new URL(baseUrl).hostname) ?? [];
  const found = Object.hasOwn(consoleDomains, domain) ? consoleDomains[domain] : undefined;
  return found === undefined ? undefined : `https://${tenant}.${found}`;
};

/**
 * The console at the address that a tenant names: scheme, host and port alone, so that nothing else of what it says is
 * opened. Undefined where that is no address of a web page that is read over a safe connection.
 */
export const consoleNamed = (address: string | null | undefined): string | undefined => {
  const url = address && URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
    ? url.origin
    : undefined;
};
