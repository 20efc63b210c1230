// The schemas of each source.

import { connectors } from '../../data/sources/connectors/connectors.ts';
import { connectorNamed } from '../../data/sources/newSource.ts';
import { schemasOf } from '../../data/sources/schemas.ts';
import type { WireReference, WireSchema, WireSource } from '../../data/wire.ts';
import { perSource, perTenant } from '../../perTenant.ts';
import type { FoundSource, Tenant } from '../../tenant.ts';

/** The schemas of the tenant's sources. */
export type Schemas = {
  of(sourceId: string): readonly WireSchema[];
  /** Stores the schemas of a source, and the references to them in the source. */
  set(sourceId: string, schemas: readonly WireSchema[]): void;
};

/** A reference to a schema. */
export const referenceTo = ({ id, name }: WireSchema): WireReference<'CONNECTOR_SCHEMA'> => ({
  type: 'CONNECTOR_SCHEMA',
  id,
  name,
});

/** Whether a source is a delimited file; only these have CSV templates. */
export const isDelimitedFile = ({ type, connector }: WireSource): boolean =>
  type === 'DelimitedFile' || connector.startsWith('delimited-file');

/**
 * The schemas of a source that was added later: those that it refers to, or only the account schema. Their attributes
 * are those of the connector.
 */
const schemasOfAdded = ({ seed }: Tenant, source: WireSource): readonly WireSchema[] => {
  const connector = connectorNamed(source.connector) ?? connectors.webServices;
  const times = { createdAt: source.created, modifiedAt: source.modified };
  const known = schemasOf(seed, source.id, connector, times);
  const referredTo = source.schemas ?? [];
  const kept = known.flatMap((schema) => {
    const reference = referredTo.find(({ name }) => name === schema.name);
    if (reference !== undefined) return { ...schema, id: reference.id };
    return referredTo.length === 0 && schema.name === 'account' ? schema : [];
  });
  return kept.map((schema) => ({
    ...schema,
    attributes: schema.attributes.map((attribute) => {
      const target = kept.find(({ name }) => name === attribute.schema?.name);
      return {
        ...attribute,
        schema: target === undefined ? null : referenceTo(target),
        isGroup: attribute.isGroup && target !== undefined,
      };
    }),
  }));
};

/** The schemas of all sources. */
export const sourceSchemasOf = perTenant((tenant): Schemas => {
  const { findSource, sources, initial } = tenant;
  const storeReferences = (
    { place, source }: FoundSource,
    schemas: readonly WireSchema[],
  ): void => {
    sources.set(place, { ...source, schemas: schemas.map(referenceTo) });
  };
  const schemas = perSource((sourceId): readonly WireSchema[] => {
    const found = findSource(sourceId);
    if (found === undefined) return [];
    if (found.place < initial.sourcesWithOwn.count) return initial.schemasAt(found.place);
    const made = schemasOfAdded(tenant, found.source);
    if (made.length !== (found.source.schemas ?? []).length) storeReferences(found, made);
    return made;
  });
  return {
    of: schemas.of,
    set: (sourceId, next) => {
      schemas.set(sourceId, next);
      const found = findSource(sourceId);
      if (found !== undefined) storeReferences(found, next);
    },
  };
});
