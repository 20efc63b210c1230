import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';
import type { Emulator } from '../dsl/terminal.ts';

/**
 * What spyglass may cost, where that does not depend on the machine: bytes on the wire, frames, requests. These are
 * upper limits, as measured; later work may lower them, and may not raise them.
 */
const limits = {
  '160×50': {
    size: { columns: 160, rows: 50 },
    firstScreenBytes: 10_100,
    moveBytes: 130,
    moveFrames: 1,
  },
  '80×24': {
    size: { columns: 80, rows: 24 },
    firstScreenBytes: 3_273,
    moveBytes: 110,
    moveFrames: 1,
  },
  framesOf200Keys: 10,
  idleBytes: 0,
  /** For each second that a check runs. */
  clock: { frames: 1, bytes: 60 },
  /** A change is read again before its review, before it is sent and after. */
  requests: { start: 2, source: 1, entitlements: 5, jitPolicy: 2, review: 1, sending: 3 },
} as const;

const sizes = ['160×50', '80×24'] as const;

const esc = '\u001B';
/** The marks that tell a test when the program rests; no operator's terminal gets them. */
const marks = new RegExp(`${esc}\\]7717;[^\\u0007]*\\u0007`, 'g');
const frameEnd = `${esc}[?2026l`;

type Written = { readonly bytes: number; readonly frames: number };

/** What the program has written, without marks. */
const writtenTo = (terminal: Emulator): Written => {
  const text = terminal.raw().toString('latin1').replaceAll(marks, '');
  return { bytes: text.length, frames: text.split(frameEnd).length - 1 };
};

const since = (before: Written, terminal: Emulator): Written => {
  const { bytes, frames } = writtenTo(terminal);
  return { bytes: bytes - before.bytes, frames: frames - before.frames };
};

/** Waits for the frame that shows what the requests so far took of the budget: the last for some seconds. */
const gauge = async (terminal: Emulator, used: number): Promise<void> => {
  while (!terminal.lines()[0]?.includes(` ${used}/100`)) await terminal.change();
};

for (const name of sizes) {
  const { size, firstScreenBytes, moveBytes, moveFrames } = limits[name];
  const driver = name === '80×24' ? 'pseudoTerminal' : 'both';
  describe(`at ${name}`, () => {
    scenario('the first screen', { size, driver: 'both' }, async ({ app, terminal }) => {
      const before = writtenTo(terminal);
      await app.title('SOURCES 42');
      await gauge(terminal, 1);
      expect(since(before, terminal).bytes).toBeLessThanOrEqual(firstScreenBytes);
    });

    scenario('the cursor one row down', { size, driver }, async (stage) => {
      const { app, terminal } = stage;
      await app.title('SOURCES 42');
      await app.cursorRow('Agency Staff CSV');
      // The details beside a wide list follow once the keys rest; they have limits of their own.
      if (size.columns >= 140) await app.do('list.preview');
      // Its frame is not one of the move.
      await app.idle();
      await gauge(terminal, 1);
      const before = writtenTo(terminal);
      await app.do('move.down');
      await app.cursorRow('APAC Active Directory');
      const { bytes, frames } = since(before, terminal);
      expect(bytes).toBeLessThanOrEqual(moveBytes);
      expect(frames).toBeLessThanOrEqual(moveFrames);
    });
  });
}

scenario(
  'two hundred keys in one write are two hundred rows in a few frames',
  { size: limits['160×50'].size, driver: 'both' },
  async ({ app, tenant, terminal }) => {
    await app.command('entitlements dmz');
    await app.do('list.preview');
    await app.title('ENTITLEMENTS 1,204');
    const first = tenant.sandbox.log.find(({ path }) => path.startsWith('/entitlements/v1?'));
    const rows = (await tenant.asks(first?.path ?? '')) as readonly { readonly name: string }[];
    const before = writtenTo(terminal);
    await app.send('j'.repeat(200));
    await app.cursorRow(rows[200]?.name ?? 'no such row');
    const { frames } = since(before, terminal);
    expect(frames).toBeLessThanOrEqual(limits.framesOf200Keys);
  },
);

scenario(
  'nothing is written while nothing happens',
  { driver: 'pseudoTerminal' },
  async ({ app, terminal }) => {
    await app.title('SOURCES 42');
    await gauge(terminal, 1);
    const before = writtenTo(terminal);
    await delay(2_000);
    expect(since(before, terminal).bytes).toBe(limits.idleBytes);
  },
);

scenario(
  'the clock of a running check moves on once a second',
  { size: limits['160×50'].size, driver: 'both' },
  async ({ app, tenant, terminal }) => {
    await app.title('SOURCES 42');
    await app.filter('dmz');
    tenant.holds('test-source-connection');
    await app.do('thing.probe');
    await gauge(terminal, 3);
    await app.sees('running for');
    const before = writtenTo(terminal);
    const beganAtMs = performance.now();
    while (since(before, terminal).frames < 2) await terminal.change();
    const { bytes, frames } = since(before, terminal);
    const seconds = Math.floor((performance.now() - beganAtMs) / 1_000) + 1;
    expect(frames).toBeLessThanOrEqual(seconds * limits.clock.frames);
    expect(bytes).toBeLessThanOrEqual(frames * limits.clock.bytes);
  },
);

scenario('no screen asks for more than it shows', { argv: ['--write'] }, async (stage) => {
  const { app, tenant } = stage;
  let known = 0;
  const within = (limit: number): void => {
    const requests = tenant.log().slice(known);
    known += requests.length;
    expect(requests.slice(limit)).toEqual([]);
  };
  await app.filter('dmz');
  await app.title('SOURCES 1 of 42');
  within(limits.requests.start);
  await app.do('list.open');
  await app.crumbs('DMZ Active Directory');
  within(limits.requests.source);
  await app.command('entitlements .');
  await app.title('ENTITLEMENTS 1,204');
  within(limits.requests.entitlements);
  await app.command('jit');
  await app.title('JIT POLICY');
  within(limits.requests.jitPolicy);
  await app.do('form.edit');
  await app.type('1');
  await app.do('edit.keep');
  await app.do('form.review');
  await app.sees('Send to');
  within(limits.requests.review);
  await app.do('confirm.choose');
  await app.do('confirm.do');
  await app.message('Changed 1 field');
  within(limits.requests.sending);
});
