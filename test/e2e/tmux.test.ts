import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { builtProgram } from '../dsl/built.ts';
import { makeHome } from '../dsl/home.ts';
import { patienceMs, testLimitMs } from '../dsl/patience.ts';
import { plainVariables } from '../dsl/pseudoTerminal.ts';
import { startTenant, type Tenant } from '../dsl/tenant.ts';

const isThere = spawnSync('tmux', ['-V']).status === 0;
const title = isThere ? 'inside tmux' : 'SKIPPED, tmux is missing: inside tmux';

/** A tmux server for each test, without the settings of whoever runs them: one that was ended takes a while to go. */
let servers = 0;
const serverName = (): string => `spyglass-test-${process.pid}-${servers}`;
const variables = { ...process.env, ...plainVariables, TMUX: '', HOME: '/nonexistent' };
const tmux = (...argv: readonly string[]): string =>
  execFileSync('tmux', ['-L', serverName(), '-f', '/dev/null', ...argv], {
    encoding: 'utf8',
    env: variables,
  });

const screen = (): readonly string[] => tmux('capture-pane', '-p').split('\n');

/** Looks again and again: tmux tells nobody when a pane has changed. */
const until = async (what: string | RegExp): Promise<readonly string[]> => {
  const untilMs = performance.now() + patienceMs;
  for (;;) {
    const lines = screen();
    const text = lines.join('\n');
    if (typeof what === 'string' ? text.includes(what) : what.test(text)) return lines;
    if (performance.now() > untilMs) throw new Error(`${what} is not on screen:\n${text}`);
    await pause(30);
  }
};
const keys = (...names: readonly string[]): string => tmux('send-keys', ...names);
const type = (text: string): string => tmux('send-keys', '-l', text);

const homes: ReturnType<typeof makeHome>[] = [];
const tenants: Tenant[] = [];
const start = async (columns: number, rows: number): Promise<void> => {
  servers += 1;
  const home = makeHome();
  homes.push(home);
  const tenant = await startTenant();
  tenants.push(tenant);
  const set = Object.entries({
    ...home.variables,
    ...tenant.variables,
    SPYGLASS_START: 'sources',
  }).map(([name, value]) => `${name}='${value}'`);
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), 'sh');
  // The size stays what it is although nobody looks at the session.
  tmux('set-option', '-g', 'window-size', 'manual');
  type(`PS1='shell> '; clear; ${set.join(' ')} '${process.execPath}' '${builtProgram}'`);
  keys('Enter');
  await until('SOURCES 42');
};

afterEach(async () => {
  spawnSync('tmux', ['-L', serverName(), 'kill-server'], { env: variables });
  for (const home of homes.splice(0)) home.remove();
  for (const tenant of tenants.splice(0)) await tenant.close();
});

describe.skipIf(!isThere)(title, { timeout: testLimitMs }, () => {
  it.each([
    [80, 24],
    [160, 50],
  ])('the whole walk at %i×%i, and the shell is as it was', async (columns, rows) => {
    await start(columns, rows);
    type('/dmz');
    keys('Enter');
    await until('1 of 42');
    keys('Enter');
    await until('SOURCE ERROR');
    type('2');
    await until('ENTITLEMENTS 1,204');
    keys('End');
    await until(/▌ \S/);
    keys('Escape');
    await until('SOURCE ERROR');
    type('p');
    await until('FAILED');
    type('y');
    keys('Escape');
    await until('SOURCE ERROR');
    type(':jit');
    keys('Enter');
    await until('Longest activation');
    type(':q');
    keys('Enter');
    const after = await until('shell>');
    expect(after.filter((line) => line.includes('DMZ') || line.includes('▌'))).toEqual([]);
  });

  it('the size of the pane changes, and everything is where it belongs', async () => {
    await start(120, 40);
    keys('j', 'j', 'j');
    const before = (await until(/▌ AWS Organization[\s\S]* enter open/)).slice(1);
    for (const [columns, rows] of [
      [61, 15],
      [200, 60],
      [80, 24],
      [120, 40],
    ]) {
      tmux('resize-window', '-x', String(columns), '-y', String(rows));
      await until('▌ AWS Organization');
    }
    // The pane is drawn in parts: what stands on its first lines may be there before its last ones.
    await expect.poll(() => screen().slice(1), { timeout: patienceMs }).toEqual(before);
  });

  it('a paste of tmux is text', async () => {
    await start(80, 24);
    tmux('set-buffer', 'dmz\nq');
    type('/');
    tmux('paste-buffer', '-p');
    await until('/dmz q');
  });
});
