import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../dsl/app.ts';
import { type Gateway, startGateway } from '../dsl/gateway.ts';
import { getInProcess } from '../dsl/getInProcess.ts';
import { play, testHome } from '../dsl/play.ts';
import { longTexts, nested, putting } from '../dsl/rough.ts';
import { shareOf } from '../dsl/share.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

/** The most that one key may take of this thread, in which the tenant, the program and the terminal are: milliseconds. */
const mostCpuMs = 1_000;

/** Does something until the program is at rest, and says it where that took too long. */
const slowOfStep = async (
  app: App,
  name: string,
  work: () => Promise<void>,
): Promise<readonly string[]> => {
  const before = process.threadCpuUsage();
  await work();
  await app.idle();
  const { user, system } = process.threadCpuUsage(before);
  const tookMs = (user + system) / 1_000;
  return tookMs > mostCpuMs ? [`${name}: ${Math.round(tookMs)} ms`] : [];
};

/** Presses keys, and gives those that took too long. */
const slowOf = async (app: App, ...keys: readonly string[]): Promise<readonly string[]> => {
  const slow: string[] = [];
  for (const key of keys) slow.push(...(await slowOfStep(app, key, () => app.press(key))));
  return slow;
};

const levelsOf = (value: unknown): number => {
  let levels = 0;
  for (let at = value; typeof at === 'object' && at !== null; at = Object.values(at)[0]) {
    levels += 1;
  }
  return levels;
};

describe.each([1_200, 20_000])('an object that is nested %i levels deep', (levels) => {
  const deep = putting('/sources/v1', ['connectorAttributes.deep'], nested(levels));

  it('is looked at, searched, copied and saved whole', async () => {
    gateway.follow(deep);
    const home = testHome();
    await play({ home, variables: gateway.variables }, async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      expect(await slowOf(app, 'enter', 'y', 'O', 'G')).toEqual([]);
      await app.press('/');
      await app.type('deeper than');
      await app.press('enter');
      await app.reads('deeper than 100 levels: :save has all');
      expect(await slowOf(app, 'y', 'G', 'C', 'y', 'C', 'Y')).toEqual([]);
      await app.command(`save ${join(home.folder, 'deep.json')}`);
      await app.reads('Saved the source as JSON');
      await app.command(`save ${join(home.folder, 'deep.yaml')}`);
      await app.reads('Saved the source as YAML');
      terminal.intrusions.clipboard.splice(0);
    });
    const saved = home.files()['deep.json'] ?? '';
    expect(saved.match(/"a\\?":/g)).toHaveLength(levels);
    expect((home.files()['deep.yaml'] ?? '').match(/"a\\?":/g)).toHaveLength(levels);
  });

  it.each(['json', 'jsonl', 'yaml', 'csv', 'table'])(
    'is printed whole by get -o %s',
    async (output) => {
      gateway.follow(deep);
      const { code, stdout, stderr } = await getInProcess(['sources', '-o', output], gateway);
      expect([code, stderr]).toEqual([0, '']);
      if (output === 'csv' || output === 'table') return;
      expect(stdout.match(/"a\\?":/g)).toHaveLength(levels);
      if (output !== 'json') return;
      const [first] = JSON.parse(stdout) as readonly { connectorAttributes: { deep: unknown } }[];
      // Below 2,000 levels it is the text of its JSON, so that whoever reads it has stack enough.
      expect(levelsOf(first?.connectorAttributes.deep)).toBeGreaterThanOrEqual(
        Math.min(levels, 1_900),
      );
    },
  );
});

const texts = (count: number, piece: string) => Array.from({ length: count }, () => piece);

describe('two things that are nested 1,200 and 1,900 levels deep', () => {
  const shapes: Readonly<Record<string, (levels: number) => string>> = {
    objects: (levels) => nested(levels),
    lists: (levels) => nested(levels, '[', ']'),
    'lists of things with a name': (levels) => nested(levels / 2, '[{"name":"x","a":', '}]'),
    'lists in no order': (levels) => nested(levels / 2, '{"attributes":[', ']}'),
    'long names': (levels) => nested(levels, `{"${texts(20, 'long name ').join('')}":`),
  };

  it.each(Object.entries(shapes))('are compared within two seconds: %s', async (_, make) => {
    gateway.follow(async ({ path }, pass) => {
      if (!path.startsWith('/sources/v1')) return undefined;
      const answer = await pass();
      const { json } = answer;
      const all = (Array.isArray(json) ? json : [json]) as readonly Record<string, unknown>[];
      const deep = all.map((row) =>
        row.name === 'Workday HR'
          ? { ...row, deep: '@first@' }
          : row.name === 'Customs Broker API'
            ? { ...row, deep: '@second@' }
            : row,
      );
      const text = JSON.stringify(Array.isArray(json) ? deep : deep[0])
        .replaceAll('"@first@"', () => make(1_200))
        .replaceAll('"@second@"', () => make(1_900));
      return { ...answer, json: undefined, text };
    });
    await play({ home: testHome(), variables: gateway.variables }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.filter('workday hr');
      await app.press('enter');
      const diff = () => app.command('diff Customs Broker API');
      expect(await slowOfStep(app, ':diff', diff)).toEqual([]);
      await app.sees(/\d+ differences/);
      expect(await slowOf(app, 'a', 'G', 'g', 'a', 'q')).toEqual([]);
    });
  });
});

describe('a text of a million characters', () => {
  it.each(shareOf(Object.entries(longTexts), 4))(
    'lets keys through wherever it is drawn: %s',
    async (_, make) => {
      const text = JSON.stringify(make(1_000_000));
      gateway.follow(putting('/sources/v1', ['description', 'connectorAttributes.long'], text));
      await play({ home: testHome(), variables: gateway.variables }, async ({ app }) => {
        await app.title('SOURCES 42');
        const keys = 'j k enter j y O G y G g C y esc'.split(' ');
        expect(await slowOf(app, ...keys)).toEqual([]);
      });
    },
  );

  it('says that it is cut, and is saved whole', async () => {
    const text = JSON.stringify('x'.repeat(1_000_000));
    gateway.follow(putting('/sources/v1', ['description'], text));
    const home = testHome();
    await play({ home, variables: gateway.variables }, async ({ app }) => {
      await app.title('SOURCES 42');
      await app.press('enter', 'y');
      await app.press('/');
      await app.type('more characters');
      await app.press('enter');
      await app.reads('(cut: 800,000 more characters: :save has them)');
      await app.press('/');
      await app.type('nowhere');
      await app.reads('not in the part that is drawn; :save has all');
      await app.press('enter');
      await app.reads('"nowhere" is not in the part of this text that is drawn');
      await app.reads('only that is searched: :save FILE has it whole.');
      await app.command(`save ${join(home.folder, 'long.json')}`);
      await app.reads('Saved the source as JSON');
    });
    expect(JSON.parse(home.files()['long.json'] ?? '').description).toHaveLength(1_000_000);
  });
});
