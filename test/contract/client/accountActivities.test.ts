import { describe, expect, it } from 'vitest';
import { damageOf } from '../../../src/insight/findings/damage.ts';
import { activities } from '../../../src/resources/kinds/tenant/activities.ts';
import { accountsOf } from '../../../src/sandbox/data/tenant/tenant.ts';
import { activitiesOf } from '../../../src/sandbox/state/tenant/activities.ts';
import { makeTenant, type Tenant } from '../../../src/sandbox/tenant.ts';
import { firstOf, plainAndQuirky, rowsOf, tenantForTests } from './tenant.ts';

const startedAtMs = Date.UTC(2026, 8, 1, 3, 0, 0);

/** The sources of a tenant that fail all the time since their trouble began, with what failed since. */
const troubledIn = (tenant: Tenant) => {
  const { initial } = tenant;
  const activities = activitiesOf(tenant);
  return Array.from({ length: initial.sources.count }, (_, place) => {
    const { id, name } = initial.sources.at(place);
    const lasting = (initial.storyAt(place)?.faults ?? []).find(
      ({ endedMs, rhythm }) => endedMs > startedAtMs && rhythm === undefined,
    );
    const beganMs = lasting?.beganMs ?? startedAtMs;
    const failed = activities.filter(
      ({ atMs, endsAtMs, isTakenBack, changes }) =>
        atMs >= beganMs &&
        endsAtMs <= startedAtMs &&
        !isTakenBack &&
        changes.some(({ source, ending }) => source.id === id && ending.type === 'failed'),
    );
    const people = new Set(failed.map(({ recipient }) => recipient.id)).size;
    return { id, name, beganMs, counts: [failed.length, people] as const };
  }).filter(({ counts: [failed] }) => failed > 0);
};

describe.each(plainAndQuirky)('account activities ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });

  it('tell what each broken source broke, and what was done later takes it back', async () => {
    const truth = troubledIn(
      makeTenant({ seed: 1, scale: 'small', accounts: accountsOf(1), now: () => startedAtMs }),
    );
    const sources = truth.map(({ counts: _, ...source }) => source);
    const found = await tenant.api.accountActivities.since(sources);
    const damage = damageOf(found, sources);
    expect(truth.length).toBeGreaterThan(5);
    // Its list is as long as the number says.
    const [first] = truth;
    const source = { id: first?.id ?? '', name: first?.name ?? '' };
    const scope = { source, brokenSinceMs: first?.beganMs };
    const pages = activities.list?.(tenant.api, scope, {});
    expect(pages && (await rowsOf(pages)).length).toBe(first?.counts[0]);
    expect(
      [...damage].map(([id, entry]) => [
        id,
        entry.is === 'counted' && [entry.changes, entry.people],
      ]),
    ).toEqual(truth.map(({ id, counts }) => [id, counts]));
  });

  it('are listed with the latest first, of the tenant or of one source', async () => {
    const all = await rowsOf(tenant.api.accountActivities.find({ from: 'now-7d' }));
    const name = all[0]?.accountRequests[0]?.source?.name ?? '';
    const id = all[0]?.accountRequests[0]?.source?.id ?? '';
    const own = await rowsOf(
      tenant.api.accountActivities.find({ from: 'now-7d', sources: [{ id, name }] }),
    );
    expect(own.map((one) => one.id)).toEqual(
      all
        .filter((one) => one.accountRequests.some(({ source }) => source?.id === id))
        .map((one) => one.id),
    );
    expect(new Set(all.map(({ stage }) => stage))).toEqual(new Set(['Completed', 'Executing']));
  });

  it('are filtered by what the search knows, and by nothing else', async () => {
    const all = await rowsOf(tenant.api.accountActivities.find({ from: 'now-7d' }));
    const filters = 'action eq "Certification" and created ge 2026-08-30T00:00:00Z';
    const found = await rowsOf(tenant.api.accountActivities.find({ from: 'now-7d', filters }));
    const wrong = await firstOf(tenant.api.accountActivities.find({ filters: 'pod eq "x"' }));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(all.length);
    expect([
      new Set(found.map(({ action }) => action)),
      !wrong.ok && wrong.error.tag === 'unsupportedQuery' && wrong.error.reason,
    ]).toEqual([new Set(['Certification']), expect.stringContaining('cannot be filtered by pod')]);
  });
});
