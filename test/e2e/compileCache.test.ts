import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../dsl/command.ts';

/** A home of its own, with a folder for temporary files beside it. */
const made = () => {
  const folder = mkdtempSync(join(tmpdir(), 'spyglass-cache-'));
  const home = join(folder, 'home');
  const temporary = join(folder, 'tmp');
  mkdirSync(home);
  mkdirSync(temporary);
  const cache = join(home, '.cache', 'spyglass');
  const run = (...argv: readonly string[]) =>
    runCommand(argv, { HOME: home, TMPDIR: temporary, XDG_CACHE_HOME: '' });
  return { home, temporary, cache, run };
};

describe('compiled code', () => {
  it('is kept in a folder of the operator alone, and nowhere else', async () => {
    const { cache, temporary, run } = made();
    expect((await run('-h')).code).toBe(0);
    expect([statSync(cache).mode & 0o777, readdirSync(cache).length > 0]).toEqual([0o700, true]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each(['a folder that others may write', 'a link'])('is not kept in %s', async (what) => {
    const { home, cache, temporary, run } = made();
    const other = join(home, 'other');
    mkdirSync(join(home, '.cache'));
    mkdirSync(other);
    if (what === 'a link') symlinkSync(other, cache);
    else {
      mkdirSync(cache);
      chmodSync(cache, 0o777);
    }
    expect((await run('-h')).code).toBe(0);
    expect([readdirSync(cache), readdirSync(temporary)]).toEqual([[], []]);
  });

  it('is not kept by the demo, which writes nothing', async () => {
    const { home, temporary, run } = made();
    const { code } = await run('get', 'sources', '--demo', '--limit', '1');
    expect([code, existsSync(join(home, '.cache')), readdirSync(temporary)]).toEqual([
      0,
      false,
      [],
    ]);
  });
});
