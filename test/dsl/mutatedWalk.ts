import { expect } from 'vitest';
import { catalogue } from '../../src/resources/index.ts';
import type { App } from './app.ts';
import type { Gateway } from './gateway.ts';
import { getInProcess } from './getInProcess.ts';
import { mutating } from './mutating.ts';
import { play, testHome } from './play.ts';

/** The most that one step may take of this thread, milliseconds: nobody is kept waiting longer. */
const mostCpuMs = 2_000;

/** Does something, and says how it went wrong or took too long; undefined where all is well. */
const problemOf = async (step: string, work: () => Promise<void>): Promise<string | undefined> => {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  const tookMs = (user + system) / 1_000;
  return tookMs > mostCpuMs ? `${step}: ${Math.round(tookMs)} ms` : undefined;
};

/**
 * Opens kinds in the explorer under broken answers, looks at the first thing of each in every way, and leaves with `:q`.
 * `oneIn` chooses every so-many-th kind, others for other seeds.
 */
export const exploreMutated = async (
  gateway: Gateway,
  seed: number,
  oneIn: number,
): Promise<void> => {
  const slow: (string | undefined)[] = [];
  gateway.follow(mutating(seed));
  const keys = ['j', 'enter', 'y', 'O', 'G', 'y', 'G', 'esc', 'S', 'esc', 'W', 'p', 'esc'];
  await play(
    {
      home: testHome(),
      variables: gateway.variables,
      lastWords: /^.*$/,
      copied: () => undefined,
    },
    async ({ app }) => {
      const does = async (name: string, work: (on: App) => Promise<void>) =>
        slow.push(
          await problemOf(`seed ${seed}, ${name}`, async () => {
            await work(app);
            await app.idle();
          }),
        );
      const kinds = catalogue.filter(({ product }) => product === undefined);
      for (const kind of kinds.filter((_, index) => index % oneIn === seed % oneIn)) {
        for (let left = 0; left < 3; left += 1) await app.press('esc');
        await does(`:${kind.id}`, (on) => on.command(kind.id));
        for (const key of keys) await does(`${kind.id} ${key}`, (on) => on.press(key));
      }
      for (let left = 0; left < 4; left += 1) await app.press('esc');
      expect(await app.quit()).toBe(0);
    },
  );
  expect(slow.filter((problem) => problem !== undefined)).toEqual([]);
};

/** Prints every kind that is listed by itself under broken answers, in a format that goes by the seed; `oneIn` as above. */
export const getMutated = async (gateway: Gateway, seed: number, oneIn: number): Promise<void> => {
  const outputs = ['json', 'yaml', 'jsonl', 'csv', 'table'] as const;
  const wrong: unknown[] = [];
  for (const [index, kind] of catalogue.entries()) {
    if (kind.product !== undefined || kind.listedIn.in !== 'environment') continue;
    if (index % oneIn !== seed % oneIn) continue;
    gateway.follow(mutating(seed * 1_000 + index));
    const output = outputs[(seed + index) % outputs.length] ?? 'json';
    const name = `seed ${seed}, get ${kind.id} -o ${output}`;
    const slow = await problemOf(name, async () => {
      const { code, stderr } = await getInProcess(
        [kind.id, '-o', output, '--limit', '300'],
        gateway,
      );
      if (![0, 1, 2, 3, 4].includes(code) || /undefined|\bat .*\.ts:|TypeError/.test(stderr)) {
        wrong.push([name, code, stderr]);
      }
    });
    if (slow !== undefined) wrong.push(slow);
  }
  expect(wrong).toEqual([]);
};
