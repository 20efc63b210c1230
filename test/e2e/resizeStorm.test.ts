import { expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';

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
for (const driver of ['inProcess', 'pseudoTerminal'] as const) {
  scenario(
    `a storm of sizes leaves what a quiet terminal shows (${driver})`,
    { driver, size: { columns: 120, rows: 40 } },
    async ({ app }) => {
      await app.title('SOURCES 42');
      const quiet = await app.screen();
      for (let round = 0; round < 50; round += 1) {
        const [columns, rows] = sizes[round % sizes.length] ?? [80, 24];
        app.resizeAtOnce(columns, rows);
        await app.send(round % 2 === 0 ? 'j' : 'k');
      }
      app.resizeAtOnce(120, 40);
      await app.press('g');
      const after = await app.screen();
      // The header tells the time.
      expect(after.slice(1)).toEqual(quiet.slice(1));
    },
  );
}
