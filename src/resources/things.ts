// Things of the tenant as the catalogue's readers see them: a thing, its scope, and how many are read at once.

import type { CallOptions } from '../api/index.ts';

export type { CallOptions };

/** The id of a kind in the catalogue; a test sees to it that each one that is named exists. */
export type KindId = string;

/** A thing of any kind, as the catalogue's generic readers see it. */
export type Thing = { readonly [key: string]: unknown };

/** One thing, and the JSON that it was read from. */
export type Item<Row = Thing> = { readonly value: Row; readonly raw: unknown };

/** A source with its cluster, and times that are asked for, in epoch milliseconds. */
export type WindowOfSource = {
  readonly sourceId: string;
  readonly sourceName: string;
  readonly clusterId?: string;
  readonly clusterName?: string;
  readonly fromMs: number;
  readonly toMs: number;
};

/** Where a list or thing hangs: nothing for the whole environment, else the source (and schema) it belongs to. */
export type Scope = {
  readonly source?: { readonly id: string; readonly name: string };
  readonly schema?: { readonly id: string; readonly name: string };
  /** A thing of another kind that the list is of, such as the entitlement that a list of children is of. */
  readonly parent?: { readonly id: string; readonly name: string };
  /** From when on, in epoch milliseconds, where the list is of what broke since then. */
  readonly brokenSinceMs?: number;
  /** The sources, each with its own times, where the list is of what was changed before their trouble began. */
  readonly changedBefore?: readonly WindowOfSource[];
};
