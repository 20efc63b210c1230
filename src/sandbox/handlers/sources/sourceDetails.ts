// The handlers of a source's dependencies, connector configuration and connector files.

import { connectorDetail } from '../../data/sources/connectors/connectorDetail.ts';
import { formOf } from '../../http/body.ts';
import { notFound, ok, type Reply } from '../../http/respond.ts';
import { connectorFilesOf } from '../../state/sources/connectorFiles.ts';
import { sourceConnectionsOf } from '../../state/sources/sourceConnections.ts';
import type { Call } from '../call.ts';
import { missingField } from '../objections.ts';
import { laterThan } from './sourceEdits.ts';
import { sourceOf } from './sources.ts';
import { shownSource } from './sourceView.ts';

/** Gets what depends on a source. */
export const getSourceConnections = (call: Call): Reply => {
  const found = sourceOf(call);
  return found === undefined ? notFound : ok(sourceConnectionsOf(call.tenant).of(found.source.id));
};

/** Gets the connector details of a source, with encrypted secrets. */
export const getSourceConfig = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const files = connectorFilesOf(call.tenant).of(found.source.id);
  return ok(connectorDetail(found.source, files, call.query.get('locale')));
};

/** Uploads a connector file; only its name is kept, and listed in the settings and details of the source. */
export const uploadConnectorFile = async (call: Call): Promise<Reply> => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const form = await formOf(call);
  if (!form.ok) return form.error;
  const file = form.value.files.get('file');
  if (file === undefined || file.name === '') {
    return missingField('file');
  }
  const { tenant } = call;
  const { source, place } = found;
  const kept = connectorFilesOf(tenant);
  const files = [...new Set([...kept.of(source.id), file.name])];
  kept.set(source.id, files);
  const next = {
    ...source,
    connectorAttributes: { ...source.connectorAttributes, connector_files: files.join(',') },
    modified: laterThan(tenant, source.modified),
  };
  tenant.sources.set(place, next);
  return ok(shownSource(call, { source: next, place }));
};
