// The account activities of a tenant: every day on all sources, and more while one is in trouble.

import { type Random, randomOf } from '../../data/random.ts';
import { failureText } from '../../data/runs/runTexts.ts';
import { lookAt } from '../../data/sources/truth/looks.ts';
import type { Story } from '../../data/sources/truth/story.ts';
import type {
  Ending,
  GrantedValue,
  Named,
  SeededActivity,
  SeededChange,
} from '../../data/tenant/accountActivities.ts';
import { dayMs, hourMs, minuteMs } from '../../data/time.ts';
import { perTenant } from '../../perTenant.ts';
import type { Tenant } from '../../tenant.ts';
import { accountsOf } from '../access/accounts.ts';
import { identitiesOf } from '../people/identities.ts';

/** How far back the activities go: a tenant keeps them longer, but nobody looks there. */
const daysBack = 12;

/** How far ahead they go, for a tenant that stays up. */
const hoursAhead = 12;

/** Fewer at the large scale. */
const manySources = 500;

/** Of how many accounts of a source changes are asked for, and of the source in which nearly everybody has one. */
const mostHeld = 48;
const mostShared = 1_200;

/** The source in which nearly everybody has an account: changes of two sources have it as the second one. */
const sharedPlace = 0;

/** How a change of a source at a moment ends, by what is true of the source then. */
const endingAt = (tenant: Tenant, place: number, atMs: number, turn: number): Ending => {
  const story = tenant.initial.storyAt(place);
  const verdict = story && lookAt(story, 'connection', atMs, turn);
  if (verdict?.type !== 'fails') return { type: 'committed' };
  const entry = tenant.initial.entryAt(place) ?? {};
  return { type: 'failed', text: failureText(tenant.seed, entry, verdict.fault.failure) };
};

/** A time between two others. Where these differ by a moment, so does it. */
const momentBetween = (fromMs: number, toMs: number, random: Random): number =>
  Math.round(fromMs + ((toMs - fromMs) * random.int(0, 999_999)) / 1_000_000);

/** When changes of a source are asked for. */
const momentsOf = (
  { faults }: Story,
  { startedAtMs, isLarge }: { readonly startedAtMs: number; readonly isLarge: boolean },
  random: Random,
): readonly number[] => {
  const within = (fromMs: number, toMs: number, count: number): readonly number[] =>
    Array.from({ length: count }, () => momentBetween(fromMs, toMs, random));
  const first = startedAtMs - daysBack * dayMs;
  const everyDay = within(first, startedAtMs - minuteMs, isLarge ? 1 : random.int(6, 20));
  const inTrouble = faults.flatMap(({ beganMs, endedMs }) => {
    const [fromMs, toMs] = [Math.max(beganMs, first), Math.min(endedMs, startedAtMs - minuteMs)];
    const room = Math.floor((toMs - fromMs) / (3 * minuteMs));
    return room < 1 ? [] : within(fromMs, toMs, Math.min(room, isLarge ? 2 : random.int(4, 40)));
  });
  return [...everyDay, ...inTrouble].toSorted((left, right) => left - right);
};

/** When changes of a source are asked for while the tenant is up: a few times a day, and often while it is in trouble. */
const laterMomentsOf = (
  { faults }: Story,
  { startedAtMs, isLarge }: { readonly startedAtMs: number; readonly isLarge: boolean },
  random: Random,
): readonly number[] => {
  if (isLarge) return [];
  const first = startedAtMs + minuteMs;
  const last = startedAtMs + hoursAhead * hourMs;
  const everyMs = 6 * minuteMs;
  const inTrouble = faults.flatMap(({ beganMs, endedMs }) => {
    const [fromMs, toMs] = [Math.max(beganMs, first), Math.min(endedMs, last)];
    const count = Math.max(0, Math.floor((toMs - fromMs) / everyMs));
    return Array.from(
      { length: count },
      (_, turn) => fromMs + turn * everyMs + random.int(0, everyMs / 1_000) * 1_000,
    );
  });
  const everyDay = Array.from({ length: 3 }, () => momentBetween(first, last, random));
  return [...everyDay, ...inTrouble].toSorted((left, right) => left - right);
};

/** Makes the activities of a tenant. */
const maker = (tenant: Tenant) => {
  const { seed, startedAtMs, initial } = tenant;
  const accounts = accountsOf(tenant);
  const identities = identitiesOf(tenant);
  const isLarge = initial.sources.count > manySources;

  const grantedIn = (sourceId: string, random: Random): GrantedValue | undefined => {
    const { from, to } = initial.entitlementsOf(sourceId);
    if (from === to) return undefined;
    const { attribute, value } = tenant.entitlements.at(random.int(from, to - 1));
    return { attribute, value };
  };

  /** The places of the first accounts of a source that belong to somebody. */
  const heldIn = (sourceId: string, most: number): readonly number[] => {
    const { from, to } = accounts.of(sourceId);
    return Array.from({ length: Math.min(most, to - from) }, (_, local) => from + local).filter(
      (place) => accounts.rows.has(place) && accounts.rows.at(place).identityPlace !== undefined,
    );
  };

  /** The accounts that somebody changes by hand are no others, so that this takes no other failure back. */
  const changedBy = (who: 'hand' | 'tenant', held: readonly number[]): readonly number[] =>
    held.filter((_, index) => (index % 3 === 0) === (who === 'hand'));

  let shared: ReadonlyMap<number, number> | undefined;
  /** The account that somebody has in the shared source. */
  const sharedAccountOf = (identityPlace: number): number | undefined => {
    shared ??= new Map(
      changedBy('tenant', heldIn(initial.sources.at(sharedPlace).id, mostShared)).map((place) => [
        accounts.rows.at(place).identityPlace ?? -1,
        place,
      ]),
    );
    return shared.get(identityPlace);
  };

  const changeOf = (
    sourcePlace: number,
    accountPlace: number,
    ending: Ending,
    random: Random,
  ): SeededChange => {
    const { id, name, type } = initial.sources.at(sourcePlace);
    const { nativeIdentity: accountId } = accounts.rows.at(accountPlace);
    return { source: { id, name, type }, accountId, granted: grantedIn(id, random), ending };
  };

  const namedOf = (identityPlace: number): Named => {
    const { id, name } = identities.at(identityPlace);
    return { id, name };
  };

  const of = (sourcePlace: number): readonly SeededActivity[] => {
    const story = initial.storyAt(sourcePlace);
    const source = initial.sources.at(sourcePlace);
    const held = heldIn(source.id, isLarge ? 8 : mostHeld);
    const isProvisioned = source.features.includes('PROVISIONING');
    if (story === undefined || !isProvisioned || held.length < 6) return [];
    const random = randomOf(seed, 'account activities', sourcePlace);
    const moments = [
      ...momentsOf(story, { startedAtMs, isLarge }, random),
      ...laterMomentsOf(
        story,
        { startedAtMs, isLarge },
        randomOf(seed, 'later account activities', sourcePlace),
      ),
    ];
    return moments.flatMap((atMs, turn): readonly SeededActivity[] => {
      const ending = endingAt(tenant, sourcePlace, atMs, turn);
      const key = `${sourcePlace} ${turn}`;
      const isTakenBack =
        ending.type === 'failed' && random.chance(0.2) && startedAtMs - atMs > 30 * minuteMs;
      const own = changedBy(isTakenBack ? 'hand' : 'tenant', held);
      const accountPlace = own[random.int(0, own.length - 1)] ?? 0;
      const identityPlace = accounts.rows.at(accountPlace).identityPlace ?? 0;
      const { managerPlace } = identities.at(identityPlace);
      const second = random.chance(0.1) && !isLarge ? sharedAccountOf(identityPlace) : undefined;
      const isTwo = second !== undefined && sourcePlace !== sharedPlace && !isTakenBack;
      const change = changeOf(sourcePlace, accountPlace, ending, random);
      const activity: SeededActivity = {
        key,
        doing: key,
        atMs,
        endsAtMs: atMs + random.int(2, 50) * 1_000,
        recipient: namedOf(identityPlace),
        requester: namedOf(random.chance(0.5) ? identityPlace : (managerPlace ?? identityPlace)),
        changes: isTwo
          ? [
              change,
              changeOf(sharedPlace, second, endingAt(tenant, sharedPlace, atMs, turn), random),
            ]
          : [change],
        isTakenBack,
        isOddWord: false,
      };
      if (!isTakenBack) return [activity];
      const laterMs = momentBetween(atMs + 10 * minuteMs, startedAtMs - minuteMs, random);
      const byHand: SeededActivity = {
        ...activity,
        key: `${key} by hand`,
        atMs: laterMs,
        endsAtMs: laterMs + random.int(2, 50) * 1_000,
        changes: [
          { ...change, ending: { type: 'by hand', ticketId: `INC${random.int(10, 99)}${turn}` } },
        ],
        isTakenBack: false,
      };
      return [activity, byHand];
    });
  };
  return { of };
};

/** How long the latest activities are still under way after the start. */
const underWayMs = 20 * minuteMs;

/** The account activities of a tenant, in no order; those that lie ahead of its clock are not there yet. */
export const activitiesOf = perTenant((tenant): readonly SeededActivity[] => {
  const { initial, startedAtMs } = tenant;
  const { of } = maker(tenant);
  const all = Array.from({ length: initial.sources.count }, (_, place) => of(place)).flat();
  const latest = all
    .filter(({ atMs, isTakenBack }) => atMs < startedAtMs && !isTakenBack)
    .toSorted((left, right) => right.atMs - left.atMs);
  const waiting = new Set(latest.slice(0, 3));
  // One failure is said in a word that no list of words has.
  const odd = latest.find(
    (activity) =>
      !waiting.has(activity) && activity.changes.every(({ ending }) => ending.type === 'failed'),
  );
  return all.map((activity) =>
    waiting.has(activity)
      ? { ...activity, endsAtMs: startedAtMs + underWayMs }
      : { ...activity, isOddWord: activity === odd },
  );
});
