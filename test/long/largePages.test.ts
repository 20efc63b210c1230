import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../dsl/app.ts';
import { type Gateway, startGateway } from '../dsl/gateway.ts';
import { getInProcess } from '../dsl/getInProcess.ts';
import { makeHome } from '../dsl/home.ts';
import { startInPseudoTerminal } from '../dsl/pseudoTerminal.ts';
import { largePages } from '../dsl/rough.ts';
import { defaults } from '../dsl/scenario.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
  gateway.follow(largePages(60_000_000));
});
afterAll(() => gateway.close());

/** What the thread that hears keys may work for one, on a slow machine with other work: milliseconds of the processor. */
const mostMs = 600;

describe('a page of 60 MB', () => {
  it('is listed, and the keys after it are answered', async () => {
    const home = makeHome();
    const driver = startInPseudoTerminal({
      argv: ['--refresh', '0'],
      variables: { ...defaults, ...home.variables, ...gateway.variables },
      size: { columns: 80, rows: 24 },
    });
    const app = createApp(driver, { isHolding: false, log: () => [] });
    try {
      await app.title('SOURCES 42');
      const slow: string[] = [];
      for (const key of 'j k enter j y G g C y esc R j esc'.split(' ')) {
        const before = driver.keyThreadMs();
        await app.press(key);
        await app.idle();
        const tookMs = Math.round(driver.keyThreadMs() - before);
        // Reading it again is not the work of the key: it takes all 60 MB in once more.
        if (tookMs > mostMs && key !== 'R') slow.push(`${key}: ${tookMs} ms`);
      }
      expect(slow).toEqual([]);
      expect(await app.quit()).toBe(0);
    } finally {
      driver.end();
      home.remove();
    }
  });

  it('is printed whole by get', async () => {
    const { code, stdout, stderr } = await getInProcess(['sources', '-o', 'json'], gateway);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.length).toBeGreaterThan(59_000_000);
  });
});
