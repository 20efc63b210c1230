// Where references of the API to other things lead.

import type { Destination, Detail, Kind, KindId, Scope } from '../types.ts';
import { sourceAt, thingAt } from './links.ts';
import { plain, withoutSuffix } from './text.ts';

type Pointer = { readonly id?: string | null; readonly name?: string | null };

const destination = (kind: KindId, { id, name }: Pointer): Destination | undefined => {
  const pointer = { id, name: withoutSuffix(name ?? '') };
  return kind === 'sources' ? sourceAt(pointer) : thingAt(kind, pointer);
};

/** The attributes of a schema of a source; undefined where one of the two is not known. */
export const schemaAt = (
  source: Scope['source'],
  { id, name }: Pointer,
): Destination | undefined =>
  source === undefined || !id
    ? undefined
    : { screen: 'list', kind: 'attributes', scope: { source, schema: { id, name: name || id } } };

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Where a `{type, id, name}` of the API leads; undefined where it is of none of these kinds. */
export const referenceTo = (
  kinds: readonly Kind[],
  value: unknown,
  scope: Scope,
): Destination | undefined => {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('id' in value)) {
    return undefined;
  }
  const id = text(value.id);
  const type = text(value.type);
  const pointer = { id, name: 'name' in value ? text(value.name) : undefined };
  if (type === 'CONNECTOR_SCHEMA') return schemaAt(scope.source, pointer);
  const kind = kinds.find(({ referenceTypes }) => referenceTypes.some((name) => name === type));
  return kind === undefined ? undefined : destination(kind.id, pointer);
};

/** A detail that names another thing and leads to it; a name that is not known is its id. */
export const linked = (
  label: string,
  kind: KindId,
  pointer: Pointer | null | undefined,
  shown = withoutSuffix(pointer?.name ?? pointer?.id ?? ''),
): Detail => {
  const to = pointer ? destination(kind, pointer) : undefined;
  return { label, value: plain(shown), ...(to === undefined ? {} : { to }) };
};
