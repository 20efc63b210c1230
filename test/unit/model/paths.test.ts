import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type OperationId,
  operations,
  pathOf,
  pathTemplate,
} from '../../../src/model/operations.ts';
import { routeOf } from '../../../src/sandbox/http/router.ts';
import { anyCharacter } from '../../dsl/anyCharacter.ts';

const ids = Object.keys(operations) as OperationId[];
const schemes = ['v1', 'v2024'] as const;

const namesIn = (template: string): readonly string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** Ids that would lead elsewhere if they were taken as they are. */
const wicked = fc.oneof(
  fc.constantFrom(
    '.',
    '..',
    '%2e%2e',
    '../identities',
    'a/b',
    'a?b=c',
    'a#b',
    '\\..\\',
    '/',
    '//host/',
    'x%00',
    '\ud800',
    ';a',
    'ä é',
    'accounts',
    'current-identity',
  ),
  fc.string({ minLength: 1, unit: anyCharacter }),
);

it('no operation has the tenant check a token, which would be sent for that', () => {
  const paths = ids.flatMap((id) => schemes.map((scheme) => pathTemplate(operations[id], scheme)));
  expect(paths.filter((path) => path.includes('check_token'))).toEqual([]);
});

describe('pathOf', () => {
  it('fits an id into its place and nowhere else, whatever it is', () => {
    const call = fc.constantFrom(...ids).chain((id) =>
      fc.record({
        id: fc.constant(id),
        scheme: fc.constantFrom(...schemes),
        values: fc.array(wicked, { minLength: 3, maxLength: 3 }),
      }),
    );
    fc.assert(
      fc.property(call, ({ id, scheme, values }) => {
        const operation = operations[id];
        const template = pathTemplate(operation, scheme);
        const names = namesIn(template);
        const parameters = Object.fromEntries(
          names.map((name, index) => [name, values[index] ?? '']),
        );
        const path = pathOf(operation, scheme, parameters);
        // What arrives after a URL parser, which resolves dots, has been at it.
        const { pathname, search, hash, host } = new URL(path, 'https://tenant.example');
        const [given, expected] = [pathname.split('/'), template.split('/')];
        expect([host, search, hash, given.length]).toEqual([
          'tenant.example',
          '',
          '',
          expected.length,
        ]);
        for (const [index, part] of expected.entries()) {
          if (!part.startsWith('{')) expect(given[index]).toBe(part);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives an id back as it was where a server reads it', () => {
    fc.assert(
      fc.property(wicked, (value) => {
        fc.pre(value !== '.' && value !== '..' && value.isWellFormed());
        const path = pathOf(operations['get-source'], 'v1', { sourceId: value });
        expect(routeOf('GET', path)?.parameters).toEqual({ sourceId: value });
      }),
    );
  });

  it('refuses to leave a place empty', () => {
    for (const id of ids) {
      for (const scheme of schemes) {
        const names = namesIn(pathTemplate(operations[id], scheme));
        for (const name of names) {
          const parameters = Object.fromEntries(names.map((other) => [other, 'a']));
          const { [name]: _, ...rest } = parameters;
          expect(() => pathOf(operations[id], scheme, rest)).toThrow(name);
          expect(() => pathOf(operations[id], scheme, { ...parameters, [name]: '' })).toThrow(name);
        }
      }
    }
  });
});
