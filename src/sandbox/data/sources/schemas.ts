// The account and entitlement schemas of a source, made from its connector.

import { randomOf } from '../random.ts';
import type { AttributeType, WireAttribute, WireReference, WireSchema } from '../wire.ts';
import type { Connector } from './connectors/connector.ts';

const types: readonly AttributeType[] = ['STRING', 'LONG', 'INT', 'BOOLEAN', 'DATE'];

const schemaId = (seed: number, sourceId: string, name: string): string =>
  `2c918085${randomOf(seed, 'schema', sourceId, name).hex(24)}`;

/** References to the schemas of a source: the account, then one for each type of entitlement. */
export const schemaReferences = (
  seed: number,
  sourceId: string,
  connector: Connector,
): readonly WireReference<'CONNECTOR_SCHEMA'>[] =>
  ['account', ...new Set(connector.grants.map((grant) => grant.schema))].map((name) => ({
    type: 'CONNECTOR_SCHEMA',
    id: schemaId(seed, sourceId, name),
    name,
  }));

/** A text attribute with one value. */
export const textAttribute = (name: string): WireAttribute => ({
  name,
  nativeName: null,
  type: 'STRING',
  schema: null,
  description: '',
  isMulti: false,
  isEntitlement: false,
  isGroup: false,
});

/** Reads the short form of attributes: `name`, `name:DATE`, `name[]` for several values. */
const attributesFrom = (short: string): WireAttribute[] =>
  short.split(short.includes('|') ? '|' : ' ').map((part) => {
    const isMulti = part.endsWith('[]');
    const [name = '', type] = (isMulti ? part.slice(0, -2) : part).split(':');
    return {
      ...textAttribute(name),
      type: types.find((known) => known === type) ?? 'STRING',
      description: `The ${name} of the object on the target system`,
      isMulti,
    };
  });

const withNamed = (attributes: WireAttribute[], ...names: readonly string[]): WireAttribute[] => {
  const missing = names.filter((name) => !attributes.some((attribute) => attribute.name === name));
  return [...(missing.length === 0 ? [] : attributesFrom(missing.join('|'))), ...attributes];
};

/** The whole schemas of a source. `createdAt` and `modifiedAt` are RFC 3339 texts. */
export const schemasOf = (
  seed: number,
  sourceId: string,
  connector: Connector,
  times: { readonly createdAt: string; readonly modifiedAt: string },
): readonly WireSchema[] => {
  const references = schemaReferences(seed, sourceId, connector);
  return references.map((reference): WireSchema => {
    const common = {
      id: reference.id,
      name: reference.name,
      includePermissions: connector.features.includes('DIRECT_PERMISSIONS'),
      features: [],
      created: times.createdAt,
      modified: times.modifiedAt,
    };
    if (reference.name === 'account') {
      return {
        ...common,
        nativeObjectType: 'User',
        identityAttribute: connector.identity,
        displayAttribute: connector.display,
        hierarchyAttribute: null,
        configuration: {},
        attributes: [
          ...withNamed(attributesFrom(connector.attributes), connector.identity, connector.display),
          ...connector.grants.map(
            (grant): WireAttribute => ({
              name: grant.attribute,
              nativeName: grant.attribute,
              type: 'STRING',
              schema: references.find(({ name }) => name === grant.schema) ?? null,
              description: `What the account holds: ${grant.schema}`,
              isMulti: true,
              isEntitlement: true,
              isGroup: true,
            }),
          ),
        ],
      };
    }
    const attributes = attributesFrom(connector.groupAttributes);
    const nested = attributes.some((attribute) => attribute.name === 'memberOf');
    return {
      ...common,
      nativeObjectType: reference.name === 'group' ? 'Group' : reference.name,
      identityAttribute: attributes[0]?.name ?? 'id',
      displayAttribute: attributes[1]?.name ?? 'name',
      hierarchyAttribute: nested ? 'memberOf' : null,
      configuration: nested ? { groupMemberAttribute: 'member' } : {},
      attributes,
    };
  });
};
