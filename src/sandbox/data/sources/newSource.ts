// Makes a source that somebody creates through the API.

import { randomOf } from '../random.ts';
import type { WireSource } from '../wire.ts';
import type { Connector } from './connectors/connector.ts';
import { connectors } from './connectors/connectors.ts';
import { schemaReferences } from './schemas.ts';
import { ciphertext } from './settings.ts';

/** The connector with a script name, with or without `-angularsc`; undefined where there is none. */
export const connectorNamed = (script: string): Connector | undefined => {
  const bare = (name: string) => name.replace(/-angularsc$/, '');
  return Object.values(connectors).find((connector) => bare(connector.script) === bare(script));
};

/** The connector that reads delimited files. */
export const fileConnector: Connector = connectors.delimitedFile;

const secretName = /(password|secret|private_?key|api_?key)$|^token$/i;

/** Settings with encrypted secrets (sources API, create-source). */
export const encrypted = (
  settings: Readonly<Record<string, unknown>>,
  seed: number,
): Readonly<Record<string, unknown>> => {
  const named = String(settings.encrypted ?? '').split(',');
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      const isSecret = named.includes(name) || secretName.test(name);
      const isPlain = typeof value === 'string' && value !== '' && !/^\d+_\{/.test(value);
      return [name, isSecret && isPlain ? ciphertext(randomOf(seed, 'secret', value)) : value];
    }),
  );
};

/** The fields of a source that a request body decides. */
export type SourceFields = Pick<
  WireSource,
  | 'name'
  | 'description'
  | 'owner'
  | 'cluster'
  | 'accountCorrelationRule'
  | 'managerCorrelationMapping'
  | 'managerCorrelationRule'
  | 'beforeProvisioningRule'
  | 'features'
  | 'connectorAttributes'
  | 'deleteThreshold'
  | 'managementWorkgroup'
  | 'credentialProviderEnabled'
  | 'category'
>;

/** Makes a new source, which was never aggregated and never checked. */
export const newSource = (
  fields: SourceFields,
  connector: Connector,
  context: { readonly seed: number; readonly place: number; readonly atMs: number },
): WireSource => {
  const { seed, place, atMs } = context;
  const id = randomOf(seed, 'new source', place).hex(32);
  const created = new Date(atMs).toISOString();
  const status = 'SOURCE_STATE_UNCHECKED_SOURCE_NO_ACCOUNTS';
  const externalId = String(62_867 + place * 13);
  return {
    ...fields,
    id,
    accountCorrelationConfig: {
      type: 'ACCOUNT_CORRELATION_CONFIG',
      id: randomOf(seed, 'new correlation', place).hex(32),
      name: `${fields.name} [source-${externalId}] Account Correlation`,
    },
    schemas: schemaReferences(seed, id, connector),
    passwordPolicies: null,
    type: connector.type,
    connector: connector.script,
    connectorClass: connector.className,
    connectorAttributes: {
      ...fields.connectorAttributes,
      healthy: false,
      status,
      cloudExternalId: externalId,
      cloudDisplayName: fields.name,
      connectorName: connector.name,
      hasFullAggregationCompleted: false,
      sourceConnected: false,
      version: 'v1',
    },
    authoritative: false,
    healthy: false,
    status,
    connectorId: connector.script.replace('-angularsc', ''),
    connectorName: connector.name,
    connectionType: connector.connectionType,
    connectorImplementationId: connector.script.replace('-angularsc', ''),
    created,
    modified: created,
  };
};
