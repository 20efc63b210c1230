// The list of entitlement connections at a moment.

import type { FilterExpression } from '../../../model/filters/filterExpression.ts';
import type { Span } from '../../data/rows.ts';
import { type EditableRows, editableRows } from '../../editableRows.ts';
import { type Lister, makeLister } from '../../lists/lists.ts';
import { requiredValues } from '../../lists/matching.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';
import { activationsOf } from '../jit/activations.ts';
import { accountsOf } from './accounts.ts';
import { connectionsOf } from './connections.ts';
import { type ConnectionView, connectionViewAt } from './connectionViews.ts';

/** The value of a property of a connection, for filters and sorters. */
export type ReadView = (tenant: Tenant, view: ConnectionView, property: string) => unknown;

/** Makes the list of all connections as they were at a moment. */
export type ConnectionList = (atMs: number, read: ReadView) => Lister<ConnectionView>;

/** The spans of connections that can fit a filter; undefined means all. */
const narrowTo = (
  tenant: Tenant,
  filter: FilterExpression | undefined,
): readonly Span[] | undefined => {
  const connections = connectionsOf(tenant);
  const accounts = accountsOf(tenant);
  // A connection has the type JIT from the start, or since a change.
  const types = requiredValues(filter, 'type');
  if (types?.length === 1 && types[0] === 'jit') {
    const later = connections.changedPlaces().filter((place) => place >= connections.justInTime.to);
    return [connections.justInTime, ...later.map((place) => ({ from: place, to: place + 1 }))];
  }
  const sourceOfEntitlement = (id: string): readonly string[] => {
    const place = tenant.placeOfEntitlement(id);
    return place === undefined ? [] : [tenant.entitlements.at(place).source.id];
  };
  const accountIds = requiredValues(filter, 'account.id');
  const spans =
    accountIds?.flatMap((id) => {
      const place = accounts.placeOf(id);
      return place === undefined ? [] : [{ from: place, to: place + 1 }];
    }) ??
    (
      requiredValues(filter, 'source.id') ??
      requiredValues(filter, 'entitlement.id')?.flatMap(sourceOfEntitlement)
    )?.map((id) => accounts.of(id));
  if (spans === undefined) return undefined;
  const unique = [...new Map(spans.map((span) => [span.from, span])).values()];
  return [
    connections.justInTime,
    ...unique.map(connections.ofAccounts).sort((left, right) => left.from - right.from),
  ];
};

/**
 * The list of all connections. It remembers the order of the last requests until a connection changes, which activated
 * ones also do as time passes.
 */
export const connectionListOf = perTenant((tenant): ConnectionList => {
  const connections = connectionsOf(tenant);
  const activations = activationsOf(tenant);
  let atMs = tenant.startedAtMs;
  let reading: ReadView = () => undefined;
  const changesUntil = () => connections.changeTimesMs().filter((timeMs) => timeMs <= atMs).length;
  const at = (place: number) => connectionViewAt(tenant, place, atMs);
  const rows: EditableRows<ConnectionView> = {
    ...editableRows({ count: connections.count, at }),
    has: connections.has,
    get revision() {
      return connections.revision + activations.revisionAt(atMs) + changesUntil();
    },
  };
  const lister = makeLister<ConnectionView>({
    rows,
    read: (view, property) => reading(tenant, view, property),
    narrow: (filter) => narrowTo(tenant, filter),
  });
  return (momentMs, read) => (request) => {
    atMs = momentMs;
    reading = read;
    return lister(request);
  };
});
