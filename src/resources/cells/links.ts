// Destinations: the details of a thing that another one points at, and lists of what hangs on a thing.

import type { Destination, KindId, Scope } from '../types.ts';

/** What may be known of a thing that another one points at. */
type Pointer = { readonly id?: string | null; readonly name?: string | null };

/** The details of a thing that another one points at; undefined where it points at nothing. */
export const thingAt = (
  kind: KindId,
  pointer: Pointer | null | undefined,
  scope: Scope = {},
): Destination | undefined =>
  pointer?.id
    ? { screen: 'thing', kind, id: pointer.id, label: pointer.name || pointer.id, scope }
    : undefined;

/** The details of a source that another thing points at. */
export const sourceAt = (pointer: Pointer | null | undefined): Destination | undefined =>
  pointer?.id
    ? thingAt('sources', pointer, {
        source: { id: pointer.id, name: pointer.name || pointer.id },
      })
    : undefined;

const whyAt = (
  about: 'source' | 'cluster',
  pointer: Pointer | null | undefined,
): Destination | undefined =>
  pointer?.id
    ? {
        screen: 'thing',
        kind: 'findings',
        id: `${about} ${pointer.id}`,
        label: `${pointer.name || pointer.id}: why`,
        scope: {},
      }
    : undefined;

/** Why something is wrong with a source. */
export const whySource = (pointer: Pointer | null | undefined): Destination | undefined =>
  whyAt('source', pointer);

/** Why something is wrong with a cluster. */
export const whyCluster = (pointer: Pointer | null | undefined): Destination | undefined =>
  whyAt('cluster', pointer);

/** A list of what hangs on a thing. */
export const listOf = (kind: KindId, parent: { id: string; name: string }): Destination => ({
  screen: 'list',
  kind,
  scope: { parent },
});
