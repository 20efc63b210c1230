import { describe, expect, it } from 'vitest';
import { eventSort, isFailure } from '../../../src/insight/events/eventWords.ts';
import {
  eventNameOf,
  isAboutCluster,
  isAboutSource,
} from '../../../src/model/tenant/auditEvent.ts';
import { events } from '../../../src/resources/kinds/tenant/events.ts';
import { accountsOf } from '../../../src/sandbox/data/tenant/tenant.ts';
import { changeStoriesOf } from '../../../src/sandbox/state/tenant/changes.ts';
import { makeTenant } from '../../../src/sandbox/tenant.ts';
import { answerOf, errorOf, firstOf, plainAndQuirky, rowsOf, tenantForTests } from './tenant.ts';

const dayMs = 86_400_000;

describe.each(plainAndQuirky)('audit events ($title)', ({ scheme, quirks }) => {
  const tenant = tenantForTests({ scheme, quirks });

  it('are changes and failed runs, the latest first, in both forms', async () => {
    const found = await rowsOf(
      tenant.api.events.find({ sort: 'changes and failed runs', from: 'now-7d' }),
    );
    const sorts = new Set(found.map(eventSort));
    expect([
      [...sorts].sort(),
      found.filter((event) => eventSort(event) === 'run ended' && !isFailure(event)),
      found.some(({ action }) => action === 'AggregateAccounts'),
      found.some(({ action }) => action === 'SOURCE_ACCOUNT_AGGREGATION_FAILED'),
    ]).toEqual([['change', 'run ended'], [], true, true]);
    const changes = await rowsOf(tenant.api.events.find({ sort: 'changes' }));
    expect([
      new Set(changes.map(eventSort)),
      changes.some(({ technicalName }) => technicalName === undefined),
      changes.some(({ action }) => action === 'update'),
    ]).toEqual([new Set(['change']), true, true]);
    const times = found.map(({ created = '' }) => Date.parse(created));
    if (quirks.length === 0) expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('are filtered by who did what and when, and by nothing else', async () => {
    const asked = { sort: 'changes' } as const;
    const all = await rowsOf(tenant.api.events.find(asked));
    const [first] = all;
    const who = first?.actor?.name ?? '';
    const filters = `actor.name eq "${who}" and (action eq "SOURCE_UPDATE" or technicalName eq "SOURCE_UPDATE") and created ge 2026-01-01T00:00:00Z`;
    const found = await rowsOf(tenant.api.events.find({ ...asked, filters }));
    const wrong = await firstOf(tenant.api.events.find({ ...asked, filters: 'stack eq "va"' }));
    expect([
      found.map(({ id }) => id),
      !wrong.ok && wrong.error.tag === 'unsupportedQuery' && wrong.error.reason,
    ]).toEqual([
      all
        .filter((event) => event.actor?.name === who && eventNameOf(event) === 'SOURCE_UPDATE')
        .map(({ id }) => id),
      expect.stringContaining('cannot be filtered by stack, only by action'),
    ]);
  });

  it('are of one source alone, also where its name stands in that of another', async () => {
    const sources = await rowsOf(tenant.api.sources.list());
    const source = sources.find(({ name }) => name === 'SAP HANA') ?? sources[0];
    const asked = { id: source?.id ?? '', name: source?.name ?? '' };
    const found = await rowsOf(
      tenant.api.events.find({
        sort: 'all',
        sources: [{ sourceId: asked.id, sourceName: asked.name }],
      }),
    );
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((event) => isAboutSource(event, asked) === undefined)).toEqual([]);
  });
});

describe('the events of a tenant', () => {
  const tenant = tenantForTests({});
  const startedAtMs = Date.UTC(2026, 8, 1, 3);

  it('before the trouble of all sources and clusters are found by one search', async () => {
    const stories = changeStoriesOf(
      makeTenant({ seed: 1, scale: 'small', accounts: accountsOf(1), now: () => startedAtMs }),
    );
    const inTrouble = stories.sources.filter(({ beganMs }) => beganMs !== undefined);
    const sources = await rowsOf(tenant.api.sources.list());
    const names = new Map(sources.map(({ id, name }) => [id, name ?? '']));
    const cutOff = stories.clusters.flatMap(({ id, before, beganMs }) => {
      const source = sources.find(({ cluster }) => cluster?.id === id);
      const name = source?.cluster?.name;
      return beganMs === undefined || source === undefined || name === undefined
        ? []
        : [{ source, cluster: { id, name }, before, beganMs }];
    });
    const searchesBefore = tenant.sandbox.log.length;
    const found = await rowsOf(
      tenant.api.events.changesBefore([
        ...inTrouble.map(({ id, beganMs = 0 }) => ({
          sourceId: id,
          sourceName: names.get(id) ?? '',
          fromMs: beganMs - dayMs,
          toMs: beganMs,
        })),
        ...cutOff.map(({ source, cluster, beganMs }) => ({
          sourceId: source.id,
          sourceName: source.name ?? '',
          clusterId: cluster.id,
          clusterName: cluster.name,
          fromMs: beganMs - dayMs,
          toMs: beganMs,
        })),
      ]),
    );
    expect(tenant.sandbox.log.slice(searchesBefore).map(({ operation }) => operation)).toEqual([
      'search-post',
    ]);
    const isFoundAt = (id: string) =>
      found.some((event) => isAboutSource(event, { id, name: names.get(id) ?? '' }));
    expect(inTrouble.map(({ id }) => isFoundAt(id))).toEqual(
      inTrouble.map(({ before }) => before === 'shortly'),
    );
    expect(
      cutOff.map(({ cluster }) => found.some((event) => isAboutCluster(event, cluster))),
    ).toEqual(cutOff.map(({ before }) => before === 'shortly'));
    expect(cutOff.length).toBeGreaterThan(0);
  });

  it('of runs are those of the sources that were asked for, in more searches than one for many', async () => {
    const sources = await rowsOf(tenant.api.sources.list());
    const asked = sources
      .slice(0, 3)
      .map(({ id, name }) => ({ sourceId: id, sourceName: name ?? '' }));
    const others = Array.from({ length: 399 }, (_, index) => ({
      sourceId: `f${String(index).padStart(31, '0')}`,
      sourceName: '',
    }));
    const sinceMs = startedAtMs - 3 * dayMs;
    const before = tenant.sandbox.log.length;
    const found = await rowsOf(
      tenant.api.events.runEnds([...others.slice(0, 250), ...asked, ...others.slice(250)], sinceMs),
    );
    expect(found.length).toBeGreaterThan(3);
    expect([
      new Set(found.map(eventSort)),
      found.filter(
        (event) =>
          !asked.some(({ sourceId: id, sourceName: name }) => isAboutSource(event, { id, name })),
      ),
      found.filter(({ created = '' }) => Date.parse(created) < sinceMs),
      tenant.sandbox.log.slice(before).length,
      await rowsOf(tenant.api.events.runEnds([], sinceMs)),
    ]).toEqual([new Set(['run ended']), [], [], 3, []]);
  });

  it('are those of seven days in a list, and older ones where a filter says from when on', async () => {
    const agesOf = async (filters?: string) => {
      const pages = events.list?.(tenant.api, {}, { filters });
      if (pages === undefined) throw new Error('events have no list');
      return (await rowsOf(pages)).map(({ created = '' }) => startedAtMs - Date.parse(created));
    };
    const usual = await agesOf();
    const since = new Date(startedAtMs - 30 * dayMs).toISOString();
    const older = await agesOf(`created ge ${since}`);
    const narrowed = await agesOf('actor.name eq "mei.tan"');
    expect(Math.max(...usual)).toBeLessThanOrEqual(7 * dayMs);
    expect(Math.max(...narrowed)).toBeLessThanOrEqual(7 * dayMs);
    expect(Math.max(...older)).toBeLessThanOrEqual(30 * dayMs);
    expect(Math.max(...older)).toBeGreaterThan(7 * dayMs);
    expect(older.length).toBeGreaterThan(usual.length);
  });

  it('that a client causes are of its user, at the thing and with its fields', async () => {
    const [source] = await rowsOf(tenant.api.sources.list());
    const id = source?.id ?? '';
    const patch = (path: string) =>
      tenant.api.sources.patch(id, [{ op: 'replace', path, value: 'New words' }]);
    await answerOf(patch('/description'));
    await errorOf(patch('/id'));
    const found = await rowsOf(
      tenant.api.events.find({
        sort: 'changes',
        sources: [{ sourceId: id, sourceName: source?.name ?? '' }],
        from: startedAtMs,
      }),
    );
    expect([
      found.map(eventNameOf),
      found.map(({ actor, status }) => [actor?.name, status]),
      found.map(({ attributes }) => attributes.changedFields),
    ]).toEqual([['SOURCE_UPDATE'], [['night.operator', 'PASSED']], ['/description']]);
  });
});
