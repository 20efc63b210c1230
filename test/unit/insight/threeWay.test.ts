import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf, type FieldChange, threeWay } from '../../../src/insight/documents/threeWay.ts';
import { type JitPolicy, jitFields, jitPolicy as model } from '../../../src/model/jit/jitPolicy.ts';
import { jitPolicy } from '../../../src/resources/kinds/jit/jitPolicy.ts';

type Row = Readonly<Record<string, unknown>>;

const field = (id: string) => ({ id, value: (row: Row) => row[id] });
const fields = ['a', 'b', 'c'].map(field);

describe('how a field stands', () => {
  it.each<[base: unknown, mine: unknown, theirs: unknown, FieldChange]>([
    [1, 1, 1, 'untouched'],
    [1, 2, 1, 'mine'],
    [1, 1, 2, 'theirs'],
    [1, 2, 2, 'agreed'],
    [1, 2, 3, 'conflict'],
    [null, undefined, null, 'untouched'],
    [1, null, undefined, 'agreed'],
    [1, null, 2, 'conflict'],
    [[1, 2], [1, 2], [1, 2], 'untouched'],
    [[1], [1, 2], [1, 2], 'agreed'],
    [[1], [1, 2], [1, 3], 'conflict'],
    [[1, 2], [2, 1], [1, 2], 'mine'],
    [false, false, null, 'theirs'],
    [0, '', 0, 'mine'],
  ])('%j, by me %j, by them %j: %s', (base, mine, theirs, stand) => {
    expect(changeOf(field('a'), { a: base }, { a: mine }, { a: theirs })).toBe(stand);
  });
});

/** Values that are easily taken for one another, few enough to meet often. */
const value = fc.constantFrom(undefined, null, 0, 1, '', '1', false, [], [1], [1, 2], [2, 1]);
const row = fc.record({ a: value, b: value, c: value, unknown: value });

const equal = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

describe('my changes on top of theirs', () => {
  it('lose none of mine, none of theirs, and nothing that is not known here', () => {
    fc.assert(
      fc.property(row, row, row, (base, mine, theirs) => {
        const { merged } = threeWay<Row, (typeof fields)[number]>(fields, base, mine, theirs);
        for (const { id, value: of } of fields) {
          const wanted = equal(of(mine), of(base)) ? of(theirs) : of(mine);
          expect([id, of(merged) ?? null]).toEqual([id, wanted ?? null]);
        }
        expect(merged.unknown).toBe(theirs.unknown);
      }),
      { numRuns: 1_000 },
    );
  });

  it('name every field that others changed, and as a conflict what both did, unless to the same', () => {
    fc.assert(
      fc.property(row, row, row, (base, mine, theirs) => {
        const compared = threeWay<Row, (typeof fields)[number]>(fields, base, mine, theirs);
        const byThem = fields.filter(({ value: of }) => !equal(of(theirs), of(base)));
        const byBoth = byThem.filter(({ value: of }) => !equal(of(mine), of(base)));
        const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);
        expect([ids(compared.theirs), ids(compared.conflicts)]).toEqual([
          ids(byThem),
          ids(byBoth.filter(({ value: of }) => !equal(of(mine), of(theirs)))),
        ]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are settled once they are compared: comparing again finds nothing', () => {
    fc.assert(
      fc.property(row, row, row, (base, mine, theirs) => {
        const { merged } = threeWay<Row, (typeof fields)[number]>(fields, base, mine, theirs);
        expect(threeWay<Row, (typeof fields)[number]>(fields, theirs, merged, theirs)).toEqual({
          merged,
          conflicts: [],
          theirs: [],
        });
      }),
    );
  });
});

const minutes = fc.constantFrom(null, 0, 30, 60);
const names = fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 });
const policy: fc.Arbitrary<JitPolicy> = fc
  .record({
    id: fc.constant('policy'),
    entitlementIds: names,
    maxActivationPeriodMins: minutes,
    maxActivationPeriodExtensionMins: minutes,
    defaultMaxActivationPeriodMins: minutes,
    defaultMaxActivationPeriodExtensionMins: minutes,
    notificationRecipients: names,
    notificationTemplate: fc.constantFrom(undefined, null, 'one', 'two'),
    applyToFutureAssignments: fc.constantFrom(undefined, null, true, false),
    addedLater: fc.integer(),
  })
  .map((raw) => model.parse(raw));

/** What a tenant makes of a request, as the API describes it: each operation replaces one field. */
const applied = (
  before: JitPolicy,
  body: readonly { readonly path: string; readonly value: unknown }[],
): Row => ({
  ...before,
  ...Object.fromEntries(body.map(({ path, value: to }) => [path.slice(1), to])),
});

describe('the request for a JIT policy', () => {
  it('makes of theirs what was merged, and names no field that I did not change', () => {
    const { form } = jitPolicy;
    if (form === undefined) throw new Error('the JIT policy has a form');
    fc.assert(
      fc.property(policy, policy, policy, (base, mine, theirs) => {
        const { merged } = threeWay(form.fields, base, mine, theirs);
        const body = form.operations(theirs, merged);
        const after = applied(theirs, body);
        for (const id of Object.keys(jitFields)) {
          expect([id, after[id] ?? null]).toEqual([id, merged[id] ?? null]);
        }
        const byMe = Object.keys(jitFields).filter((id) => !equal(mine[id], base[id]));
        expect(body.map(({ path }) => path.slice(1)).filter((id) => !byMe.includes(id))).toEqual(
          [],
        );
        expect(after.addedLater).toBe(theirs.addedLater);
      }),
      { numRuns: 500 },
    );
  });
});
