import type { EntitlementRow } from '../data/wire.ts';
import { answerList } from '../lists.ts';
import { badRequest, notFound, ok, type Reply } from '../respond.ts';
import type { Call } from './call.ts';

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
  const nothing = () => ({ rows: [], total: 0 });
  const list = account || !unsegmented ? nothing : tenant.entitlementList;
  return answerList(call, 'list-entitlements', list, shapeFor(version));
};

/** One entitlement. */
export const getEntitlement = (call: Call): Reply => {
  const { tenant, parameters, version } = call;
  const place = tenant.placeOfEntitlement(parameters.entitlementId ?? '');
  return place === undefined ? notFound : ok(shapeFor(version)(tenant.entitlements.at(place)));
};
