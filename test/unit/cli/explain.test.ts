import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('spyglass explain starts without the explorer: it loads no API, store, settings, Ink or zod', async () => {
  const { metafile } = await build({
    entryPoints: ['src/cli/explain.ts'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
  });
  const loaded = Object.keys(metafile.inputs);
  expect(loaded).toContain('src/insight/pages/pages.ts');
  expect(
    loaded.filter((file) => /^src\/(?:api|store|resources|config|sandbox)\//.test(file)),
  ).toEqual([]);
  expect(loaded.filter((file) => /node_modules\/(?:ink|react|zod|undici)\//.test(file))).toEqual(
    [],
  );
});
