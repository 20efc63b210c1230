import fc from 'fast-check';
import type { Handed, Rule } from './gateway.ts';
import { nested } from './rough.ts';

/** What may stand in the place of any value of an answer. */
const replacements: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e21,
  true,
  [],
  {},
  [null],
  [[]],
  { id: null },
  { type: 'SOURCE', id: '', name: null },
  'x'.repeat(100_000),
  '👩‍👩‍👧'.repeat(2_000),
  '\u001b[2J\u202e',
  '2026-13-45T99:99:99Z',
  '{"a":[',
  '<a b="',
  Array.from({ length: 2_000 }, (_, index) => index),
  '@deep@',
];

type Place = { readonly owner: Record<string, unknown> | unknown[]; readonly key: string };

/** Every place in a value, down to some depth. */
const placesIn = (root: unknown): readonly Place[] => {
  const places: Place[] = [];
  let level: unknown[] = [root];
  for (let depth = 0; depth < 6 && level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const owner of level) {
      if (typeof owner !== 'object' || owner === null) continue;
      for (const [key, value] of Object.entries(owner)) {
        places.push({ owner: owner as Place['owner'], key });
        next.push(value);
      }
    }
    level = next;
  }
  return places;
};

/** One way to break an answer: where in it, how, and with what; all as shares of what there is. */
type Mutation = {
  readonly how: 'replace' | 'remove' | 'whole' | 'status' | 'text' | 'none';
  readonly where: number;
  readonly what: number;
};

const mutation: fc.Arbitrary<Mutation> = fc.record({
  how: fc.oneof(
    { weight: 12, arbitrary: fc.constant('replace' as const) },
    { weight: 4, arbitrary: fc.constant('remove' as const) },
    { weight: 1, arbitrary: fc.constantFrom('whole' as const, 'status' as const, 'text' as const) },
    { weight: 4, arbitrary: fc.constant('none' as const) },
  ),
  where: fc.double({ min: 0, max: 0.999, noNaN: true }),
  what: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

const pick = <Entry>(entries: readonly Entry[], share: number): Entry | undefined =>
  entries[Math.floor(share * entries.length)];

const statuses = [204, 302, 400, 403, 404, 410, 418, 500, 502];

/** Breaks an answer in the way of a mutation. */
const broken = (answer: Handed, { how, where, what }: Mutation): Handed => {
  switch (how) {
    case 'none':
      return answer;
    case 'status':
      return { ...answer, status: pick(statuses, what) ?? 500 };
    case 'text':
      return { ...answer, json: undefined, text: answer.text.slice(0, where * answer.text.length) };
    case 'whole': {
      const json = pick(replacements, what);
      return { ...answer, json: undefined, text: withDeep(json) };
    }
    case 'replace':
    case 'remove': {
      const json = structuredClone(answer.json);
      const place = pick(placesIn(json), where);
      if (place === undefined) return answer;
      if (how === 'remove') Reflect.deleteProperty(place.owner, place.key);
      else Reflect.set(place.owner, place.key, pick(replacements, what));
      return { ...answer, json: undefined, text: withDeep(json) };
    }
  }
};

const withDeep = (json: unknown): string =>
  JSON.stringify(json).replaceAll('"@deep@"', () => nested(3_000));

/** Breaks the answers to all calls but that for the token, the same ones in the same way for the same seed. */
export const mutating = (seed: number): Rule => {
  const mutations = fc.sample(mutation, { seed, numRuns: 500 });
  let asked = 0;
  return async ({ path }, pass) => {
    if (path.startsWith('/oauth')) return undefined;
    const answer = await pass();
    asked += 1;
    const next = mutations[asked % mutations.length];
    // Quirks of a status or of a whole answer would leave nothing to look at where they came too often.
    return next === undefined || answer.json === undefined ? answer : broken(answer, next);
  };
};
