// The provisioning policies that sources have at the start.

import {
  type fieldTypes,
  machineUsageType,
  type UsageType,
} from '../../../model/sources/provisioningPolicy.ts';
import { type Random, randomOf } from '../random.ts';
import type { AttributeType, WireAttribute, WireSchema, WireSource } from '../wire.ts';
import { textAttribute } from './schemas.ts';

/** A field of a policy (sources API, FieldDetailsDto). */
export type WireField = {
  readonly name: string;
  readonly transform: Readonly<Record<string, unknown>>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isRequired: boolean;
  readonly type: (typeof fieldTypes)[number];
  readonly isMultiValued: boolean;
};

/** A policy as version 2 gives it (sources API, ProvisioningPolicyDtoV2). */
export type WirePolicy = {
  readonly id: string;
  readonly name: string | null;
  readonly subtypeId: string | null;
  readonly description?: string;
  readonly usageType: UsageType | typeof machineUsageType;
  readonly fields: readonly WireField[];
};

type FieldTemplate = Pick<WireField, 'transform' | 'attributes'> & {
  readonly type?: WireField['type'];
};

const identity = (name: string): FieldTemplate => ({
  transform: { type: 'identityAttribute', attributes: { name } },
  attributes: {},
});

const fixed = (value: string): FieldTemplate => ({
  transform: { type: 'static', attributes: { value } },
  attributes: {},
});

const rule = (name: string, attributes: WireField['attributes'] = {}): FieldTemplate => ({
  transform: { type: 'rule', attributes: { name } },
  attributes,
});

/** Templates of fields by patterns of attribute names; the first that fits is used. */
const fieldTemplates: readonly (readonly [RegExp, FieldTemplate])[] = [
  [
    /^(distinguishedName|dn)$/i,
    {
      ...rule('Create Unique LDAP Attribute'),
      attributes: {
        template: 'CN=$(displayName),OU=Users,DC=meridian,DC=example',
        cloudMaxUniqueChecks: '50',
        cloudMaxSize: '255',
        cloudRequired: 'true',
      },
    },
  ],
  [/password/i, { ...rule('Create Password', { cloudRequired: 'true' }), type: 'secret' }],
  [/mail/i, identity('email')],
  [/(first|given)_?name/i, identity('firstname')],
  [/(last|family)_?name|^sn$/i, identity('lastname')],
  [/display|full_?name|^(name|cn|holder)$/i, identity('displayName')],
  [/department|cost_?center/i, identity('department')],
  [/manager|supervisor/i, identity('manager')],
  [/phone/i, identity('phone')],
  [/location|^(l|depot)$/i, identity('location')],
  [/^(active|accountEnabled)$/i, { ...fixed('true'), type: 'boolean' }],
  [/status/i, fixed('active')],
];

/** The identity attribute of an account gets a unique value. */
const unique: FieldTemplate = rule('Create Unique Account ID', {
  template: `\${firstname}.\${lastname}\${uniqueCounter}`,
  cloudMaxUniqueChecks: '50',
  cloudMaxSize: '20',
  cloudRequired: 'true',
});

const fieldTypeOf: Readonly<Record<AttributeType, WireField['type']>> = {
  STRING: 'string',
  LONG: 'long',
  INT: 'int',
  BOOLEAN: 'boolean',
  DATE: 'date',
};

/** Whether a field is required: where `cloudRequired` is true, as boolean or as text. */
export const isRequired = (attributes: Readonly<Record<string, unknown>>): boolean =>
  String(attributes.cloudRequired) === 'true';

const fieldOf = ({ name, type, isMulti }: WireAttribute, template: FieldTemplate): WireField => ({
  name,
  transform: template.transform,
  attributes: template.attributes,
  isRequired: isRequired(template.attributes),
  type: template.type ?? fieldTypeOf[type],
  isMultiValued: isMulti,
});

/** The fields of a connector's template for new accounts: those that identity attributes or rules can fill. */
export const templateFields = (
  account: WireSchema | undefined,
  source: WireSource,
): readonly WireField[] => {
  const attributes = account?.attributes ?? [];
  const plain = attributes.filter(({ isEntitlement }) => !isEntitlement);
  const templateOf = ({ name }: WireAttribute): FieldTemplate | undefined => {
    const known = fieldTemplates.find(([pattern]) => pattern.test(name))?.[1];
    return name === account?.identityAttribute ? (known ?? unique) : known;
  };
  const fields = plain.flatMap((attribute) => {
    const template = templateOf(attribute);
    return template === undefined ? [] : fieldOf(attribute, template);
  });
  const password = fieldTemplates.find(([pattern]) => pattern.test('password'))?.[1];
  return source.features.includes('PASSWORD') && password !== undefined
    ? [...fields, fieldOf(textAttribute('password'), password)]
    : fields;
};

/** Policies beside that for new accounts: the feature they need, the share of sources that have them, their fields. */
const others: readonly {
  readonly usageType: UsageType;
  readonly feature: string;
  readonly share: number;
  readonly name: string;
  readonly fields: RegExp;
}[] = [
  {
    usageType: 'UPDATE',
    feature: 'PROVISIONING',
    share: 0.5,
    name: 'Update Account',
    fields: /mail|manager|department/i,
  },
  {
    usageType: 'ENABLE',
    feature: 'ENABLE',
    share: 0.35,
    name: 'Enable Account',
    fields: /active/i,
  },
  {
    usageType: 'DISABLE',
    feature: 'ENABLE',
    share: 0.4,
    name: 'Disable Account',
    fields: /distinguishedName|^id$/i,
  },
  { usageType: 'UNLOCK', feature: 'UNLOCK', share: 0.3, name: 'Unlock Account', fields: /^$/ },
  {
    usageType: 'CHANGE_PASSWORD',
    feature: 'PASSWORD',
    share: 0.4,
    name: 'Change Password',
    fields: /password/i,
  },
  {
    usageType: 'DELETE',
    feature: 'PROVISIONING',
    share: 0.15,
    name: 'Delete Account',
    fields: /^$/,
  },
  {
    usageType: 'CREATE_GROUP',
    feature: 'GROUP_PROVISIONING',
    share: 0.5,
    name: 'Create Group',
    fields: /displayName/i,
  },
];

const nullable = (random: Random, name: string): string | null =>
  random.chance(0.2) ? null : name;

/**
 * The policies of a source at the start. Most sources with the feature PROVISIONING have one for new accounts, some have
 * more; Active Directory sources have two for machine accounts.
 */
export const firstPolicies = (
  seed: number,
  source: WireSource,
  account: WireSchema | undefined,
): readonly WirePolicy[] => {
  if (!source.features.includes('PROVISIONING')) return [];
  const random = randomOf(seed, 'provisioning policies', source.id);
  const fields = templateFields(account, source);
  const create: readonly WirePolicy[] = random.chance(0.9)
    ? [
        {
          id: random.uuid(),
          name: nullable(random, 'Account'),
          subtypeId: null,
          description: `How accounts are made in ${source.name}.`,
          usageType: 'CREATE',
          fields,
        },
      ]
    : [];
  const more = others.flatMap(({ usageType, feature, share, name, fields: wanted }) => {
    if (!source.features.includes(feature) || !random.chance(share)) return [];
    const chosen = fields.filter((field) => wanted.test(field.name));
    const policy: WirePolicy = {
      id: random.uuid(),
      name: nullable(random, name),
      subtypeId: null,
      usageType,
      fields: chosen,
    };
    return policy;
  });
  const machines = source.connector.startsWith('active-directory')
    ? ['Service Account', 'Robot'].map(
        (name): WirePolicy => ({
          id: random.uuid(),
          name,
          subtypeId: random.uuid(),
          description: `How accounts of the subtype ${name} are made.`,
          usageType: machineUsageType,
          fields: fields.slice(0, 3),
        }),
      )
    : [];
  return [...create, ...more, ...machines];
};
