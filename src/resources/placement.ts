// Where a kind may be listed, what a name typed behind it means, and what a list or thing hangs on.

import { sourceAt, thingAt } from './cells/links.ts';
import { kindOf } from './index.ts';
import type { Destination, Kind, KindId, Scope } from './types.ts';

/** Where the details of a thing are. */
export type ThingDestination = Extract<Destination, { screen: 'thing' }>;

/** Whether a destination is the details of a thing. */
export const isThing = (to: Destination | undefined): to is ThingDestination =>
  to?.screen === 'thing';

/** Whether a kind can be listed with nothing named that it is of. */
export const isListedAlone = ({ listedIn }: Kind): boolean =>
  listedIn.in === 'environment' || listedIn.in === 'source or environment';

/** The kind of the thing that must be named for a list of this kind; undefined where it is listed in no such thing. */
export const parentKindOf = ({ listedIn }: Kind): Kind | undefined =>
  listedIn.in === 'thing' ? kindOf(listedIn.kind) : undefined;

/** Whether a schema must be named for a list of this kind. */
export const needsSchema = ({ listedIn }: Kind): boolean => listedIn.in === 'schema';

/** Whether a source must be named, may be, or cannot be. What is listed in a thing of a source is of that source too. */
export const sourceNeed = (kind: Kind): 'must' | 'may' | 'no' => {
  const { listedIn } = kind;
  switch (listedIn.in) {
    case 'environment':
      return 'no';
    case 'source or environment':
      return 'may';
    case 'source':
    case 'schema':
      return 'must';
    case 'thing':
      return sourceNeed(kindOf(listedIn.kind));
  }
};

/** What a name means that is typed behind the name of a kind. */
export type TypedName =
  /** A text to look for. */
  | { readonly means: 'text' }
  /** A thing of the kind itself. */
  | { readonly means: 'itself' }
  /** A source that it is listed in; without one all are listed, where it need not be named. */
  | { readonly means: 'source'; readonly of: Kind; readonly isNeeded: boolean }
  /** A thing of another kind that it is listed in. */
  | { readonly means: 'parent'; readonly of: Kind }
  /** Nothing: what it is listed in has to be opened. */
  | { readonly means: 'nothing' };

/** What a name means that is typed behind the name of a kind. */
export const typedName = ({ listedIn, asks }: Kind): TypedName => {
  if (asks !== undefined) return { means: 'text' };
  switch (listedIn.in) {
    case 'environment':
      return { means: 'itself' };
    case 'source':
      return { means: 'source', of: kindOf('sources'), isNeeded: true };
    case 'source or environment':
      return { means: 'source', of: kindOf('sources'), isNeeded: false };
    case 'thing':
      return { means: 'parent', of: kindOf(listedIn.kind) };
    case 'schema':
      return { means: 'nothing' };
  }
};

/** Whether a kind can be opened by typing its name. */
export const canBeTyped = (kind: Kind): boolean => typedName(kind).means !== 'nothing';

/** Whether a kind can be listed in a thing of another kind. */
export const isListedIn = ({ listedIn }: Kind, other: KindId): boolean => {
  switch (listedIn.in) {
    case 'source':
      return other === 'sources';
    case 'source or environment':
      return other === 'sources' || other === listedIn.orIn;
    case 'thing':
      return other === listedIn.kind;
    default:
      return false;
  }
};

/** The scope of a kind that is listed in a thing. */
export const scopeIn = (
  { listedIn }: Kind,
  { kind, id, label, scope }: ThingDestination,
): Scope => {
  const named = { id, name: label };
  if (listedIn.in === 'thing') return { ...scope, parent: named };
  if (kind !== 'sources') return { parent: named };
  return { source: scope.source?.id === id ? scope.source : named };
};

/** The kind of the thing that stands as `parent` in the scope of a kind. */
const kindOfParent = ({ listedIn }: Kind): KindId | undefined =>
  listedIn.in === 'thing'
    ? listedIn.kind
    : listedIn.in === 'source or environment'
      ? listedIn.orIn
      : undefined;

/** The things that a list or thing of a kind is in, as its scope tells, the nearest first. */
export const thingsAbove = (kind: Kind, { source, parent }: Scope): readonly ThingDestination[] => {
  const parentKind = kindOfParent(kind);
  const above =
    parentKind === undefined ? undefined : thingAt(parentKind, parent, source && { source });
  return [above, sourceAt(source)].filter(isThing);
};

/** The thing that a list or thing of a kind hangs on, as its scope tells. */
export const wholeOf = (
  { id, listedIn }: Kind,
  { source, schema, parent }: Scope,
): Destination | undefined => {
  if (listedIn.in === 'schema' && schema !== undefined) {
    return thingAt('schemas', schema, { source });
  }
  if (listedIn.in === 'thing' && parent !== undefined) {
    return thingAt(listedIn.kind, parent, source === undefined ? {} : { source });
  }
  return id === 'sources' ? undefined : thingAt('sources', source, { source });
};

/** The parts of the scope of a kind, each with the kind of the thing that it names, from the outermost on. */
export const scopeParts = ({
  listedIn,
}: Kind): readonly { readonly part: 'source' | 'schema' | 'parent'; readonly kind: KindId }[] => {
  if (listedIn.in === 'environment') return [];
  return [
    { part: 'source', kind: 'sources' },
    { part: 'schema', kind: 'schemas' },
    ...(listedIn.in === 'thing' ? [{ part: 'parent', kind: listedIn.kind } as const] : []),
  ];
};
