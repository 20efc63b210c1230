import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { flag, list, maybe, number, record, text } from '../../../src/model/tolerant.ts';

const folder = new URL('../../../src/model/', import.meta.url);

/** Every schema that a file of the model exports, and what it is called. */
const schemas: readonly (readonly [string, z.ZodType])[] = (
  await Promise.all(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map(async (file) => {
        const exported: Record<string, unknown> = await import(new URL(file, folder).href);
        return Object.entries(exported).flatMap(([name, value]) =>
          value instanceof z.ZodType ? [[`${file} ${name}`, value] as const] : [],
        );
      }),
  )
).flat();

/** The fields that any model knows, so that what is made up gets past the first look. */
const fields = [
  ...new Set(
    schemas.flatMap(([, schema]) =>
      schema instanceof z.ZodObject ? Object.keys(schema.shape as object) : [],
    ),
  ),
];

const leaf = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1e308, '', 'a', '2026-13-45T99:99:99Z', 'true', '90'),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const json = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'json' },
    leaf,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom('__proto__', 'id', ...fields), fc.string()),
      tie('json'),
      {
        maxKeys: 8,
      },
    ),
  ),
})).json;

it('finds the schemas of the model', () => {
  expect(schemas.map(([name]) => name)).toContain('sources/source.ts source');
  expect(fields.length).toBeGreaterThan(50);
});

/** Objects that cannot be made a text or a number, also where a library takes their length for one. */
const unprintable = JSON.parse('{"toString":null,"valueOf":1}') as unknown;
const awkward: readonly unknown[] = [
  unprintable,
  { length: unprintable, size: unprintable },
  [unprintable],
];

it.each(schemas)('%s never throws where what came is no text', (_, schema) => {
  for (const value of awkward) {
    for (const whole of [value, Object.fromEntries(fields.map((field) => [field, value]))]) {
      expect(() => schema.safeParse(whole)).not.toThrow();
    }
  }
});

it.each(schemas)('%s never throws, whatever a tenant sends', (_, schema) => {
  fc.assert(
    fc.property(json, (value) => {
      const before = JSON.stringify(value);
      schema.safeParse(value);
      expect(JSON.stringify(value)).toBe(before);
    }),
    { numRuns: 300 },
  );
});

it.each(
  schemas.flatMap(([name, schema]) =>
    schema instanceof z.ZodObject ? [[name, schema] as const] : [],
  ),
)('%s keeps the fields that it does not know', (_, schema) => {
  const known = new Set(Object.keys(schema.shape as object));
  fc.assert(
    fc.property(
      fc.string().filter((key) => !known.has(key) && key !== '__proto__'),
      json,
      json,
      (key, value, rest) => {
        const parsed = schema.safeParse({
          ...(typeof rest === 'object' ? rest : {}),
          id: 'a',
          name: 'b',
          [key]: value,
        });
        if (parsed.success) expect((parsed.data as Record<string, unknown>)[key]).toEqual(value);
      },
    ),
    { numRuns: 100 },
  );
});

it('a missing key is taken by every tolerant part, and not by z.unknown()', () => {
  const parts = { text, number, flag, record, list: list(text), maybe: maybe(z.object({})) };
  const takesMissing = (part: z.ZodType) => z.looseObject({ part }).safeParse({}).success;
  expect(Object.values(parts).map(takesMissing)).toEqual(Object.keys(parts).map(() => true));
  expect(takesMissing(z.unknown())).toBe(false);
});
