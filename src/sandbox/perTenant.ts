// Values that are made when first asked for and then kept: one for each tenant, or one for each source.

import type { Tenant } from './tenant.ts';

/**
 * Makes a part of the tenant's state when it is first asked for, and keeps it as long as the tenant. A new part needs no
 * registration: its file exports `perTenant((tenant) => …)`.
 */
export const perTenant = <Part>(make: (tenant: Tenant) => Part): ((tenant: Tenant) => Part) => {
  const parts = new WeakMap<Tenant, { readonly part: Part }>();
  return (tenant) => {
    const known = parts.get(tenant) ?? { part: make(tenant) };
    parts.set(tenant, known);
    return known.part;
  };
};

/** One value for each source, made when it is first asked for. */
export type PerSource<Value> = {
  of(sourceId: string): Value;
  set(sourceId: string, value: Value): void;
};

/** Keeps one value for each source; `make` gives the first one. */
export const perSource = <Value>(make: (sourceId: string) => Value): PerSource<Value> => {
  const values = new Map<string, { readonly value: Value }>();
  return {
    of: (sourceId) => {
      const known = values.get(sourceId) ?? { value: make(sourceId) };
      values.set(sourceId, known);
      return known.value;
    },
    set: (sourceId, value) => {
      values.set(sourceId, { value });
    },
  };
};
