import { attributes } from './attributes.ts';
import { clusters } from './clusters.ts';
import { entitlements } from './entitlements.ts';
import { jitPolicy } from './jitPolicy.ts';
import { schemas } from './schemas.ts';
import { sourceHealth } from './sourceHealth.ts';
import { sources } from './sources.ts';
import type { Kind, KindId } from './types.ts';

/** The catalogue: every kind of thing, in the order that help shows them. */
export const catalogue: readonly Kind[] = [
  sources,
  sourceHealth,
  schemas,
  attributes,
  entitlements,
  clusters,
  jitPolicy,
];

/** The kind with this id. */
export const kindOf = (id: KindId): Kind => {
  const kind = catalogue.find((entry) => entry.id === id);
  if (kind === undefined) throw new Error(`no kind ${id} in the catalogue`);
  return kind;
};

/** The kind that goes by a name: its id, singular, plural or an alias, in any case. */
export const kindNamed = (name: string): Kind | undefined => {
  const wanted = name.toLowerCase();
  return catalogue.find((kind) =>
    [kind.id, kind.singular, kind.plural, ...kind.aliases].includes(wanted),
  );
};
