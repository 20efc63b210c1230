// The handlers that list and get entitlements, and their shape in both API versions.

import { rowsOf } from '../../data/rows.ts';
import type { EntitlementRow } from '../../data/wire.ts';
import { editableRows } from '../../editableRows.ts';
import { badRequest, notFound, ok, type Reply } from '../../http/respond.ts';
import { answerList, type Lister, makeLister } from '../../lists/lists.ts';
import { accountsOf } from '../../state/access/accounts.ts';
import { entitlementStateOf } from '../../state/access/entitlements.ts';
import { readEntitlement, type Tenant } from '../../tenant.ts';
import type { Call, Handlers } from '../call.ts';

/** An entitlement as a version of the API sends it: v2024 has `privileged`, v1 has privilege levels and tags. */
export const entitlementShape =
  (version: string) =>
  (row: EntitlementRow): unknown => {
    const { privilege, privilegeSetBy, tags, segments, manuallyUpdated, ...rest } = row;
    const shared = {
      ...rest,
      manuallyUpdatedFields: manuallyUpdated ?? null,
      accessModelMetadata: { attributes: [] },
      segments: segments ?? null,
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
              setBy: privilegeSetBy ?? 'connector',
              setByType: privilegeSetBy === undefined ? 'CONNECTOR_CRITERIA' : 'OVERRIDE',
              inherited: null,
              effective: privilege,
            },
    };
  };

/** Lists the entitlements at these places. */
export const listerOfPlaces = (
  { entitlements }: Tenant,
  places: readonly number[],
): Lister<EntitlementRow> =>
  makeLister({
    rows: editableRows(rowsOf(places.filter(entitlements.has).map(entitlements.at))),
    read: readEntitlement,
  });

/** The entitlements that an account holds; undefined for an unknown account. */
export const placesHeldBy = (tenant: Tenant, accountId: string): readonly number[] | undefined => {
  const accounts = accountsOf(tenant);
  const place = accounts.placeOf(accountId);
  return place === undefined ? undefined : accounts.rows.at(place).entitlementPlaces;
};

type Segments = { readonly ids: readonly string[]; readonly includesOthers: boolean };

/** Lists the entitlements in these segments, and where asked for those that are in no segment. */
const segmentedLister = (
  tenant: Tenant,
  { ids, includesOthers }: Segments,
): Lister<EntitlementRow> => {
  const { segmented } = entitlementStateOf(tenant);
  const isIn = (segments: readonly string[]) => segments.some((id) => ids.includes(id));
  if (!includesOthers) {
    const places = [...segmented].flatMap(([place, segments]) => (isIn(segments) ? [place] : []));
    return listerOfPlaces(tenant, places);
  }
  return makeLister({
    rows: tenant.entitlements,
    read: readEntitlement,
    shows: (place) => {
      const segments = segmented.get(place);
      return segments === undefined || isIn(segments);
    },
  });
};

const textsOf = (text: string | null): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Lists entitlements. Segments have no identities here, so that an identity sees those that are in no segment. */
const listEntitlements = (call: Call): Reply => {
  const { query, tenant, version } = call;
  const ids = textsOf(query.get('for-segment-ids'));
  const isSegmented = ids.length > 0 || (query.get('segmented-for-identity') ?? '') !== '';
  const account = version === 'v2024' ? query.get('account-id') : null;
  const includesOthers = query.get('include-unsegmented') !== 'false';
  if (!includesOthers && !isSegmented) {
    return badRequest('"include-unsegmented=false" needs a segment or an identity.');
  }
  if (account && (query.has('filters') || isSegmented)) {
    return badRequest('"account-id" cannot be combined with filters or segments.');
  }
  const list = account
    ? listerOfPlaces(tenant, placesHeldBy(tenant, account) ?? [])
    : isSegmented
      ? segmentedLister(tenant, { ids, includesOthers })
      : tenant.entitlementList;
  return answerList(call, 'list-entitlements', list, entitlementShape(version));
};

/** One entitlement. */
const getEntitlement = (call: Call): Reply => {
  const { tenant, parameters, version } = call;
  const place = tenant.placeOfEntitlement(parameters.entitlementId ?? '');
  return place === undefined
    ? notFound
    : ok(entitlementShape(version)(tenant.entitlements.at(place)));
};

/** The handlers that list and get entitlements. */
export const entitlementHandlers = {
  'list-entitlements': listEntitlements,
  'get-entitlement': getEntitlement,
} satisfies Handlers;
