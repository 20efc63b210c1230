import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../dsl/app.ts';
import { type Gateway, startGateway } from '../dsl/gateway.ts';
import { getInProcess } from '../dsl/getInProcess.ts';
import { play, testHome } from '../dsl/play.ts';
import { longTexts, nested, putting } from '../dsl/rough.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

/** The most that one key may take of this thread, in which the tenant, the program and the terminal are: milliseconds. */
const mostCpuMs = 2_000;

/** Presses keys, and gives those that took too long. */
const slowOf = async (app: App, ...keys: readonly string[]): Promise<readonly string[]> => {
  const slow: string[] = [];
  for (const key of keys) {
    const before = process.threadCpuUsage();
    await app.press(key);
    await app.idle();
    const { user, system } = process.threadCpuUsage(before);
    const tookMs = (user + system) / 1_000;
    if (tookMs > mostCpuMs) slow.push(`${key}: ${Math.round(tookMs)} ms`);
  }
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

describe('a text of a million characters', () => {
  it.each(Object.entries(longTexts))(
    'lets keys through wherever it is drawn: %s',
    async (_, make) => {
      const text = JSON.stringify(make(1_000_000));
      gateway.follow(putting('/sources/v1', ['description', 'connectorAttributes.long'], text));
      await play({ home: testHome(), variables: gateway.variables }, async ({ app }) => {
        await app.title('SOURCES 42');
        const slow = await slowOf(app, 'j', 'k', 'enter', 'j', 'y', 'O', 'G', 'y', 'G', 'g', 'esc');
        expect(slow).toEqual([]);
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
      await app.command(`save ${join(home.folder, 'long.json')}`);
      await app.reads('Saved the source as JSON');
    });
    expect(JSON.parse(home.files()['long.json'] ?? '').description).toHaveLength(1_000_000);
  });
});
