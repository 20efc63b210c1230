// The kinds `entitlement-parents` and `entitlement-children`.

import type { Entitlement } from '../../../model/access/entitlement.ts';
import type { Kind } from '../../types.ts';
import { entitlementColumns, entitlementLabel, entitlements } from './entitlements.ts';

/** What the two kinds share: they show entitlements, and a row opens as the entitlement it is. */
const shared = {
  area: 'access',
  listedIn: { in: 'thing', kind: 'entitlements' },
  found: { as: 'entitlements' },
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'many',
  columns: entitlementColumns,
  identify: (entitlement) => entitlement.id,
  label: entitlementLabel,
  get: (api, id, _scope, options) => api.entitlements.get(id, options),
  usedBy: entitlements.usedBy,
  headline: entitlements.headline,
  details: entitlements.details,
  open: (entitlement) => ({
    screen: 'thing',
    kind: 'entitlements',
    id: entitlement.id,
    label: entitlementLabel(entitlement),
    scope: {},
  }),
} as const satisfies Partial<Kind<Entitlement>>;

/** What an entitlement is nested in, one level up: directories nest groups in groups, now and then in a circle. */
export const entitlementParents: Kind<Entitlement> = {
  ...shared,
  id: 'entitlement-parents',
  singular: 'parent',
  plural: 'parents',
  aliases: [],
  summary: 'what an entitlement is nested in, one level up',
  list: (api, { parent }, options) => api.entitlements.parents(parent?.id ?? '', options),
  whenEmpty: 'The tenant knows of nothing that it is nested in.',
};

/** What is nested in an entitlement, one level down. */
export const entitlementChildren: Kind<Entitlement> = {
  ...shared,
  id: 'entitlement-children',
  singular: 'child',
  plural: 'children',
  aliases: [],
  summary: 'what is nested in an entitlement, one level down',
  list: (api, { parent }, options) => api.entitlements.children(parent?.id ?? '', options),
  whenEmpty: 'The tenant knows of nothing that is nested in it.',
};
