import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { patienceMs } from '../dsl/patience.ts';
import { scenario } from '../dsl/scenario.ts';
import { shareOf } from '../dsl/share.ts';

const sizes = [
  [80, 24],
  [61, 15],
  [200, 60],
  [40, 8],
  [120, 40],
  [80, 14],
  [255, 24],
  [20, 60],
  [100, 30],
] as const;

/** Fifty sizes, one after the other, with keys in between and nobody waiting for a frame. */
for (const driver of shareOf(['pseudoTerminal', 'inProcess'] as const, 1)) {
  scenario(
    `a storm of sizes leaves what a quiet terminal shows (${driver})`,
    { driver, size: { columns: 120, rows: 40 } },
    async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      const quiet = await app.screen();
      for (let round = 0; round < 50; round += 1) {
        const [columns, rows] = sizes[round % sizes.length] ?? [80, 24];
        app.resizeAtOnce(columns, rows);
        await app.send(round % 2 === 0 ? 'j' : 'k');
      }
      app.resizeAtOnce(120, 40);
      await app.press('g');
      await app.idle();
      // The header tells the time.
      const isQuiet = () => isDeepStrictEqual(terminal.lines().slice(1), quiet.slice(1));
      // A signal of the terminal may come after the key, and what it lost is sent again a moment later.
      const late = AbortSignal.timeout(patienceMs);
      const expired = once(late, 'abort');
      while (!isQuiet() && !late.aborted) await Promise.race([terminal.change(), expired]);
      expect(terminal.lines().slice(1)).toEqual(quiet.slice(1));
    },
  );
}
