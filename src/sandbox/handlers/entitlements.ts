import type { EntitlementRow } from '../data/wire.ts';
import { answerList, type ListRules } from '../lists.ts';
import type { FilterOperator } from '../matching.ts';
import { badRequest, notFound, ok, type Reply } from '../respond.ts';
import type { Call } from './call.ts';

const exact: readonly FilterOperator[] = ['eq', 'in'];
const prefix: readonly FilterOperator[] = ['eq', 'in', 'sw'];
const times: readonly FilterOperator[] = ['gt', 'lt', 'ge', 'le'];

/** Filters and sorters that both versions of the list take (entitlements API). */
const common: ListRules = {
  filterable: {
    id: exact,
    name: prefix,
    type: exact,
    attribute: exact,
    value: prefix,
    'source.id': exact,
    requestable: ['eq'],
    created: times,
    modified: times,
    'owner.id': exact,
  },
  sortable: [
    'id',
    'name',
    'created',
    'modified',
    'type',
    'attribute',
    'value',
    'source.id',
    'requestable',
  ],
  searchAfter: false,
  windowRows: 10_000,
};

const perService: ListRules = {
  ...common,
  filterable: { ...common.filterable, tags: ['eq'], 'privilegeLevel.direct': ['eq'] },
  searchAfter: true,
};

/** An entitlement as a version of the API shows it: v2024 says `privileged`, v1 gives levels and tags. */
const shapeFor =
  (version: string) =>
  (row: EntitlementRow): unknown => {
    const { privilege, tags, ...rest } = row;
    const shared = {
      ...rest,
      manuallyUpdatedFields: null,
      accessModelMetadata: { attributes: [] },
      segments: null,
    };
    if (version === 'v2024') {
      return { ...shared, privileged: privilege === 'HIGH', additionalOwners: null };
    }
    return {
      ...shared,
      tags,
      privilegeLevel:
        privilege === undefined
          ? null
          : {
              direct: privilege,
              setBy: 'connector',
              setByType: 'CONNECTOR_CRITERIA',
              inherited: null,
              effective: privilege,
            },
    };
  };

/** Lists entitlements. No entitlement of the tenant is in a segment, and no account is known. */
export const listEntitlements = (call: Call): Reply => {
  const { query, tenant, version } = call;
  const segmented = query.has('for-segment-ids') || query.has('segmented-for-identity');
  const account = version === 'v2024' ? query.get('account-id') : null;
  const unsegmented = query.get('include-unsegmented') !== 'false';
  if (!unsegmented && !segmented) {
    return badRequest('"include-unsegmented=false" needs a segment or an identity.');
  }
  if (account && (query.has('filters') || segmented)) {
    return badRequest('"account-id" cannot be combined with filters or segments.');
  }
  const rules = version === 'v2024' ? common : perService;
  const nothing = () => ({ rows: [], total: 0 });
  const list = account || !unsegmented ? nothing : tenant.entitlements;
  return answerList(query, rules, list, shapeFor(version));
};

/** One entitlement. */
export const getEntitlement = (call: Call): Reply => {
  const { world } = call.tenant;
  const place = world.placeOfEntitlement(call.parameters.entitlementId ?? '');
  return place === undefined ? notFound : ok(shapeFor(call.version)(world.entitlements.at(place)));
};
