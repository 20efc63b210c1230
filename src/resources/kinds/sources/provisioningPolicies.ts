// The kinds `provisioning-policies` and `provisioning-policies-v2`.

import { counted } from '../../../insight/counted.ts';
import { mask, masked } from '../../../insight/secrets/masked.ts';
import type {
  IdentifiedPolicy,
  PolicyField,
  ProvisioningPolicy,
} from '../../../model/sources/provisioningPolicy.ts';
import { nothing, plain } from '../../cells/text.ts';
import type { Cell, Column, Detail, Kind, Section } from '../../types.ts';

const label = ({ name, usageType, id }: ProvisioningPolicy): string =>
  name || usageType || id || nothing;

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** Values by name, as `name=value`; nothing for an empty object. */
const pairsOf = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${textOf(value)}`)
    .join(', ');

/** Whether the values of a field are secret, by its type or by its name. */
const isSecret = ({ type, name = '' }: PolicyField): boolean => {
  const sample = masked({ [name]: 'sample' });
  return type === 'secret' || JSON.stringify(sample).includes(mask);
};

/** What a secret is made of is secret too: only the name of a rule or attribute is shown. */
const withoutValues = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, name === 'name' ? value : mask]),
  );

/** Where a field gets its value from: the transform with what it is told, and what the attributes say. */
export const originOf = (field: PolicyField): string => {
  const { type, attributes: told = {}, ...rest } = field.transform;
  const known = typeof told === 'object' && told !== null ? told : { attributes: told };
  const inner = isSecret(field) ? withoutValues(known) : known;
  const attributes = masked(field.attributes) as PolicyField['attributes'];
  const ofTransform = pairsOf(masked({ ...rest, ...inner }) as PolicyField['attributes']);
  return [type === undefined ? '' : textOf(type), ofTransform, pairsOf(attributes)]
    .filter((part) => part !== '')
    .join('; ');
};

const fieldDetail = (field: PolicyField): Detail => {
  const traits = [
    field.type,
    field.isRequired === true ? 'required' : undefined,
    field.isMultiValued === true ? 'multi-valued' : undefined,
  ];
  const parts = [traits.filter(Boolean).join(', '), originOf(field)];
  const lines = parts.filter((part) => part !== '');
  return { label: field.name ?? nothing, lines: lines.length === 0 ? [nothing] : lines };
};

const requiredOf = ({ fields }: ProvisioningPolicy): number =>
  fields.filter(({ isRequired }) => isRequired === true).length;

const nameColumn: Column<ProvisioningPolicy> = {
  id: 'name',
  header: 'NAME',
  width: 20,
  grow: 2,
  priority: 2,
  cell: ({ name }) => plain(name),
};

const columns: readonly Column<ProvisioningPolicy>[] = [
  {
    id: 'usage',
    header: 'USAGE',
    width: 22,
    priority: 1,
    cell: ({ usageType }) => plain(usageType),
  },
  nameColumn,
  {
    id: 'fields',
    header: 'FIELDS',
    width: 6,
    align: 'right',
    priority: 3,
    cell: ({ fields }) => plain(fields.length),
    measure: { unit: 'number', of: ({ fields }) => fields.length, counts: () => 'no list' },
    sortKey: ({ fields }) => fields.length,
  },
  {
    id: 'required',
    header: 'REQUIRED',
    width: 8,
    align: 'right',
    priority: 4,
    cell: (policy) => plain(requiredOf(policy)),
    measure: { unit: 'number', of: requiredOf, counts: () => 'no list' },
    sortKey: requiredOf,
  },
  {
    id: 'description',
    header: 'DESCRIPTION',
    width: 16,
    grow: 3,
    priority: 5,
    cell: ({ description }) => plain(description),
  },
];

const headline = ({ usageType, fields }: ProvisioningPolicy): Cell => ({
  text: `${usageType ?? nothing}, ${counted(fields.length, 'field')}`,
});

const details = (policy: ProvisioningPolicy): readonly Section[] => [
  {
    details: [
      { label: 'usage', value: plain(policy.usageType) },
      { label: 'name', value: plain(policy.name) },
      { label: 'description', value: plain(policy.description) },
      ...(policy.subtypeId === undefined
        ? []
        : [{ label: 'subtype', value: plain(policy.subtypeId) }]),
      ...(policy.id === undefined ? [] : [{ label: 'id', value: plain(policy.id) }]),
    ],
  },
  { title: 'fields', details: policy.fields.map(fieldDetail) },
];

const whenEmpty = 'The tenant lists no provisioning policies of this source.';

/** How accounts are made and changed in a source, one policy for each usage type. */
export const provisioningPolicies: Kind<ProvisioningPolicy> = {
  id: 'provisioning-policies',
  singular: 'provisioning policy',
  plural: 'provisioning policies',
  aliases: ['provisioning-policy', 'pp'],
  summary: 'how accounts are made and changed in a source',
  area: 'sources',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'many',
  identify: ({ usageType }) => usageType ?? '',
  label,
  columns,
  list: (api, { source }, options) => api.provisioningPolicies.list(source?.id ?? '', options),
  get: (api, usageType, { source }, options) =>
    api.provisioningPolicies.get(source?.id ?? '', usageType, options),
  headline,
  details,
  whenEmpty,
};

/** The same by id: version 2 knows several of a usage type, and those for accounts of machines. */
export const provisioningPoliciesById: Kind<IdentifiedPolicy> = {
  id: 'provisioning-policies-v2',
  singular: 'provisioning policy v2',
  plural: 'provisioning policies v2',
  aliases: ['pp2'],
  summary: 'how accounts are made in a source, those of machines too (experimental)',
  area: 'sources',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'many',
  identify: ({ id }) => id,
  label,
  columns: [
    ...columns,
    { id: 'id', header: 'ID', width: 36, priority: 6, cell: ({ id }) => plain(id) },
  ],
  list: (api, { source }, { filters, signal, priority }) =>
    api.provisioningPolicies.byId.list(source?.id ?? '', { filters, signal, priority }),
  get: (api, id, { source }, options) =>
    api.provisioningPolicies.byId.get(source?.id ?? '', id, options),
  headline,
  details,
  whenEmpty,
};
