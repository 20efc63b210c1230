import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';

/** Builds `dist/`: a tiny entry, chunks that load on demand, and the sandbox's thread. It needs no packages to run. */
const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };

/** Ink loads React's developer tools only where DEV is set; an empty module keeps their size out of what ships. */
const withoutDeveloperTools: Plugin = {
  name: 'without-developer-tools',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'empty' }));
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {};' }));
  },
};

rmSync('dist', { recursive: true, force: true });

await build({
  entryPoints: { cli: 'src/main.ts', sandboxWorker: 'src/sandbox/worker.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.19',
  minify: true,
  chunkNames: '[name]-[hash]',
  define: { __VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
  plugins: [withoutDeveloperTools],
  banner: {
    // Packages in the older module format ask for `require`.
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
