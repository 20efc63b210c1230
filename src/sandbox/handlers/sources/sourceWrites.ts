// The handlers that create, replace, patch and delete sources.

import { connectorNamed, fileConnector, newSource } from '../../data/sources/newSource.ts';
import { objectOf } from '../../http/body.ts';
import { badRequest, created, notFound, ok, type Reply } from '../../http/respond.ts';
import { patched } from '../../patching.ts';
import type { Call, Handlers } from '../call.ts';
import { illegalValue, missingField } from '../objections.ts';
import { deleteSource } from './sourceDeletion.ts';
import { getSourceConfig, getSourceConnections, uploadConnectorFile } from './sourceDetails.ts';
import { fixedFields, objectionsToDocument, restored, saveDocument } from './sourceEdits.ts';
import { sourceFieldNames, sourceFieldsOf } from './sourceFields.ts';
import { sourceOf } from './sources.ts';
import { shownSource } from './sourceView.ts';

const createSource = (call: Call): Reply => {
  const body = objectOf(call);
  if (!body.ok) return body.error;
  const { connector: script } = body.value;
  if (typeof script !== 'string' || script === '') {
    return missingField('connector');
  }
  const asCsv = call.query.get('provisionAsCsv') ?? 'false';
  if (asCsv !== 'true' && asCsv !== 'false') {
    return badRequest('"provisionAsCsv" must be true or false.');
  }
  const connector = asCsv === 'true' ? fileConnector : connectorNamed(script);
  if (connector === undefined) {
    return illegalValue(`Field 'connector': there is no connector "${script}".`);
  }
  const features = body.value.features ?? connector.features;
  const fields = sourceFieldsOf(call.tenant, { ...body.value, features });
  if (!fields.ok) return fields.error;
  const { tenant, atMs } = call;
  const { sources, seed } = tenant;
  const source = newSource(fields.value, connector, { seed, place: sources.count, atMs });
  const place = sources.add(source);
  return created(shownSource(call, { source, place }));
};

const putSource = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const body = objectOf(call);
  if (!body.ok) return body.error;
  const shown = shownSource(call, found);
  const objections = objectionsToDocument(body.value, found, shown);
  if (objections.length > 0) return badRequest(...objections);
  if (typeof body.value.connector !== 'string') {
    return missingField('connector');
  }
  const saved = saveDocument(call.tenant, found, restored(body.value, found, shown));
  return saved.ok ? ok(shownSource(call, { ...found, source: saved.value })) : saved.error;
};

/** Fields that only the tenant sets. A PATCH may name them, but their values are ignored. */
const ownFields = [
  'accountCorrelationConfig',
  'schemas',
  'healthy',
  'status',
  'since',
  'connectorId',
  'connectorName',
  'connectionType',
  'connectorImplementationId',
];

/** The new settings, but with the old values of those whose names begin with `sp` (quirk 39). */
const withOldSpSettings = (
  after: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  const chosen = (settings: Readonly<Record<string, unknown>>, isSp: boolean) =>
    Object.entries(settings).filter(([name]) => name.startsWith('sp') === isSp);
  return Object.fromEntries([...chosen(after, false), ...chosen(before, true)]);
};

const patchSource = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const { source } = found;
  // With null for missing fields, a path such as `/description` always exists.
  const empty = Object.fromEntries(sourceFieldNames.map((field) => [field, null]));
  const result = patched<Record<string, unknown>>(
    call,
    { ...empty, ...source },
    {
      patchable: [...sourceFieldNames, ...ownFields],
      immutable: [...fixedFields, 'created', 'modified'],
    },
  );
  if (!result.ok) return result.error;
  const settings = result.value.connectorAttributes;
  const isDropped = call.quirks.has(39) && typeof settings === 'object' && settings !== null;
  const document = isDropped
    ? {
        ...result.value,
        connectorAttributes: withOldSpSettings({ ...settings }, source.connectorAttributes),
      }
    : result.value;
  const saved = saveDocument(call.tenant, found, document);
  return saved.ok ? ok(shownSource(call, { ...found, source: saved.value })) : saved.error;
};

/** The handlers that change sources, and those of their dependencies and connectors. */
export const sourceWriteHandlers = {
  'create-source': createSource,
  'put-source': putSource,
  'update-source': patchSource,
  'delete-source': deleteSource,
  'get-source-connections': getSourceConnections,
  'get-source-config': getSourceConfig,
  'import-connector-file': uploadConnectorFile,
} satisfies Handlers;
