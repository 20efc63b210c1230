// Objects as a connector reads them: accounts and groups with a value for each attribute.

import type { AccountRow } from '../access/accounts.ts';
import type { IdentityRow } from '../people/identities.ts';
import { randomOf } from '../random.ts';
import type { EntitlementRow, WireAttribute, WireSchema } from '../wire.ts';

/** An object as a connector reads it (sources API, ResourceObjectsResponse). */
export type WireObject = Readonly<Record<string, unknown>> & { readonly identity: string };

const common = {
  incomplete: false,
  incremental: false,
  delete: false,
  remove: false,
  missing: [],
  finalUpdate: false,
};

/** The attributes of a person, by patterns of their names on systems. */
const personal: readonly (readonly [RegExp, (person: IdentityRow) => string])[] = [
  [/^(e-?mail|mail|userprincipalname)$/i, ({ email }) => email],
  [/^(given_?name|first_?name)$/i, ({ firstName }) => firstName],
  [/^(sn|family_?name|last_?name)$/i, ({ lastName }) => lastName],
  [/^department$/i, ({ department }) => department],
  [/^(employee_?id|employee_?number)$/i, ({ employeeNumber }) => employeeNumber],
  [/^(display_?name|holder|full_?name)$/i, ({ name }) => name],
];

const randomValue = (attribute: WireAttribute, seed: number, identity: string): unknown => {
  const random = randomOf(seed, 'peek', attribute.name, identity);
  switch (attribute.type) {
    case 'BOOLEAN':
      return random.chance(0.9);
    case 'INT':
    case 'LONG':
      return random.int(1, 90_000);
    case 'DATE':
      return `20${random.int(15, 25)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
    default:
      return attribute.isMulti ? [`${attribute.name} ${random.hex(4)}`] : random.hex(8);
  }
};

/** An account with a value for each attribute of its schema. */
export const accountObject = (
  account: AccountRow,
  context: {
    readonly seed: number;
    readonly schema: WireSchema;
    readonly person: IdentityRow | undefined;
    readonly held: readonly EntitlementRow[];
  },
): WireObject => {
  const { seed, schema, person, held } = context;
  const identity = account.nativeIdentity;
  const valueFor = (attribute: WireAttribute): unknown => {
    const { name } = attribute;
    if (name === schema.identityAttribute) return identity;
    if (name === schema.displayAttribute) return account.name;
    if (attribute.isEntitlement) {
      return held.flatMap((row) => (row.attribute === name ? row.value : []));
    }
    const known = personal.find(([pattern]) => pattern.test(name));
    return known === undefined || person === undefined
      ? randomValue(attribute, seed, identity)
      : known[1](person);
  };
  return {
    ...common,
    identity,
    name: account.name,
    objectType: schema.name,
    attributes: Object.fromEntries(
      schema.attributes.map((attribute) => [attribute.name, valueFor(attribute)]),
    ),
  };
};

/** A group or another entitlement, with a value for each attribute of its schema. */
export const groupObject = (
  row: EntitlementRow,
  { seed, schema }: { readonly seed: number; readonly schema: WireSchema },
): WireObject => ({
  ...common,
  identity: row.value,
  name: row.name,
  objectType: schema.name,
  attributes: Object.fromEntries(
    schema.attributes.map((attribute) => {
      const { name } = attribute;
      if (name === schema.identityAttribute) return [name, row.value];
      if (name === schema.displayAttribute) return [name, row.name];
      if (name === 'description') return [name, row.description];
      return [name, row.attributes[name] ?? randomValue(attribute, seed, row.value)];
    }),
  ),
});
