import { describe, expect, it } from 'vitest';
import { eventSort, isFailure } from '../../../src/insight/events/eventWords.ts';
import {
  type AuditEvent,
  eventNameOf,
  isAboutSource,
} from '../../../src/model/tenant/auditEvent.ts';
import { accountsOf } from '../../../src/sandbox/data/tenant/tenant.ts';
import { changeStoriesOf } from '../../../src/sandbox/state/tenant/changes.ts';
import { makeTenant } from '../../../src/sandbox/tenant.ts';
import {
  answerOf,
  errorOf,
  firstOf,
  plainAndQuirky,
  rowsOf,
  startTenant,
  tenantForTests,
} from './tenant.ts';

const dayMs = 86_400_000;

const namesOf = (events: readonly AuditEvent[]) => events.map(eventNameOf);

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

describe.each([1, 2, 3, 4, 5])('the story of seed %i', (seed) => {
  it('is found by one search for all sources in trouble: changed shortly before, days earlier, or not', async () => {
    const tenant = await startTenant({ seed });
    const now = () => Date.UTC(2026, 8, 1, 3, 0, 0);
    const stories = changeStoriesOf(
      makeTenant({ seed, scale: 'small', accounts: accountsOf(seed), now }),
    ).sources.filter(({ beganMs }) => beganMs !== undefined);
    const names = new Map(
      (await rowsOf(tenant.api.sources.list())).map(({ id, name }) => [id, name ?? '']),
    );
    const askedBefore = tenant.sandbox.log.length;
    const found = await rowsOf(
      tenant.api.events.changesBefore(
        stories.map(({ id, beganMs = 0 }) => ({
          sourceId: id,
          sourceName: names.get(id) ?? '',
          fromMs: beganMs - dayMs,
          toMs: beganMs,
        })),
      ),
    );
    const searches = tenant.sandbox.log.slice(askedBefore);
    const shortly = stories.map(({ id }) =>
      found.some((event) => isAboutSource(event, { id, name: names.get(id) ?? '' })),
    );
    expect(shortly).toEqual(stories.map(({ before }) => before === 'shortly'));
    expect(searches.map(({ operation }) => operation)).toEqual(['search-post']);
    await tenant.close();
  });
});

it('stories of seeds have all three: changed shortly before, days earlier, and not', () => {
  const now = () => Date.UTC(2026, 8, 1, 3, 0, 0);
  const seeds = Array.from({ length: 20 }, (_, seed) => seed + 1);
  const counts = { shortly: 0, 'days earlier': 0, no: 0 };
  for (const seed of seeds) {
    const tenant = makeTenant({ seed, scale: 'small', accounts: accountsOf(seed), now });
    for (const { before } of changeStoriesOf(tenant).sources) {
      if (before !== undefined) counts[before] += 1;
    }
  }
  expect(Object.values(counts).filter((count) => count < 20)).toEqual([]);
});

it('the ends of runs are those of the sources that were asked for, in more searches than one for many', async () => {
  const tenant = await startTenant();
  const sources = await rowsOf(tenant.api.sources.list());
  const asked = sources
    .slice(0, 3)
    .map(({ id, name }) => ({ sourceId: id, sourceName: name ?? '' }));
  const others = Array.from({ length: 399 }, (_, index) => ({
    sourceId: `f${String(index).padStart(31, '0')}`,
    sourceName: `No such source ${index}`,
  }));
  const sinceMs = Date.UTC(2026, 8, 1, 3) - 3 * dayMs;
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
  await tenant.close();
});

it('a change that a client makes is an event of its user, at the thing and with its fields', async () => {
  const tenant = await startTenant();
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
      from: Date.UTC(2026, 8, 1, 3),
    }),
  );
  expect([
    namesOf(found),
    found.map(({ actor, status }) => [actor?.name, status]),
    found.map(({ attributes }) => attributes.changedFields),
  ]).toEqual([['SOURCE_UPDATE'], [['night.operator', 'PASSED']], ['/description']]);
  await tenant.close();
});
