import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { outputs } from '../../src/cli/get/formats/index.ts';
import { printedColumns } from '../../src/cli/get/getFolded.ts';
import { exactHead } from '../../src/resources/cells/cells.ts';
import { catalogue, kindOf } from '../../src/resources/index.ts';
import { isListedAlone, parentKindOf, sourceNeed } from '../../src/resources/placement.ts';
import type { Kind } from '../../src/resources/types.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { getInProcess } from '../dsl/getInProcess.ts';
import { type Home, makeHome } from '../dsl/home.ts';
import { playsAll } from '../dsl/share.ts';

let sandbox: Sandbox;
let home: Home;
beforeAll(async () => {
  // A clock that moves with every look at it: the limit of requests is not what is tried here, and tasks go on.
  let nowMs = Date.now();
  sandbox = await startSandbox({
    now: () => {
      nowMs += 150;
      return nowMs;
    },
  });
  home = makeHome();
  const { baseUrl, username, password } = sandbox.identityIq;
  home.config(
    `environments:\n  iiq: { type: identityiq, base_url: ${baseUrl}, username: ${username}, password: ${password} }\n`,
  );
});
afterAll(async () => {
  home.remove();
  await sandbox.close();
});

const run = (argv: readonly string[], options: Partial<Parameters<typeof getInProcess>[1]> = {}) =>
  getInProcess(argv, {
    variables: {
      ...home.variables,
      SAIL_BASE_URL: sandbox.baseUrl,
      SAIL_CLIENT_ID: sandbox.clientId,
      SAIL_CLIENT_SECRET: sandbox.clientSecret,
    },
    ...options,
  });

const environmentOf = ({ product }: Kind): readonly string[] =>
  product === 'identityiq' ? ['--env', 'iiq'] : [];

const get = (kind: Kind, ...argv: readonly string[]) =>
  run([kind.id, ...environmentOf(kind), ...argv]);

type Row = { readonly id?: string; readonly name?: string };

const rowsIn = (json: string): readonly Row[] => {
  const value: Row | readonly Row[] = JSON.parse(json);
  return Array.isArray(value) ? value : [value as Row];
};

/** How often a thing is tried before its kind counts as empty everywhere. */
const tries = 40;

/** So many rows of a list are tried for something that hangs on them. */
const mostParents = playsAll ? '100000' : '500';

/** Some of many, from all over the list. */
const spread = <Entry>(entries: readonly Entry[]): readonly Entry[] => {
  const step = Math.max(1, Math.floor(entries.length / tries));
  return entries.filter((_, index) => index % step === 0);
};

const known = new Map<string, readonly Row[]>();

/** The rows of a kind, read once: what is in them is asked for again and again. */
const rowsOf = async (kind: Kind, whole: readonly string[]): Promise<readonly Row[]> => {
  const key = [kind.id, ...whole].join(' ');
  const before = known.get(key);
  if (before !== undefined) return before;
  const { code, stdout } = await get(kind, ...whole, '-o', 'json', '--limit', mostParents);
  const rows = code === 0 ? rowsIn(stdout) : [];
  known.set(key, rows);
  return rows;
};

/** Whatever a kind may hang on, found through the catalogue itself: the arguments that name it, some of many. */
async function* wholesOf(kind: Kind): AsyncGenerator<readonly string[]> {
  const { listedIn } = kind;
  if (kind.asks !== undefined) return yield ['active'];
  if (isListedAlone(kind)) return yield [];
  const parent = parentKindOf(kind) ?? kindOf(listedIn.in === 'schema' ? 'schemas' : 'sources');
  const option =
    listedIn.in === 'thing' ? '--of' : listedIn.in === 'schema' ? '--schema' : '--source';
  for await (const whole of wholesOf(parent)) {
    for (const row of spread(await rowsOf(parent, whole)))
      yield [...whole, option, parent.identify(row)];
  }
}

/**
 * Arguments with which a kind has something to show, and how much that is; where there is nothing anywhere, those of
 * an empty list or, with code 1, of a thing that is not there.
 */
const findSome = async (kind: Kind) => {
  let empty: { whole: readonly string[]; count: 0; code: number } | undefined;
  let tried = 0;
  for await (const whole of wholesOf(kind)) {
    const { code, stdout } = await get(kind, ...whole, '-o', 'json', '--limit', '3');
    const count = code === 0 ? rowsIn(stdout).length : 0;
    if (count > 0) return { whole, count, code };
    if (empty === undefined || code < empty.code) empty = { whole, count: 0, code };
    tried += 1;
    if (tried === tries) break;
  }
  if (empty === undefined) throw new Error(`there is nothing that ${kind.id} could be of`);
  return empty;
};

/** Fields of CSV as RFC 4180 has them. */
const csvRows = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    if (quoted === undefined && plain === '' && end === '') break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
};

/** What acts on a terminal or hides from a reader; an emoji may have joiners. */
const acting = /(?![\n\r\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const beside = expect.stringMatching(
  /^spyglass get: \d+ of 42 sources are healthy; \d+ runs in \d+ d\.?\n$/,
);

describe('every kind of the catalogue, in every format', () => {
  it.each(catalogue.map((kind) => [kind.id, kind] as const))('%s', async (_, kind) => {
    const { whole, count, code: usual } = await findSome(kind);
    const outcomes = await Promise.all(
      outputs.map((output) => get(kind, ...whole, '--limit', '3', '-o', output)),
    );
    if (usual !== 0) {
      const missing = {
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^spyglass get: .+\n$/),
      };
      expect([kind.list, outcomes]).toMatchObject([undefined, outputs.map(() => missing)]);
      return;
    }
    const [table, json, jsonl, yaml, csv] = outcomes.map(({ stdout }) => stdout);
    expect(outcomes.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      // What a list says beside its things is no part of the output.
      outputs.map(() => ({ code: 0, stderr: kind.id === 'findings' ? beside : '' })),
    );
    expect(outcomes.filter(({ stdout }) => acting.test(stdout))).toEqual([]);
    const isOne = kind.list === undefined;
    const heads = printedColumns(kind).map(exactHead);
    expect({
      json: rowsIn(json ?? '').length,
      isList: Array.isArray(JSON.parse(json ?? '')),
      jsonl: (jsonl ?? '')
        .split('\n')
        .slice(0, -1)
        .map((line) => typeof JSON.parse(line)),
      yaml: [parse(yaml ?? '')].flat().length,
      csv: csvRows(csv ?? '').map((row) => row.length),
      heads: csvRows(csv ?? '')[0],
      table: (table ?? '').trimEnd().split('\n').length,
    }).toEqual({
      json: count,
      isList: !isOne,
      jsonl: Array.from({ length: count }, () => 'object'),
      yaml: count,
      csv: Array.from({ length: count + 1 }, () => heads.length),
      heads,
      table: kind.shape === 'one' ? heads.length : count + 1,
    });
  });
});

describe('what the formats say', () => {
  it('is the same in JSON, lines of JSON and YAML, hostile texts and secrets too', async () => {
    const outcomes = await Promise.all(
      ['json', 'jsonl', 'yaml'].map((output) =>
        run(['sources', '--sorters', 'name', '-o', output]),
      ),
    );
    const [json, jsonl, yaml] = outcomes.map(({ stdout }) => stdout);
    const rows: unknown = JSON.parse(json ?? '');
    expect(rows).toHaveLength(42);
    expect(
      (jsonl ?? '')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(rows);
    expect(parse(yaml ?? '')).toEqual(rows);
    expect(outcomes.filter(({ stdout }) => stdout.includes('********'))).toHaveLength(3);
  });

  it('is one thing where one was asked for', async () => {
    const [first] = rowsIn((await run(['clusters', '-o', 'json'])).stdout);
    const one = await Promise.all(
      outputs.map((output) => run(['clusters', first?.id ?? '', '-o', output])),
    );
    const [table, json, jsonl, yaml, csv] = one.map(({ stdout }) => stdout);
    expect(JSON.parse(json ?? '')).toMatchObject({ id: first?.id });
    expect(JSON.parse(jsonl ?? '')).toEqual(JSON.parse(json ?? ''));
    expect(parse(yaml ?? '')).toEqual(JSON.parse(json ?? ''));
    expect([table?.trimEnd().split('\n').length, csvRows(csv ?? '').length]).toEqual([2, 2]);
  });

  it('has what other calls know where it has columns, and asks nobody for it otherwise', async () => {
    const [cluster] = rowsIn((await run(['clusters', '-o', 'json'])).stdout);
    for (const [output, isAsked] of [
      ['table', true],
      ['csv', true],
      ['json', false],
      ['jsonl', false],
      ['yaml', false],
    ] as const) {
      const since = sandbox.log.length;
      const list = await run(['clusters', '-o', output]);
      const one = await run(['clusters', cluster?.id ?? '', '-o', output]);
      const asked = sandbox.log
        .slice(since)
        .filter(({ operation }) => operation === 'list-sources');
      expect([output, asked.length]).toEqual([output, isAsked ? 2 : 0]);
      if (isAsked) expect(list.stdout + one.stdout).not.toMatch(/[?…]/);
    }
  });
});

describe('half a list', () => {
  const page = JSON.stringify([
    { id: 'e1', name: 'one' },
    { id: 'e2', name: 'two' },
  ]);
  const queued = (): void => {
    const match = { operation: 'list-sources', times: 1 } as const;
    sandbox.faults.clear();
    sandbox.faults.queue(match, {
      type: 'body',
      status: 200,
      contentType: 'application/json',
      body: page,
    });
    sandbox.faults.queue({ ...match, times: 9 }, { type: 'status', status: 500 });
  };

  it.each(['table', 'json', 'yaml', 'csv'])('is nothing at all as %s', async (output) => {
    queued();
    const { code, stdout, stderr } = await run(['sources', '-o', output]);
    expect({ code, stdout, stderr }).toEqual({
      code: 4,
      stdout: '',
      stderr: expect.stringMatching(/^spyglass get: .*status 500.*\n$/),
    });
    sandbox.faults.clear();
  });

  it('is what came before the error as lines of JSON, and never the code of a whole one', async () => {
    queued();
    const { code, stdout, stderr } = await run(['sources', '-o', 'jsonl']);
    expect({ code, stdout, stderr }).toEqual({
      code: 4,
      stdout: '{"id":"e1","name":"one"}\n{"id":"e2","name":"two"}\n',
      stderr: expect.stringMatching(
        /^spyglass get: .*status 500.* 2 rows were printed before that: the list is not whole\.\n$/,
      ),
    });
    sandbox.faults.clear();
  });
});

describe('a reader that leaves', () => {
  const closed = () => Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });

  it.each(outputs)('ends it quietly: %s', async (output) => {
    const argv = ['entitlements', '--source', 'DMZ', '-o', output];
    const outcome = await run(argv, { onPiece: closed });
    expect(outcome).toEqual({ code: 0, stdout: '', stderr: '', pieces: [] });
  });

  it('ends lines of JSON in the middle of the list', async () => {
    let pieces = 0;
    const whole = await run(['entitlements', '--source', 'DMZ', '-o', 'jsonl']);
    const onPiece = () => {
      pieces += 1;
      return pieces > 1 ? closed() : undefined;
    };
    const { code, stderr } = await run(['entitlements', '--source', 'DMZ', '-o', 'jsonl'], {
      onPiece,
    });
    expect([code, stderr, pieces, whole.pieces.length > 2]).toEqual([0, '', 2, true]);
  });

  it('is told apart from a disk that is full', async () => {
    const { code, stdout, stderr } = await run(['clusters'], {
      onPiece: () =>
        Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }),
    });
    expect({ code, stdout, stderr }).toEqual({
      code: 4,
      stdout: '',
      stderr: 'spyglass get: The output cannot be written: ENOSPC: no space left on device.\n',
    });
  });
});

describe('what makes no sense', () => {
  it.each<readonly [readonly string[], RegExp]>([
    [['clusters', '--of', 'x'], /clusters are not of another thing: leave --of out/],
    [['clusters', '--schema', 'x'], /clusters are not of a schema/],
    [['clusters', '--source', 'x'], /clusters are not of a source/],
    [['attributes', '--source', 'x'], /add --schema/],
    [['source-health', '--source', 'x', '--filters', 'a eq 1'], /--filters is for lists/],
    [['clusters', 'x', '--sorters', 'name'], /--sorters is for lists/],
    [['iiq-entitlements'], /are of IdentityIQ, and .* is Identity Security Cloud/],
    [['sources', '--env', 'iiq'], /are of Identity Security Cloud, and iiq is IdentityIQ/],
  ])('%j is said before anything is sent', async (argv, sentence) => {
    const since = sandbox.log.length;
    const { code, stdout, stderr } = await run(argv);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(sentence),
    });
    expect(sandbox.log.slice(since)).toEqual([]);
  });

  it.each<readonly [readonly string[], RegExp]>([
    [['clusters', '--sorters', 'name'], /cannot be sorted so: leave --sorters out/],
    [
      ['schemas', '--source', 'DMZ', '--filters', 'name eq "x"'],
      /cannot be filtered so: leave --filt/,
    ],
    [['iiq', '--env', 'iiq', '--sorters', 'rank,type'], /cannot be sorted so/],
    [['sources', '--filters', 'shoeSize eq'], /The filter cannot be read/],
  ])('%j is said instead of a list that was not asked so', async (argv, sentence) => {
    for (const output of outputs) {
      const { code, stdout, stderr } = await run([...argv, '-o', output]);
      expect({ code, stdout, stderr }).toEqual({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(sentence),
      });
    }
  });

  it('names --of where a kind hangs on a thing', async () => {
    const kinds = catalogue.filter((kind) => parentKindOf(kind) !== undefined);
    for (const kind of kinds) {
      const source = sourceNeed(kind) === 'must' ? ['--source', 'DMZ'] : [];
      const { code, stderr } = await get(kind, ...source);
      expect([kind.id, code, stderr]).toEqual([kind.id, 2, expect.stringMatching(/add --of/)]);
    }
  });

  it.each(['nothing', '2c9180800000000000000000000000ff'])(
    'prints no list of a thing that is not there: --of %s',
    async (of) => {
      const kinds = catalogue.filter(
        (kind) => kind.list !== undefined && parentKindOf(kind) !== undefined,
      );
      expect(kinds.length).toBeGreaterThan(3);
      for (const kind of kinds) {
        const source = sourceNeed(kind) === 'must' ? ['--source', 'DMZ'] : [];
        const { code, stdout, stderr } = await get(kind, ...source, '--of', of, '-o', 'json');
        expect([kind.id, code, stdout]).toEqual([kind.id, 1, '']);
        expect(stderr).toMatch(new RegExp(`${of}|It may have been deleted`));
      }
    },
  );

  it('takes a name for --of as well as an id', async () => {
    const [person] = rowsIn((await run(['identities', '--limit', '1', '-o', 'json'])).stdout);
    const identities = kindOf('identities');
    const lists = await Promise.all(
      [identities.identify(person ?? {}), identities.label(person ?? {})].map((of) =>
        run(['identity-entitlements', '--of', of, '-o', 'json']),
      ),
    );
    expect(lists.map(({ code }) => code)).toEqual([0, 0]);
    expect(lists[1]?.stdout).toBe(lists[0]?.stdout);
  });
});
