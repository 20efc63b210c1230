import type { Kind, Scope } from './types.ts';

/** A page of the vendor's web console: its path, and what it is of where that is not the thing itself. */
export type ConsolePage = { readonly path: string; readonly of?: string };

const ofSource = (id: string): string =>
  `/ui/a/admin/connections/sources/${encodeURIComponent(id)}`;

const pages: Readonly<Record<string, (id: string) => string>> = {
  sources: ofSource,
  identities: (id) => `/ui/a/admin/identities/${encodeURIComponent(id)}/details`,
  'public-identities': (id) => `/ui/a/admin/identities/${encodeURIComponent(id)}/details`,
  clusters: () => '/ui/a/admin/connections/virtual-appliances',
  clients: () => '/ui/a/admin/connections/virtual-appliances',
};

/** The page of a thing; that of the source that it is of where it has none; undefined where neither is known. */
export const consolePageOf = (kind: Kind, id: string, scope: Scope): ConsolePage | undefined => {
  const own = pages[kind.id];
  if (own !== undefined) return { path: own(id) };
  if (kind.product === 'identityiq' || scope.source === undefined) return undefined;
  return { path: ofSource(scope.source.id), of: `the source ${scope.source.name}` };
};

/** The hosts of tenants whose console is beside their API: without `api` in the name. */
const tenantHost = /^([\w-]+)\.api\.(identitynow|identitynow-demo|identitysoon)\.com$/;

/** Where the web console is: where the settings say, else beside the API; undefined where neither tells. */
export const consoleBase = (
  baseUrl: string | undefined,
  consoleUrl: string | undefined,
): string | undefined => {
  if (consoleUrl !== undefined) return consoleUrl;
  if (baseUrl === undefined || !URL.canParse(baseUrl)) return undefined;
  const found = tenantHost.exec(new URL(baseUrl).hostname);
  return found === null ? undefined : `https://${found[1]}.${found[2]}.com`;
};
