import { describe, expect, it } from 'vitest';
import { type InitialData, makeInitialData } from '../../../src/sandbox/data/initialData.ts';
import { hostileMarks } from '../../../src/sandbox/data/sources/incidents/hostile.ts';

const startedAtMs = Date.UTC(2026, 8, 1, 4, 0, 0);
const small = () => makeInitialData({ seed: 1, scale: 'small', startedAtMs });
const sourcesOf = (initial: InitialData) =>
  Array.from({ length: initial.sources.count }, (_, place) => initial.sources.at(place));
const rowsOf = (initial: InitialData) =>
  Array.from({ length: initial.entitlements.count }, (_, index) => initial.entitlements.at(index));
const named = (initial: InitialData, name: string) => {
  const place = sourcesOf(initial).findIndex((source) => source.name === name);
  return { place, source: initial.sources.at(place) };
};

describe('the small tenant', () => {
  it('is the same for the same seed, and another for another', () => {
    const other = makeInitialData({ seed: 2, scale: 'small', startedAtMs });
    expect(sourcesOf(small())).toEqual(sourcesOf(small()));
    expect(rowsOf(small())).toEqual(rowsOf(small()));
    expect(other.sources.at(0).id).not.toBe(small().sources.at(0).id);
    expect(other.entitlements.at(40).name).toBe(small().entitlements.at(40).name);
  });

  it('has 42 sources with ids of their own, and IdentityNow behind them', () => {
    const initial = small();
    const sources = sourcesOf(initial);
    expect(new Set(sources.map(({ id }) => id)).size).toBe(42);
    expect(initial.sourcesWithOwn.at(42).name).toBe('IdentityNow');
    expect(sources.every(({ id }) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
  });

  it('has the odd ones', () => {
    const initial = small();
    const sources = sourcesOf(initial);
    const settingsBytes = (name: string) =>
      JSON.stringify(named(initial, name).source.connectorAttributes).length;
    expect({
      slashAndHash: sources.filter(({ name }) => name === 'HR / Payroll #2').length,
      emoji: sources.filter(({ name }) => /^Slack \p{Emoji_Presentation} Dispatch$/u.test(name))
        .length,
      longest: Math.max(...sources.slice(0, 41).map(({ name }) => name.length)),
      withoutDescription: sources.filter(({ description }) => description === undefined).length,
      withoutOwner: sources.filter(({ owner }) => owner === null).length,
      html: sources.filter(({ description }) => description?.startsWith('<p>')).length,
      large: settingsBytes('Customs Broker API') >= 60 * 1024,
      healthyAgainstStatus: sources
        .filter(({ healthy, status }) => healthy !== (status === 'SOURCE_STATE_HEALTHY'))
        .map(({ name }) => name),
      statuses: new Set(sources.map(({ status }) => status)).size,
    }).toEqual({
      slashAndHash: 1,
      emoji: 1,
      longest: 120,
      withoutDescription: 1,
      withoutOwner: 1,
      html: 1,
      large: true,
      healthyAgainstStatus: ['Badge System CSV'],
      statuses: 10,
    });
  });

  it('says the same in the source and in its diagnostics', () => {
    const { source } = named(small(), 'DMZ Active Directory');
    const diagnostics = JSON.parse(String(source.connectorAttributes['slpt-source-diagnostics']));
    expect(diagnostics).toMatchObject({
      connector: source.connector,
      status: source.status,
      healthy: source.healthy,
      statusChanged: Date.parse(source.since ?? ''),
    });
    expect(startedAtMs - diagnostics.statusChanged).toBeGreaterThan(4 * 3_600_000 - 1);
  });

  it('has 1,204 entitlements on the DMZ directory, and the powers an auditor looks for', () => {
    const initial = small();
    const { source } = named(initial, 'DMZ Active Directory');
    const { from, to } = initial.entitlementsOf(source.id);
    const rows = rowsOf(initial).slice(from, to);
    expect(rows.length).toBe(1_204);
    expect(rows.every((row) => row.source.id === source.id)).toBe(true);
    expect(rows.filter(({ name }) => name === 'Domain Admins')).toMatchObject([
      { privilege: 'HIGH', attribute: 'memberOf' },
    ]);
  });

  it('keeps to the shares that the entitlements of a company have', () => {
    const rows = rowsOf(small());
    const share = (fits: (row: (typeof rows)[number]) => boolean) =>
      Math.round((100 * rows.filter(fits).length) / rows.length);
    expect(rows.length).toBeGreaterThan(3_000);
    expect({
      high: share(({ privilege }) => privilege === 'HIGH'),
      owned: share(({ owner }) => owner !== null),
      described: share(({ description }) => description !== null),
      html: share(({ description }) => description?.startsWith('<p>') ?? false),
    }).toEqual({ high: 6, owned: 30, described: 51, html: 3 });
    expect(rows.some(({ value }) => value.length > 255)).toBe(true);
    expect(rows.some(({ name }) => name.endsWith('  '))).toBe(true);
  });

  it('ascends by id, and finds every entitlement by its id alone', () => {
    const initial = small();
    const ids = rowsOf(initial).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(ids.map(initial.placeOfEntitlement)).toEqual(ids.map((_, index) => index));
    expect([
      initial.placeOfEntitlement('nonsense'),
      initial.placeOfEntitlement(`${ids[3]}0`),
    ]).toEqual([undefined, undefined]);
  });

  it('carries every hostile mark somewhere in the hostile source', () => {
    const initial = small();
    const place = sourcesOf(initial).findIndex(({ name }) => name.startsWith('Hostile'));
    const source = initial.sources.at(place);
    const { from, to } = initial.entitlementsOf(source.id);
    const rows = rowsOf(initial).slice(from, to);
    const schemas = initial.schemasAt(place);
    expect(hostileMarks.filter((mark) => !rows.some(({ name }) => name.includes(mark)))).toEqual(
      [],
    );
    for (const text of [
      source.name,
      source.description,
      source.type,
      source.owner?.name,
      schemas[1]?.name,
    ]) {
      expect(hostileMarks.some((mark) => text?.includes(mark))).toBe(true);
    }
    expect(source.schemas.map(({ name }) => name)).toEqual(schemas.map(({ name }) => name));
  });
});

describe('the large tenant', () => {
  it('has 2,000 sources and 100,000 entitlements, one source beyond the window', () => {
    const initial = makeInitialData({ seed: 1, scale: 'large', startedAtMs });
    const counts = sourcesOf(initial).map(({ id }) => {
      const { from, to } = initial.entitlementsOf(id);
      return to - from;
    });
    expect({
      sources: counts.length,
      entitlements: counts.reduce((sum, count) => sum + count, 0),
      beyond: counts.filter((count) => count > 10_000).length,
      last: initial.placeOfEntitlement(initial.entitlements.at(99_999).id),
    }).toEqual({ sources: 2_000, entitlements: 100_000, beyond: 1, last: 99_999 });
  });
});
