// What a list is narrowed to, in the words of its title, and what it says where it is empty.

import { isListedAlone } from './placement.ts';
import type { Kind, Scope } from './types.ts';

/** The name of what a list is of: a text that it is a search for, or a thing; undefined where it is of all there is. */
const nameOf = ({ asks }: Kind, { source, schema, parent }: Scope): string | undefined => {
  if (asks !== undefined) return parent && `"${parent.name}"`;
  if (parent !== undefined) return parent.name;
  return schema === undefined
    ? source?.name
    : [schema.name, source?.name].filter(Boolean).join(' of ');
};

/** What a list is narrowed to by where it hangs, or by nature: `of DMZ Active Directory`; undefined where by nothing. */
export const narrowedTo = (kind: Kind, scope: Scope): string | undefined => {
  const name = nameOf(kind, scope);
  const { onlyShows } = kind;
  const shown = typeof onlyShows === 'function' ? onlyShows(scope) : onlyShows;
  const parts = [
    shown === undefined ? undefined : `only ${shown}`,
    name === undefined ? undefined : `${kind.asks === undefined ? 'of' : 'for'} ${name}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
};

/** How to see all of a kind where a list of it is narrowed by where it hangs; undefined where that is all there is. */
export const wideningOf = (kind: Kind, scope: Scope): string | undefined =>
  kind.asks === undefined && isListedAlone(kind) && nameOf(kind, scope) !== undefined
    ? `:${kind.id} shows all ${kind.plural}.`
    : undefined;

/** What an empty list means where it hangs, and how to see more. */
export const emptyMeaning = (kind: Kind, scope: Scope): string => {
  const { whenEmpty = 'The tenant lists nothing here.', whenEmptyIn } = kind;
  const widening = wideningOf(kind, scope);
  if (widening === undefined) return whenEmptyIn?.(scope) ?? whenEmpty;
  // What it means that there is none at all says nothing of those of one thing.
  const meaning =
    whenEmptyIn?.(scope) ?? `The tenant lists no ${kind.plural} of ${nameOf(kind, scope)}.`;
  return `${meaning} ${widening}`;
};
