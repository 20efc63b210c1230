// The entitlements that the company keeps in IdentityIQ.

import type { InitialData } from '../initialData.ts';
import type { Person } from '../people/people.ts';
import { randomOf } from '../random.ts';
import { dayMs } from '../time.ts';
import type { EntitlementRow } from '../wire.ts';

/** A reference in SCIM. */
export type WireScimReference = {
  readonly value: string;
  readonly $ref: string;
  readonly displayName: string;
};

/** An entitlement of IdentityIQ, before it takes the shape of a list or of a single answer. */
export type ScimRow = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: 'group' | 'Permission';
  readonly application: WireScimReference;
  readonly owner: WireScimReference | undefined;
  readonly requestable: boolean;
  readonly aggregated: boolean;
  readonly attribute: string;
  readonly value: string;
  readonly lastRefresh: string;
  readonly lastTargetAggregation: string | undefined;
  readonly classification:
    | {
        readonly source: string;
        readonly effective: boolean;
        readonly classification: Readonly<
          Record<'name' | 'displayName' | 'origin' | 'type', string>
        >;
      }
    | undefined;
  readonly created: string;
  readonly lastModified: string;
  readonly version: string;
  readonly entitleAuth: string;
  readonly entDate: string;
  readonly active: boolean;
  readonly rank: number;
  readonly rule: string;
  readonly reviewer: WireScimReference;
  readonly email: string;
};

const rowCount = 60;
const zoneMs = 5 * 60 * 60 * 1_000;

/** A time as IdentityIQ writes it: with the offset of its server, and no Z. */
const timeText = (ms: number): string => new Date(ms - zoneMs).toISOString().replace('Z', '-05:00');

/** A description in HTML and Markdown, as people paste it. */
const describe = (name: string, plain: string | null): string =>
  `<strong>**${name.replace(/[<>&]/g, ' ').trim()}**</strong> <em>${plain ?? 'target friendly description'}</em>`;

const idOf = (seed: number, kind: string, key: string | number): string =>
  `7f0000018${randomOf(seed, kind, key).hex(23)}`;

const referenceOf = (id: string, type: string, displayName: string, base: string) => ({
  value: id,
  $ref: `${base}/scim/v2/${type}/${id}`,
  displayName,
});

const dataClassifications = [
  {
    name: 'ClassificationA',
    displayName: 'ClassA',
    origin: 'FAM Aggregation',
    type: 'Aggregation',
  },
  { name: 'PersonalData', displayName: 'Personal data', origin: 'PAMSource', type: 'Aggregation' },
] as const;

const makeRow = (
  row: EntitlementRow,
  index: number,
  {
    seed,
    base,
    startedAtMs,
    people,
  }: {
    readonly seed: number;
    readonly base: string;
    readonly startedAtMs: number;
    readonly people: readonly Person[];
  },
): ScimRow => {
  const random = randomOf(seed, 'scim entitlement', index);
  const personAt = (place: number) => people[place % people.length]?.name ?? '';
  const user = (name: string) => referenceOf(idOf(seed, 'scim user', name), 'Users', name, base);
  const createdMs = startedAtMs - random.int(60, 900) * dayMs;
  const modifiedMs = createdMs + random.int(0, 50) * dayMs;
  const refreshedMs = startedAtMs - random.int(1, 2_000) * 60_000;
  const kind = dataClassifications[random.int(0, dataClassifications.length - 1)];
  return {
    id: idOf(seed, 'scim entitlement id', index),
    name: row.name,
    description: describe(row.name, row.description),
    type: random.chance(0.85) ? 'group' : 'Permission',
    application: referenceOf(
      idOf(seed, 'scim application', row.source.name),
      'Applications',
      row.source.name,
      base,
    ),
    owner: random.chance(0.8) ? user(personAt(random.int(0, 24))) : undefined,
    requestable: row.requestable,
    aggregated: random.chance(0.9),
    attribute: row.attribute,
    value: row.value,
    lastRefresh: timeText(refreshedMs),
    lastTargetAggregation: random.chance(0.5) ? timeText(refreshedMs) : undefined,
    classification:
      kind !== undefined && random.chance(0.3)
        ? { source: 'UI', effective: random.chance(0.5), classification: kind }
        : undefined,
    created: timeText(createdMs),
    lastModified: timeText(modifiedMs),
    version: String(modifiedMs),
    entitleAuth: random.pick(['None', 'Low', 'High']),
    entDate: timeText(createdMs),
    active: random.chance(0.7),
    rank: random.int(1, 9),
    rule: random.pick(['APLogin-Contractors-Rule', 'Warehouse-Owners-Rule']),
    reviewer: user(personAt(random.int(0, 24))),
    email: `entitlements.${random.int(1, 9)}@meridian.example`,
  };
};

/** Makes the entitlements of IdentityIQ from some entitlements of the sources, the first and the last included. */
export const scimRowsOf = (options: {
  readonly initial: InitialData;
  readonly seed: number;
  /** The context root with which references begin. */
  readonly base: string;
  /** Epoch milliseconds that all times are relative to. */
  readonly startedAtMs: number;
}): readonly ScimRow[] => {
  const { initial } = options;
  const { count } = initial.entitlements;
  const context = { ...options, people: initial.people };
  return Array.from({ length: Math.min(rowCount, count) }, (_, index) => {
    const place = Math.round((index * (count - 1)) / (rowCount - 1));
    return makeRow(initial.entitlements.at(place), index, context);
  });
};
