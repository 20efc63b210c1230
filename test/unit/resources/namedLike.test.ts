import { describe, expect, it } from 'vitest';
import type { Api } from '../../../src/api/index.ts';
import { success } from '../../../src/model/result.ts';
import type { Source } from '../../../src/model/sources/source.ts';
import { findSource, pickSource } from '../../../src/resources/finding/findSource.ts';
import { findThing, thingNotFoundSentence } from '../../../src/resources/finding/findThing.ts';
import { kindOf } from '../../../src/resources/index.ts';

const sources = ['Müller Spedition', 'Łódź HR', 'Payroll', 'Jose', 'José'].map(
  (name) => ({ id: `id of ${name}`, name }) as Source,
);

/** A tenant that compares letters as they are written. */
const tenant = (asked: (string | undefined)[]): Api =>
  ({
    sources: {
      async *list({ filters }: { readonly filters?: string }) {
        asked.push(filters);
        const wanted = /co "(.*)"/.exec(filters ?? '')?.[1]?.toLowerCase() ?? '';
        const rows = sources
          .filter(({ name = '' }) => name.toLowerCase().includes(wanted))
          .map((value) => ({ value, raw: value }));
        yield success({ rows, loaded: rows.length, unreadable: 0, last: true });
      },
    },
  }) as unknown as Api;

const options = { signal: new AbortController().signal };

describe('a name without its marks', () => {
  it.each([
    ['muller', 'Müller Spedition'],
    ['lodz', 'Łódź HR'],
    ['MÜLLER sped', 'Müller Spedition'],
    ['jose', 'Jose'],
    ['josé', 'José'],
  ])('%s finds %s, which the tenant may hide from it', async (typed, name) => {
    const known = pickSource(sources, typed);
    expect(known.ok && known.value.name).toBe(name);
    const asked = await findSource(tenant([]), typed, options);
    expect(asked.ok && asked.value.name).toBe(name);
    const thing = await findThing(tenant([]), kindOf('sources'), typed, options);
    expect(thing.ok && thing.value.name).toBe(name);
  });

  it('reads all sources only where none is called so as it is written', async () => {
    const asked: (string | undefined)[] = [];
    await findSource(tenant(asked), 'payroll', options);
    expect(asked).toEqual(['name co "payroll"']);
    await findSource(tenant(asked), '42', options);
    expect(asked).toEqual(['name co "payroll"', 'name co "42"']);
    await findSource(tenant(asked), 'muller', options);
    expect(asked.slice(2)).toEqual(['name co "muller"', undefined]);
  });

  it('is asked for with its marks where only the tenant can look', () => {
    const none = { tag: 'none', text: 'muller' } as const;
    expect(thingNotFoundSentence(kindOf('identities'), none)).toBe(
      'No identity that this user may see is called "muller": type how its name begins, marks on letters too, or its id.',
    );
    expect(thingNotFoundSentence(kindOf('sources'), none)).not.toContain('marks');
  });
});
