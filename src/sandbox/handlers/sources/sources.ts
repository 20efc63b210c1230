// The handlers that list and get sources and their health.

import { company } from '../../data/tenant/tenant.ts';
import { notFound, ok, type Reply } from '../../http/respond.ts';
import { answerList } from '../../lists/lists.ts';
import type { FoundSource } from '../../tenant.ts';
import type { Call, Handlers } from '../call.ts';
import { shownSource } from './sourceView.ts';

/** Lists sources; IdentityNow, the tenant's own source, only with includeIDNSource. */
const listSources = (call: Call): Reply =>
  answerList(
    call,
    'list-sources',
    call.query.get('includeIDNSource') === 'true'
      ? call.tenant.sourceListWithOwn
      : call.tenant.sourceList,
    (row) => {
      const found = call.tenant.findSource(row.id);
      return found === undefined ? row : shownSource(call, found);
    },
  );

/** The source of a path; undefined where there is none. */
export const sourceOf = (call: Call): FoundSource | undefined =>
  call.tenant.findSource(call.parameters.sourceId ?? '');

/** Gets a source. */
const getSource = (call: Call): Reply => {
  const found = sourceOf(call);
  return found === undefined ? notFound : ok(shownSource(call, found));
};

/** Gets the health of a source: status and host, without message and time. */
const getSourceHealth = (call: Call): Reply => {
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
    hostname: call.tenant.initial.hostAt(place),
    pod: company.pod,
    iqServiceVersion: source.connector.startsWith('active-directory') ? 'IQService Mar-2026' : null,
    status: source.status,
  });
};

/** The handlers that read sources. */
export const sourceHandlers = {
  'list-sources': listSources,
  'get-source': getSource,
  'get-source-health': getSourceHealth,
} satisfies Handlers;
