// The 2,000 identities of the company.

import { departments } from '../access/words.ts';
import { randomOf } from '../random.ts';
import type { TenantAccounts, TenantUser } from '../tenant/tenant.ts';
import { company } from '../tenant/tenant.ts';
import { dayMs } from '../time.ts';
import { type Person, personCount } from './people.ts';

/** An identity. Times are epoch milliseconds. */
export type IdentityRow = {
  readonly id: string;
  readonly name: string;
  readonly alias: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly department: string;
  readonly employeeNumber: string;
  readonly active: boolean;
  /** The place of the manager; undefined where there is none. */
  readonly managerPlace: number | undefined;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
};

/** How many people the company has. */
export const identityCount = 2_000;

/** The place of the operator of the tenant: the first one after the owners of sources. */
export const operatorPlace = personCount;

const firstNames = [
  'Anna',
  'Bram',
  'Chiara',
  'Daan',
  'Eszter',
  'Femke',
  'Gábor',
  'Hui',
  'Ivana',
  'Jörg',
  'Kwame',
  'Lotte',
  'Mehmet',
  'Noémie',
  'Oskar',
  'Paulo',
  'Rania',
  'Sven',
  'Tereza',
  'Umut',
  'Vera',
  'Willem',
  'Xiomara',
  'Yusuf',
  'Zsófia',
  'José',
  'Linh',
  'Siti',
  'Arjun',
  'Ngozi',
  'Paweł',
  'Ålex',
] as const;
const lastNames = [
  'Bakker',
  'van den Berg',
  'Çelik',
  'Dijkstra',
  'Eriksson',
  'Fernández',
  'García',
  'Hoekstra',
  'Ivanović',
  'Jansen',
  'Kowalczyk',
  'Lindqvist',
  'Mbeki',
  'Nakamura',
  "O'Brien",
  'Petrov',
  'Quispe',
  'Rossi',
  'Schäfer',
  'Tanaka',
  'Ueda',
  'Visser',
  'Wang',
  'Xu',
  'Yıldız',
  'Zhang',
  'Smit',
  'de Boer',
  'Łukaszewski',
  'Muñoz',
  'Okoro',
  'Prins',
  'Rahman',
  'Santos',
  'Turan',
  'Vermeulen',
  'Wiśniewski',
] as const;

/** The ASCII letters and digits of a text, in lower case, for an alias. */
const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase();

const namesOf = (name: string): { readonly firstName: string; readonly lastName: string } => {
  const [firstName = name, ...rest] = name.split(' ');
  return { firstName, lastName: rest.join(' ') || firstName };
};

/**
 * Makes the identity at a place, of a tenant that started at time zero: first the owners of sources, then the two users who have tokens, then all others. The
 * same place always gives the same one.
 */
export const makeIdentity = (
  place: number,
  context: {
    readonly seed: number;
    readonly people: readonly Person[];
    readonly accounts: TenantAccounts;
  },
): IdentityRow => {
  const { seed, people, accounts } = context;
  const random = randomOf(seed, 'identity', place);
  const person = people[place];
  const user: TenantUser | undefined = [accounts.administrator.user, accounts.helpDesk.user][
    place - people.length
  ];
  const id = person?.id ?? user?.identityId ?? `2c918086${random.hex(24)}`;
  const randomName = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
  const name = person?.name ?? user?.name ?? randomName;
  const letters = plainLetters(name);
  const alias = user?.userName ?? `${letters === '' ? 'user' : letters.slice(0, 14)}${place}`;
  const createdAtMs = -random.int(60, 2_400) * dayMs;
  return {
    id,
    name,
    alias,
    email: `${alias}@${company.mailDomain}`,
    ...namesOf(name),
    department: random.pick(departments),
    employeeNumber: String(100_000 + place),
    active: person?.active ?? (user !== undefined || !random.chance(0.03)),
    managerPlace: place === 0 ? undefined : Math.floor(place / 12),
    createdAtMs,
    modifiedAtMs: Math.min(0, createdAtMs + random.int(1, 2_000) * dayMs),
  };
};

/** An identity of a tenant that started at time zero, as it is of one that started at another time. */
export const identitySince = (row: IdentityRow, startedAtMs: number): IdentityRow => ({
  ...row,
  createdAtMs: startedAtMs + row.createdAtMs,
  modifiedAtMs: startedAtMs + row.modifiedAtMs,
});
