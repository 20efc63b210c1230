// The accounts that sources have at the start.

import { idsOf } from '../ids.ts';
import { governedSources } from '../jit/policy.ts';
import { type IdentityRow, identityCount, operatorPlace } from '../people/identities.ts';
import { type Random, randomOf } from '../random.ts';
import type { Span } from '../rows.ts';
import type { SourceEntry } from '../sources/catalogue.ts';
import { connectorOf } from '../sources/sources.ts';
import { dayMs } from '../time.ts';

/** An account. Times are epoch milliseconds. */
export type AccountRow = {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly sourcePlace: number;
  /** The place of its identity; undefined for an uncorrelated account. */
  readonly identityPlace: number | undefined;
  readonly name: string;
  readonly nativeIdentity: string;
  readonly disabled: boolean;
  readonly locked: boolean;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
  /** The places of the entitlements that it holds. */
  readonly entitlementPlaces: readonly number[];
};

/** The number of accounts of sources where nearly everybody has one, by name. */
const large: Readonly<Record<string, number>> = {
  'Corporate Active Directory': 1_150,
  'Microsoft Entra ID': 1_050,
  'Workday HR': 980,
};

/** Whether the tenant knows the accounts of a source at the start: not where it was never aggregated. */
export const isKnownFromStart = ({ story }: SourceEntry): boolean =>
  story.isNeverAggregated !== true;

/** How many accounts a source has, known to the tenant or not. */
export const accountsIn = (entry: SourceEntry, seed: number, place: number): number => {
  if (entry.isHostile === true) return 3;
  return large[entry.name] ?? randomOf(seed, 'account count', place).int(8, 130);
};

/** The ids of accounts. */
export const accountIds = idsOf('2c91809', 4_091, 'account id');

/** A step that has no common divisor with the number of identities, so that steps of it reach each of them once. */
const identityStep = 733;

const grantsOf = (span: Span, random: Random): readonly number[] => {
  const count = span.to - span.from;
  if (count === 0) return [];
  const wanted = random.int(0, Math.min(3, count));
  const places = Array.from({ length: wanted }, () => span.from + random.int(0, count - 1));
  return [...new Set(places)].sort((left, right) => left - right);
};

/** Makes the account at a place of a tenant that started at time zero; the same place always gives the same one. */
export const makeAccount = (
  position: {
    readonly place: number;
    readonly local: number;
    readonly sourcePlace: number;
    readonly sourceId: string;
    readonly entry: SourceEntry;
    readonly entitlements: Span;
  },
  context: {
    readonly seed: number;
    identityAt(place: number): IdentityRow;
  },
): AccountRow => {
  const { place, local, sourcePlace, sourceId, entry, entitlements } = position;
  const random = randomOf(context.seed, 'account', place);
  // A source that the JIT policy governs gives its first account to the operator, so that they can activate access.
  const isGoverned = governedSources.has(entry.name);
  const start = isGoverned ? operatorPlace : sourcePlace * 97;
  const correlated = !random.chance(0.04) || (isGoverned && local === 0);
  const identityPlace = (local * identityStep + start) % identityCount;
  const identity = context.identityAt(identityPlace);
  const name = correlated ? identity.alias : `svc_${entry.connector.toLowerCase()}_${local}`;
  const isDirectory = connectorOf(entry).identity === 'distinguishedName';
  const createdAtMs = -random.int(10, 1_400) * dayMs;
  return {
    id: accountIds.idAt(context.seed, place),
    sourceId,
    sourceName: entry.name,
    sourcePlace,
    identityPlace: correlated ? identityPlace : undefined,
    name,
    nativeIdentity: isDirectory
      ? `CN=${name},OU=People,DC=corp,DC=meridian,DC=example`
      : random.chance(0.5)
        ? name
        : random.hex(16),
    disabled: random.chance(0.06),
    locked: random.chance(0.02),
    createdAtMs,
    modifiedAtMs: createdAtMs + random.int(0, 900) * dayMs,
    entitlementPlaces: grantsOf(entitlements, random),
  };
};

/** An account of a tenant that started at time zero, as it is where its source was last updated at a time. */
export const accountSince = (
  row: AccountRow,
  times: {
    readonly startedAtMs: number;
    /** When an account of the source was last updated. */
    readonly latestMs: number;
  },
): AccountRow => {
  const { startedAtMs, latestMs } = times;
  const createdAtMs = Math.min(startedAtMs + row.createdAtMs, latestMs - dayMs);
  const unchangedMs = row.modifiedAtMs - row.createdAtMs;
  return { ...row, createdAtMs, modifiedAtMs: Math.min(latestMs, createdAtMs + unchangedMs) };
};
