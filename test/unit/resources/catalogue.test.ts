import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectToRecorder } from '../../../src/api/index.ts';
import { isListOperation } from '../../../src/model/collections.ts';
import { type OperationId, operations } from '../../../src/model/operations.ts';
import { columnsOf } from '../../../src/resources/cells/columns.ts';
import { hasNames, waysOf } from '../../../src/resources/finding/ways.ts';
import { catalogue } from '../../../src/resources/index.ts';
import { isListedAlone, scopeParts } from '../../../src/resources/placement.ts';
import type { Kind, KindId } from '../../../src/resources/types.ts';

const sourceFiles = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join('src', file));

const textOf = (file: string): string => readFileSync(file, 'utf8');

const kindFiles = sourceFiles
  .filter((file) => file.startsWith(join('src', 'resources', 'kinds')))
  .map((file) => ({ file, text: textOf(file) }));

/** The file that a kind is written in. */
const fileOf = (id: KindId): string =>
  kindFiles.find(({ text }) => text.includes(`id: '${id}'`))?.file ?? 'src/resources/kinds';

const ids = new Set(catalogue.map(({ id }) => id));

/** One mistake: the file, the field to write, and why. */
const mistake = ({ id }: Kind, field: string, why: string): string =>
  `${fileOf(id)}: ${field} of ${id}: ${why}`;

/** The kinds that one names: what it is listed in, and what its rows are found as. */
const kindsNamedBy = (kind: Kind): readonly (readonly [field: string, id: KindId])[] => [
  ...scopeParts(kind).map(({ kind: id }) => ['listedIn', id] as const),
  ...('orIn' in kind.listedIn && kind.listedIn.orIn !== undefined
    ? [['listedIn.orIn', kind.listedIn.orIn] as const]
    : []),
  ...(typeof kind.found === 'object' && 'as' in kind.found
    ? [['found.as', kind.found.as] as const]
    : []),
];

/** Those that say the same as another kind, each with what it is that they share. */
const shared = (field: string, of: (kind: Kind) => readonly string[]): readonly string[] => {
  const owners = new Map<string, KindId>();
  return catalogue.flatMap((kind) =>
    [...new Set(of(kind))].flatMap((value) => {
      const owner = owners.get(value);
      owners.set(value, owner ?? kind.id);
      return owner === undefined
        ? []
        : [mistake(kind, field, `${value} is of ${owner} already (${fileOf(owner)})`)];
    }),
  );
};

/** What is asked of the tenant for a list of a kind that is filtered; nothing is sent. */
const askedForList = async (kind: Kind): Promise<readonly OperationId[]> => {
  const asked = new Set<OperationId>();
  const named = { id: 'id', name: 'name' };
  const api = connectToRecorder('v1', ({ operation }) => asked.add(operation));
  const scope = { source: named, schema: named, parent: named };
  for await (const _ of kind.list?.(api, scope, {}) ?? []) break;
  return [...asked];
};

describe('the catalogue', () => {
  it('has every kind once', () => {
    expect(shared('id', ({ id }) => [id])).toEqual([]);
  });

  it('has no two kinds that go by the same name', () => {
    expect(
      shared('id, singular, plural or aliases', ({ id, singular, plural, aliases }) => [
        id,
        singular,
        plural,
        ...aliases,
      ]),
    ).toEqual([]);
  });

  it('has names that can be typed, all in lower case', () => {
    const wrong = catalogue.flatMap((kind) =>
      [kind.id, ...kind.aliases]
        .filter((name) => !/^[a-z][a-z0-9-]*$/.test(name))
        .map((name) => mistake(kind, 'id or aliases', `${name} is no word in lower case`)),
    );
    expect(wrong).toEqual([]);
  });

  it('has no two kinds for one type of reference', () => {
    expect(shared('referenceTypes', ({ referenceTypes }) => referenceTypes)).toEqual([]);
  });

  it('has every kind that another one names', () => {
    const wrong = catalogue.flatMap((kind) =>
      kindsNamedBy(kind)
        .filter(([, id]) => !ids.has(id))
        .map(([field, id]) =>
          mistake(kind, field, `${id} is no kind: write its line in src/resources/index.ts`),
        ),
    );
    expect(wrong).toEqual([]);
  });

  it('has every kind whose id stands in the code', () => {
    const written =
      /\b(?:kindOf|thingAt|listOf)\('([\w-]+)'|\blinked\([^,()]+, '([\w-]+)'|screen: '\w+',\s+kind: '([\w-]+)'/g;
    const wrong = sourceFiles
      .filter((file) => !/^src.(sandbox|model|api|insight)/.test(file))
      .flatMap((file) =>
        [...textOf(file).matchAll(written)]
          .map(([, called, linked, named]) => called ?? linked ?? named ?? '')
          .filter((id) => !ids.has(id))
          .map((id) => `${file}: ${id} is no kind: write its line in src/resources/index.ts`),
      );
    expect(wrong).toEqual([]);
  });

  it('has every kind that stands in a file of its own', () => {
    const wrong = kindFiles.flatMap(({ file, text }) =>
      [...text.matchAll(/Kind<\w+>(?: =>)? = \(?\{[^}]*?\n {2}id: '([\w-]+)'/g)]
        .map(([, id = '']) => id)
        .filter((id) => !ids.has(id))
        .map((id) => `src/resources/index.ts: the kind ${id} of ${file} is not in the catalogue`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps the kinds of one area of the help together', () => {
    const begun = catalogue.map(({ area }) => area).filter((area, at, all) => area !== all[at - 1]);
    const twice = begun.filter((area, at) => begun.indexOf(area) !== at);
    expect(twice.map((area) => `src/resources/index.ts: kinds of ${area} stand apart`)).toEqual([]);
  });
});

describe('a kind', () => {
  const wrongIn = (look: (kind: Kind) => readonly [field: string, why: string][]) =>
    catalogue.flatMap((kind) => look(kind).map(([field, why]) => mistake(kind, field, why)));

  it('says in a line what it is', () => {
    expect(
      wrongIn(({ summary, singular, plural }) => [
        ...(/^\S.{9,}[^.\s]$/.test(summary)
          ? []
          : [['summary', 'write one line without a full stop'] as [string, string]]),
        ...(singular === '' || plural === ''
          ? [['singular, plural', 'write both'] as [string, string]]
          : []),
      ]),
    ).toEqual([]);
  });

  it('can be listed, or read as the one thing that it is', () => {
    expect(
      wrongIn(({ shape, list, get, details, form, whenEmpty, whenMissing }) => {
        const missing: [string, string][] = [];
        const isMany = shape === 'many';
        if (isMany && list === undefined) missing.push(['list', 'many things need a list']);
        if (isMany && whenEmpty === undefined) missing.push(['whenEmpty', 'an empty list means?']);
        if (!isMany && get === undefined) missing.push(['get', 'nothing reads the one thing']);
        if (!isMany && whenMissing === undefined) {
          missing.push(['whenMissing', 'it means what that it is not there?']);
        }
        if (get !== undefined && details === undefined && form === undefined) {
          missing.push(['details', 'a thing that can be read has no details to show']);
        }
        return missing;
      }),
    ).toEqual([]);
  });

  it('is found by its id where that is all that is needed', () => {
    expect(
      wrongIn((kind) => {
        const { byId, inFind } = waysOf(kind);
        // The ids of findings are our own, which nobody has to type.
        const isOwn = kind.id === 'findings';
        const isAlone =
          isListedAlone(kind) && kind.shape === 'many' && kind.get !== undefined && !isOwn;
        const wrong: [string, string][] = [];
        if (isAlone && kind.found === 'in its list') {
          wrong.push(['found', 'it has get and hangs on nothing: say how it is found, or as what']);
        }
        if (isAlone && typeof kind.found === 'object' && 'byId' in kind.found && byId === 'no') {
          wrong.push(['found.byId', "it has get and hangs on nothing: write 'get'"]);
        }
        if (byId === 'get' && kind.get === undefined) wrong.push(['get', "found.byId says 'get'"]);
        if (byId === 'get' && !isListedAlone(kind)) {
          wrong.push(['found.byId', "its id alone is not enough: write 'no'"]);
        }
        if (hasNames(kind) && (kind.list === undefined || !isListedAlone(kind))) {
          wrong.push(['found.byName', 'it cannot be listed without what it is of']);
        }
        if (typeof inFind === 'object' || inFind === 'by name') {
          if (!hasNames(kind)) wrong.push(['found.byName', 'inFind searches by name']);
        } else if (hasNames(kind)) {
          wrong.push(['found.inFind', "it has names: write 'by name', or of"]);
        }
        if (inFind !== 'no' && byId !== 'get') {
          wrong.push(['found.byId', ":find asks for an id by get: write 'get'"]);
        }
        return wrong;
      }),
    ).toEqual([]);
  });

  it('is found as a kind that is found itself', () => {
    expect(
      wrongIn(({ found }) => {
        if (typeof found !== 'object' || !('as' in found)) return [];
        const other = catalogue.find(({ id }) => id === found.as);
        return other !== undefined && waysOf(other).byId !== 'no'
          ? []
          : [['found.as', `${found.as} is not found by an id`]];
      }),
    ).toEqual([]);
  });

  it('is asked for by name as its list can be filtered', async () => {
    const wrong: string[] = [];
    for (const kind of catalogue) {
      const { byName } = waysOf(kind);
      if (typeof byName === 'string' || kind.product === 'identityiq') continue;
      const properties = 'holding' in byName ? [byName.holding] : byName.beginning;
      const operator = 'holding' in byName ? 'co' : 'sw';
      const { collectionIn } = await import('../../../src/model/collections.ts');
      for (const operation of (await askedForList(kind)).filter(isListOperation)) {
        const { filters } = collectionIn(operation, 'v1');
        for (const property of properties) {
          if (filters[property]?.includes(operator)) continue;
          wrong.push(
            mistake(
              kind,
              'found.byName',
              `${operation} does not filter ${property} by ${operator} (src/model/collections.ts)`,
            ),
          );
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has a page of its own in the console where references lead to it, or says that it has none', () => {
    expect(
      wrongIn((kind) =>
        kind.consolePage === 'of its source' && scopeParts(kind).length === 0
          ? [['consolePage', "it is never of a source: write 'none' or its page"]]
          : [],
      ),
    ).toEqual([]);
  });

  it('asks the tenant to filter by operations and columns that there are', () => {
    expect(
      wrongIn((kind) => {
        const { serverFilter } = kind;
        if (serverFilter === undefined) return [];
        const columns = new Set(columnsOf(kind).map(({ id }) => id));
        const isKnown = Object.hasOwn(operations, serverFilter.operation);
        const known =
          isKnown &&
          (serverFilter.operation === 'search-post' || isListOperation(serverFilter.operation));
        return [
          ...(known
            ? []
            : [
                [
                  'serverFilter.operation',
                  `${serverFilter.operation} has no line in src/model/collections.ts`,
                ] as [string, string],
              ]),
        ].concat(columns.size === 0 ? [['columns', 'none']] : []);
      }),
    ).toEqual([]);
  });

  it('has columns with ids and heads of their own', () => {
    expect(
      wrongIn((kind) => {
        const own = columnsOf(kind).map(({ id }) => id);
        return own
          .filter((id, at) => own.indexOf(id) !== at)
          .map((id) => ['columns', `${id} twice`]);
      }),
    ).toEqual([]);
  });
});

it('only placement.ts reads what a kind is listed in', () => {
  const readers = sourceFiles
    .filter((file) => !/resources.(placement\.ts|kinds.)/.test(file))
    .filter((file) => /\.listedIn\b|[{,]\s*listedIn\s*[,}:]/.test(textOf(file)))
    .map((file) => `${file}: ask src/resources/placement.ts`);
  expect(readers).toEqual([]);
});
