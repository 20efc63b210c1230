// Values that are made when first asked for and then kept: one for each tenant, or one for each source.

import type { Tenant } from './tenant.ts';

/**
 * A part of a tenant's state: made when it is first asked for, and kept as long as the tenant. So each file of the
 * state stands alone, and a tenant that nobody asks for tasks has none.
 */
export const perTenant = <Part>(make: (tenant: Tenant) => Part): ((tenant: Tenant) => Part) => {
  const parts = new WeakMap<Tenant, { readonly part: Part }>();
  return (tenant) => {
    const known = parts.get(tenant) ?? { part: make(tenant) };
    parts.set(tenant, known);
    return known.part;
  };
};

/** What a source has one of, made when it is first asked for. */
export type PerSource<Value> = {
  of(sourceId: string): Value;
  set(sourceId: string, value: Value): void;
};

/** Keeps one value for each source of a tenant. */
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
