import { catalogue } from './index.ts';
import type { Kind, KindId } from './types.ts';

/** Kinds that belong together, under what they are about. */
export type Area = { readonly title: string; readonly kinds: readonly Kind[] };

const table: readonly (readonly [title: string, ids: readonly KindId[]])[] = [
  [
    'sources',
    [
      'sources',
      'source-health',
      'source-connections',
      'source-config',
      'correlation-config',
      'attribute-sync-config',
      'native-change-detection',
      'source-request-config',
      'password-policies',
      'schemas',
      'attributes',
      'csv-template',
      'provisioning-policies',
      'provisioning-policies-v2',
    ],
  ],
  ['runs', ['schedules', 'tasks', 'running-tasks', 'pending-tasks', 'aggregation']],
  [
    'access',
    [
      'entitlements',
      'entitlement-parents',
      'entitlement-children',
      'entitlement-request-config',
      'accounts',
      'account-entitlements',
      'connections',
      'my-connections',
    ],
  ],
  ['just-in-time access', ['jit-policy', 'jit-history', 'my-jit-history']],
  ['appliances', ['clusters', 'clients', 'client-health', 'client-status', 'log-config']],
  [
    'people',
    [
      'identities',
      'public-identities',
      'identity-entitlements',
      'governance-groups',
      'group-members',
    ],
  ],
  ['the environment', ['finds', 'search', 'org-config']],
  ['IdentityIQ', ['iiq-entitlements']],
];

/** The kinds of the catalogue by what they are about, in the order that help shows them; none is left out. */
export const areas = (): readonly Area[] => {
  const placed = new Set(table.flatMap(([, ids]) => ids));
  const others = catalogue.filter(({ id }) => !placed.has(id));
  return [
    ...table.map(([title, ids]) => ({
      title,
      kinds: ids.flatMap((id) => catalogue.filter((kind) => kind.id === id)),
    })),
    ...(others.length === 0 ? [] : [{ title: 'more', kinds: others }]),
  ];
};
