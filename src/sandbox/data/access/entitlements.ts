// The entitlements that sources have at the start: names, values, privilege levels, descriptions.

import { idsOf } from '../ids.ts';
import { type Person, referenceTo } from '../people/people.ts';
import { type Random, randomOf } from '../random.ts';
import type { SourceEntry } from '../sources/catalogue.ts';
import type { Grant } from '../sources/connectors/connector.ts';
import { hostile, hostileEntitlements } from '../sources/incidents/hostile.ts';
import { connectorOf } from '../sources/sources.ts';
import { dayMs, timeText } from '../time.ts';
import type { EntitlementRow, PrivilegeLevel } from '../wire.ts';
import { builtInEntitlements } from './builtInEntitlements.ts';
import { departments, levels, nameCount, nameStep, regions, subjects } from './words.ts';

/** The position of an entitlement: its place among all, its source, and its place in that source. */
export type EntitlementPosition = {
  readonly index: number;
  readonly sourceIndex: number;
  readonly sourceId: string;
  readonly local: number;
  readonly entry: SourceEntry;
};

/** What all entitlements depend on. */
export type EntitlementContext = {
  readonly seed: number;
  readonly startedAtMs: number;
  readonly people: readonly Person[];
};

type Words = { department: string; subject: string; level: string; region: string };

/** The ids of entitlements. */
export const entitlementIds = idsOf('2c91808', 4_099, 'entitlement id');

/** The words that the name of an entitlement is made of, by its source and its place in that. */
export const wordsAt = (sourceIndex: number, local: number): Words => {
  let rest = ((local + sourceIndex * 31) * nameStep) % nameCount;
  const take = (list: readonly string[]): string => {
    const word = list[rest % list.length] ?? '';
    rest = Math.floor(rest / list.length);
    return word;
  };
  return {
    level: take(levels),
    department: take(departments),
    subject: take(subjects),
    region: take(regions),
  };
};

const nameFrom = (words: Words, grant: Grant, round: number): string => {
  const { department, subject, level, region } = words;
  const again = round === 0 ? '' : `_${round + 1}`;
  switch (grant.style) {
    case 'dn':
      return `GRP_${department}_${subject}_${level}_${region}${again}`;
    case 'sap':
      return `Z:${department.slice(0, 3).toUpperCase()}_${subject.slice(0, 6).toUpperCase()}_${level.slice(0, 5).toUpperCase()}_${region}${again}`;
    case 'upper':
      return `${department}_${subject}_${level}_${region}${again}`.toUpperCase();
    case 'snake':
      return `${department}-${subject}-${level}-${region}${again}`.toLowerCase();
    case 'ebs':
      return `${department} ${level.slice(0, -1)}|${region} ${subject} Operations${again}`;
    default:
      return `${department} ${subject} ${level} ${region}${again}`.replaceAll('_', ' ');
  }
};

const valueFrom = (name: string, words: Words, grant: Grant, random: Random): string => {
  switch (grant.style) {
    case 'dn': {
      const tail = `OU=Groups,OU=${words.region},DC=corp,DC=meridian,DC=example`;
      const common = name.replace(/[,\\+"]/g, '\\$&');
      if (!random.chance(0.01)) return `CN=${common},${tail}`;
      const units = Array.from({ length: 14 }, (_, index) => `OU=Terminal ${index + 1}\\, Quay`);
      return `CN=${common}\\, formerly Ångström & Söhne,${units.join(',')},${tail}`;
    }
    case 'guid':
      return random.uuid();
    case 'sysId':
      return random.hex(32);
    case 'arn':
      return `arn:aws:iam::${471_112_233_445 + random.int(0, 9)}:${grant.schema}/${name.replaceAll(' ', '-')}`;
    default:
      return name;
  }
};

const levelOf = (words: Words, random: Random): PrivilegeLevel | undefined => {
  if (words.level === 'Mail') return random.chance(0.5) ? 'NONE' : undefined;
  if (random.chance(0.045)) return 'HIGH';
  return words.level === 'Approvers' && random.chance(0.75) ? 'MEDIUM' : 'LOW';
};

const describe = (words: Words, value: string, random: Random): string | null => {
  const draw = random.int(0, 99);
  const plain = `${words.level} of ${words.subject.replaceAll('_', ' ')} in ${words.department}, ${words.region}.`;
  if (draw < 50) return null;
  if (draw < 53)
    return `<p>${words.level} of <b>${words.subject}</b> in ${words.department} &amp; partners.</p>`;
  if (draw < 54) return value;
  if (draw < 56) return `🚚 ${plain}`;
  if (draw < 58) return `${plain}   `;
  return plain;
};

const nativeAttributes = (name: string, value: string, grant: Grant, random: Random) => {
  if (grant.style !== 'dn') return { name, id: value };
  return {
    cn: name,
    sAMAccountName: name,
    distinguishedName: value,
    GroupType: random.chance(0.8) ? 'Security' : 'Distribution',
    GroupScope: random.chance(0.7) ? 'Global' : 'Universal',
    objectSid: `S-1-5-21-3585869415-1648031554-2909195034-${random.int(1_100, 99_999)}`,
    'msDS-PrincipalName': `MERIDIAN\\${name}`,
  };
};

const noGrant: Grant = { attribute: 'groups', schema: 'group', style: 'plain' };

/** Makes the entitlement at a position; the same position always gives the same one. */
export const makeEntitlement = (
  position: EntitlementPosition,
  context: EntitlementContext,
): EntitlementRow => {
  const { entry, local } = position;
  const random = randomOf(context.seed, 'entitlement', position.index);
  const { grants } = connectorOf(entry);
  const builtIn = builtInEntitlements[entry.connector]?.[local];
  const other = random.chance(0.4) ? random.int(0, Math.max(0, grants.length - 1)) : 0;
  const named = grants.find(({ attribute }) => attribute === builtIn?.attribute);
  const grant = named ?? grants[builtIn === undefined ? other : 0] ?? noGrant;
  const words = wordsAt(position.sourceIndex, local);
  const bare = builtIn?.name ?? nameFrom(words, grant, Math.floor(local / nameCount));
  const name =
    builtIn === undefined && random.chance(0.01)
      ? `${bare}${random.chance(0.5) ? ' 🚢' : '  '}`
      : bare;
  const value = builtIn?.value ?? valueFrom(name, words, grant, random);
  const createdMs = context.startedAtMs - random.int(30, 1_500) * dayMs - random.int(0, dayMs);
  const modifiedMs = Math.min(
    context.startedAtMs - random.int(0, dayMs),
    createdMs + random.int(0, 1_400) * dayMs,
  );
  const description = builtIn === undefined ? describe(words, value, random) : `Built in: ${name}.`;
  const privilege = builtIn?.level ?? levelOf(words, random);
  const row: EntitlementRow = {
    id: entitlementIds.idAt(context.seed, position.index),
    name,
    attribute: grant.attribute,
    value,
    sourceSchemaObjectType: grant.schema,
    description,
    privilege,
    cloudGoverned: false,
    requestable: privilege !== 'HIGH' && random.chance(0.4),
    owner: random.chance(0.3)
      ? referenceTo(context.people[random.int(0, context.people.length - 1)])
      : null,
    tags: random.chance(0.05) ? ['sox'] : null,
    created: new Date(createdMs).toISOString(),
    modified: new Date(modifiedMs).toISOString(),
    source: { type: 'SOURCE', id: position.sourceId, name: entry.name },
    attributes: nativeAttributes(name, value, grant, random),
    directPermissions:
      grants.length > 0 && connectorOf(entry).features.includes('DIRECT_PERMISSIONS')
        ? [{ rights: ['READ'], target: `${words.department}/${words.subject}` }]
        : [],
  };
  return entry?.isHostile === true ? withHostileTexts(row, local) : row;
};

/** An entitlement of a tenant that started at time zero, as it is of one that started at another time. */
export const entitlementSince = (row: EntitlementRow, startedAtMs: number): EntitlementRow => ({
  ...row,
  created: timeText(startedAtMs + Date.parse(row.created)),
  modified: timeText(startedAtMs + Date.parse(row.modified)),
});

const withHostileTexts = (row: EntitlementRow, local: number): EntitlementRow => ({
  ...row,
  ...hostileEntitlements[local],
  attribute: hostile.attributeName,
  sourceSchemaObjectType: hostile.schemaName,
  attributes: { [hostile.attributeName]: hostileEntitlements[local]?.value },
});
