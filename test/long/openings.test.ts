import { expect, it } from 'vitest';
import { createApp } from '../dsl/app.ts';
import { makeHome } from '../dsl/home.ts';
import { heapOption, heldBy, openMany } from '../dsl/openings.ts';
import { startInPseudoTerminal } from '../dsl/pseudoTerminal.ts';
import { defaults } from '../dsl/scenario.ts';
import { startTenant } from '../dsl/tenant.ts';

/** What 1,800 more openings may add: caches that fill up, and what a garbage collection leaves. */
const mostAddedBytes = 8_000_000;

it('2,000 things that are opened one after another hold no more memory than 200', async () => {
  const tenant = await startTenant();
  const home = makeHome();
  const driver = startInPseudoTerminal({
    argv: ['-c', 'ent'],
    variables: { ...defaults, ...home.variables, ...tenant.variables, NODE_OPTIONS: heapOption },
    size: { columns: 80, rows: 24 },
  });
  const app = createApp(driver, tenant);
  try {
    await app.title(/^ENTITLEMENTS/);
    await openMany(app, 200);
    const early = await heldBy(driver);
    await openMany(app, 1_800);
    const late = await heldBy(driver);
    expect(late.heapBytes - early.heapBytes).toBeLessThan(mostAddedBytes);
    await app.quit();
  } finally {
    driver.end();
    await tenant.close();
    home.remove();
  }
});
