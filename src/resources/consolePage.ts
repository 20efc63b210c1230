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

/** The hosts of tenants whose console is beside their API: without `api` in the name. */
const tenantHost = /^([\w-]+)\.api\.(identitynow|identitynow-demo|identitysoon)\.com$/;

/** The hosts of tenants of the cloud for governments. */
const governmentHost = /^([\w-]+)\.api\.saas\.sailpointfedramp\.com$/;

/** Where the web console is: where the settings say, else beside the API; undefined where neither tells. */
export const consoleBase = (
  baseUrl: string | undefined,
  consoleUrl: string | undefined,
): string | undefined => {
  if (consoleUrl !== undefined) return consoleUrl;
  if (baseUrl === undefined || !URL.canParse(baseUrl)) return undefined;
  const { hostname } = new URL(baseUrl);
  const [, tenant] = governmentHost.exec(hostname) ?? [];
  if (tenant !== undefined) return `https://${tenant}.idn.sailpointfedramp.com`;
  const found = tenantHost.exec(hostname);
  return found === null ? undefined : `https://${found[1]}.${found[2]}.com`;
};
