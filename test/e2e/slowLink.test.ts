import { expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';

/** Everything takes 150 ms a way and more, in pieces that are cut anywhere. */
scenario(
  'over a slow, jittery link a step of the cursor is a few bytes, and a walk, keys typed ahead and a paste arrive whole',
  { driver: 'slowLink', size: { columns: 80, rows: 24 } },
  async ({ app, terminal }) => {
    await app.title('SOURCES 42');
    await app.press('j');
    // The header counts the first request a moment later, which is no part of a step.
    while (terminal.lines()[0]?.includes(' 1/100') !== true) await terminal.change();
    await app.idle();
    const before = terminal.raw().length;
    await app.press('j');
    await app.idle();
    // The mark for the test is in it too.
    expect(terminal.raw().length - before).toBeLessThan(140);

    await app.filter('dmz');
    await app.rows('DMZ Active Directory');
    await app.do('list.open');
    await app.sees('SOURCE ERROR');
    await app.press('2');
    await app.title(/^ENTITLEMENTS 1,204/);
    await app.press('G', 'g', 'j', 'j', 'enter');
    await app.crumbs('entitlements');
    await app.press('q', 'q', 'q');
    await app.title('filter dmz');
    await app.press('esc');
    await app.title('SOURCES 42');

    await app.do('filter.open');
    await app.paste('corporate\nactive q :q');
    await app.message('/corporate active q :q');
    await app.press('esc');
    await app.title('SOURCES 42');

    await app.press('g');
    await app.send('jjjjj', 'kk', 'j', '\u001B[B', '\u001B[A');
    await app.cursorRow('Badge System CSV');
    await app.send('/', 'corp', '\r', '\r');
    await app.crumbs('Corporate Active Directory');
  },
);
