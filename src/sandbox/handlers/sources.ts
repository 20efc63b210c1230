import { company } from '../data/tenant.ts';
import type { WireSource } from '../data/wire.ts';
import { answerList, type ListRules } from '../lists.ts';
import type { FilterOperator } from '../matching.ts';
import { notFound, ok, type Reply } from '../respond.ts';
import type { Call } from './call.ts';

const operators = (text: string): readonly FilterOperator[] => text.split(' ') as FilterOperator[];
const ids = operators('eq in ge gt le lt ne isnull sw');
const times = operators('eq ge gt in le lt ne isnull sw');

/** Filters and sorters of list-sources (sources API). `healthy` can only be asked for being null. */
const rules: ListRules = {
  filterable: {
    id: ids,
    name: operators('co eq in sw ge gt ne isnull'),
    type: operators('eq in ge gt ne isnull sw'),
    'owner.id': ids,
    features: operators('ca co'),
    created: times,
    modified: times,
    'managementWorkgroup.id': ids,
    description: operators('eq sw'),
    authoritative: operators('eq ne isnull'),
    healthy: operators('isnull'),
    status: ids,
    connectionType: times,
    connectorName: operators('eq ge gt in ne isnull sw'),
    category: operators('co eq ge gt in le lt ne sw'),
  },
  sortable: [
    'type',
    'created',
    'modified',
    'name',
    'owner.name',
    'healthy',
    'status',
    'id',
    'description',
    'owner.id',
    'accountCorrelationConfig.id',
    'accountCorrelationConfig.name',
    'managerCorrelationRule.type',
    'managerCorrelationRule.id',
    'managerCorrelationRule.name',
    'authoritative',
    'managementWorkgroup.id',
    'connectorName',
    'connectionType',
  ],
  searchAfter: false,
};

/** Lists sources; the tenant's own one only where includeIDNSource asks for it. */
export const listSources = (call: Call): Reply =>
  answerList(
    call.query,
    rules,
    call.query.get('includeIDNSource') === 'true'
      ? call.tenant.sourcesWithOwn
      : call.tenant.sources,
    (row) => row,
  );

/** A source and its place among all. */
export type FoundSource = { readonly place: number; readonly source: WireSource };

/** The source that a path names; undefined where there is none. */
export const sourceOf = (call: Call): FoundSource | undefined => {
  const place = call.tenant.world.placeOfSource(call.parameters.sourceId ?? '');
  return place === undefined
    ? undefined
    : { place, source: call.tenant.world.sourcesWithOwn.at(place) };
};

/** One source. */
export const getSource = (call: Call): Reply => {
  const found = sourceOf(call);
  return found === undefined ? notFound : ok(found.source);
};

/** The health of a source: status and host, no message and no time. */
export const getSourceHealth = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { source, place } = found;
  return ok({
    id: source.id,
    type: source.type,
    name: source.name,
    org: company.org,
    isAuthoritative: source.authoritative,
    isCluster: source.cluster !== null,
    hostname: call.tenant.world.hostAt(place),
    pod: company.pod,
    iqServiceVersion: source.connector.startsWith('active-directory') ? 'IQService Mar-2026' : null,
    status: source.status,
  });
};
