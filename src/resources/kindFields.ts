// The fields of a kind that say where it is listed, how its things are found, and what other objects call them.

import type { Api } from '../api/index.ts';
import type { ApiError } from '../model/apiError.ts';
import type { Result } from '../model/result.ts';
import type { CallOptions, Item, KindId, Thing } from './things.ts';

/** The title of a group of kinds in help. */
export type AreaTitle =
  | 'on call'
  | 'sources'
  | 'runs'
  | 'access'
  | 'just-in-time access'
  | 'appliances'
  | 'people'
  | 'the environment'
  | 'IdentityIQ';

/** What a kind is listed in. Only `placement.ts` reads it; everybody else asks that. */
export type Placement =
  /** The environment itself. */
  | { readonly in: 'environment' }
  /** A source, which must be named. */
  | { readonly in: 'source' }
  /** The environment, or one source; and things of the kind `orIn`, as accounts are listed in an identity. */
  | { readonly in: 'source or environment'; readonly orIn?: KindId }
  /** A schema of a source. Both must be named. */
  | { readonly in: 'schema' }
  /** A thing of another kind, which must be named. */
  | { readonly in: 'thing'; readonly kind: KindId };

/** How things of a kind are found by a name that somebody types. */
export type ByName =
  /** The tenant is asked for those of which a property begins so, one property after the other. */
  | { readonly beginning: readonly [string, ...string[]] }
  /** The tenant is asked for those of which this property holds it. */
  | { readonly holding: string }
  /** All are read and their names compared here, as where there are few and the tenant does not filter them. */
  | 'all'
  /** They have no names of their own. */
  | 'no';

/** How a thing of a kind is found by nothing but its id. */
export type ById<Row = Thing> =
  /** `get` gives it. */
  | 'get'
  /** No operation gives one thing: this looks for it. */
  | ((
      api: Api,
      id: string,
      options: CallOptions,
    ) => Promise<Result<Item<Row> | undefined, ApiError>>)
  /** Its id alone is not enough. */
  | 'no';

/** What `:find` does with a kind. */
export type InFind<Row = Thing> =
  /** It searches by name as `byName` says; `of` says what a thing is of, to tell it from others of its name. */
  | { of(row: Row): string | undefined }
  /** The same, where nothing else is shown beside the name. */
  | 'by name'
  /** It looks for an id only. */
  | 'by id'
  | 'no';

/** How things of a kind are found. */
export type Found<Row = Thing> =
  | {
      readonly byName: ByName;
      readonly byId: ById<Row>;
      readonly inFind: InFind<Row>;
    }
  /** Its rows are things of another kind, which is found instead. */
  | { readonly as: KindId }
  /** Nowhere but in its list, or at the one thing it is of. */
  | 'in its list';

/** The page of a thing in the web console: its path from the id, that of its source, or none. */
export type KindPage = ((id: string) => string) | 'of its source' | 'none';
