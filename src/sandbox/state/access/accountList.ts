// The list of accounts: what filters and sorters read.

import type { AccountRow } from '../../data/access/accounts.ts';
import { type Lister, makeLister } from '../../lists/lists.ts';
import { requiredValues } from '../../lists/matching.ts';
import { perTenant } from '../../perTenant.ts';
import { identitiesOf } from '../people/identities.ts';
import { accountsOf } from './accounts.ts';

/** The identity state of an account, by whether its identity is active; null for an uncorrelated account. */
export const identityStateOf = (active: boolean | undefined): string | null =>
  active === undefined ? null : active ? 'ACTIVE' : 'INACTIVE_SHORT_TERM';

/** The list of all accounts. A filter by source or id reads only the accounts that can fit. */
export const accountListOf = perTenant((tenant): Lister<AccountRow> => {
  const accounts = accountsOf(tenant);
  const identities = identitiesOf(tenant);
  const { rows } = accounts;
  const read = (row: AccountRow, property: string): unknown => {
    const { identityPlace } = row;
    const identity = identityPlace === undefined ? undefined : identities.at(identityPlace);
    switch (property) {
      case 'identityId':
        return identity?.id;
      case 'identity.name':
        return identity?.name;
      case 'identity.identityState':
        return identityStateOf(identity?.active);
      case 'identity.correlated':
        return identity !== undefined;
      case 'uncorrelated':
        return identity === undefined;
      case 'hasEntitlements':
        return row.entitlementPlaces.some(tenant.entitlements.has);
      case 'entitlements':
        return row.entitlementPlaces
          .filter(tenant.entitlements.has)
          .map((place) => tenant.entitlements.at(place).id);
      case 'origin':
        return 'AGGREGATED';
      case 'manuallyCorrelated':
        return false;
      case 'uuid':
        return row.nativeIdentity;
      case 'source.displayableName':
        return tenant.findSource(row.sourceId)?.source.name ?? row.sourceName;
      case 'source.authoritative':
        return tenant.findSource(row.sourceId)?.source.authoritative;
      case 'source.connectionType':
        return tenant.findSource(row.sourceId)?.source.connectionType;
      case 'created':
        return new Date(row.createdAtMs).toISOString();
      case 'modified':
        return new Date(row.modifiedAtMs).toISOString();
      case 'id':
      case 'name':
      case 'nativeIdentity':
      case 'sourceId':
        return row[property];
      default:
        return undefined;
    }
  };
  return makeLister<AccountRow>({
    rows,
    read,
    ascending: 'id',
    narrow: (filter) => {
      const ids = requiredValues(filter, 'id');
      if (ids !== undefined) {
        return [...new Set(ids)]
          .flatMap((id) => accounts.placeOf(id) ?? [])
          .filter((place) => place < rows.fixed)
          .sort((left, right) => left - right)
          .map((from) => ({ from, to: from + 1 }));
      }
      const sourceIds = requiredValues(filter, 'sourceId');
      return (
        sourceIds &&
        [...new Set(sourceIds)].map(accounts.of).sort((left, right) => left.from - right.from)
      );
    },
  });
});
