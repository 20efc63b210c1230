// Builds `dist/`: the entry, chunks that load on demand, and the thread of the sandbox.

import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { build, type Plugin } from 'esbuild';
import stringWidth from 'string-width';
import { configSchemaText } from '../src/config/schema/schemaJson.ts';

/** Builds `dist/`: a tiny entry, chunks that load on demand, and the sandbox's thread. It needs no packages to run. */
const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };

/** The text with one part replaced; a package that has changed so that the part is gone fails the build. */
const replaced = (text: string, part: string | undefined, by: string, path: string): string => {
  if (part === undefined || !text.includes(part)) {
    throw new Error(`${path} is not as it was: see anew whether its part of the build is needed.`);
  }
  return text.replace(part, () => by);
};

/** Ink loads React's developer tools only where DEV is set; an empty module keeps their size out of what ships. */
const withoutDeveloperTools: Plugin = {
  name: 'without-developer-tools',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'empty' }));
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {};' }));
  },
};

/**
 * Ink's layout engine is WebAssembly in base64, which its loader decodes by way of `fetch`: that alone loads Node's
 * whole HTTP client before the first frame. Given as bytes, it is only compiled.
 */
const layoutEngineAsBytes: Plugin = {
  name: 'layout-engine-as-bytes',
  setup: ({ onLoad }) => {
    onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const [url, base64] =
        /"data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)"/.exec(source) ?? [];
      const bytes = `{ wasmBinary: Buffer.from("${base64}", "base64") }`;
      return {
        contents: replaced(
          replaced(source, url, '""', path),
          'export default loadYoga;',
          `export default () => loadYoga(${bytes});`,
          path,
        ),
      };
    });
  },
};

/**
 * Of undici, the dispatchers and what belongs to them, each only where it is used: fetch, WebSockets, caches and mocks
 * take as long to load as all the rest. What is not a part of its own in undici's index cannot be imported.
 */
const dispatchersOfUndici: Plugin = {
  name: 'dispatchers-of-undici',
  setup: ({ onResolve, onLoad, resolve }) => {
    onResolve({ filter: /^undici$/ }, async ({ path, kind, importer, resolveDir }) => {
      const index = await resolve('undici/index.js', { kind, importer, resolveDir });
      return { path, namespace: 'undici', pluginData: index.path };
    });
    onResolve(
      { filter: /^\.\/lib\//, namespace: 'undici' },
      async ({ path, kind, resolveDir }) => ({
        path: (await resolve(path, { kind, resolveDir })).path,
        sideEffects: false,
      }),
    );
    onLoad({ filter: /.*/, namespace: 'undici' }, async ({ pluginData }) => {
      const index = await readFile(pluginData, 'utf8');
      const exported = [...index.matchAll(/^const (\w+) = require\('(\.[^']+)'\)$/gm)]
        .filter(([, name]) => index.includes(`\nmodule.exports.${name} = ${name}\n`))
        .map(([, name, file]) => `export { default as ${name} } from '${file}';`);
      const methods = 'Object.assign(Dispatcher.prototype, api)';
      replaced(index, methods, '', pluginData);
      return {
        contents: [
          "import Dispatcher from './lib/dispatcher/dispatcher';",
          "import api from './lib/api';",
          `${methods};`,
          ...exported,
        ].join('\n'),
        resolveDir: dirname(pluginData),
      };
    });
  },
};

/**
 * Letters of Latin and Cyrillic, usual punctuation, lines, blocks and the signs that frames are drawn with: one cell
 * each, and none joins with another.
 */
const oneCell = String.raw`\u0020-\u007E\u00A1-\u00AC\u00AE-\u024F\u0400-\u0482\u048A-\u052F\u2013\u2014\u2018-\u201E\u2022\u2026\u203A\u2190-\u2193\u2500-\u259F\u25B2\u25BC\u2713\u2717`;

/** Ink measures every line of every frame. The shortcut of string-width, for ASCII only, misses each row with a sign. */
const widerShortcut: Plugin = {
  name: 'wider-shortcut',
  setup: ({ onLoad }) => {
    onLoad({ filter: /string-width\/index\.js$/ }, async ({ path }) => {
      const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
      const cells = all.filter((character) => new RegExp(`[${oneCell}]`).test(character));
      const wrong = cells.filter((character) => stringWidth(`a${character}a`) !== 3);
      if (wrong.length > 0) throw new Error(`not one cell each: ${wrong.join(' ')}`);
      const source = await readFile(path, 'utf8');
      const shortcut = String.raw`/^[\u0020-\u007E]*$/`;
      return { contents: replaced(source, shortcut, `/^[${oneCell}]*$/`, path) };
    });
  },
};

/**
 * Node makes a second module of each of its own that is imported, with every property read. Asked for by a call, they
 * come as they are.
 */
const builtinsByCall: Plugin = {
  name: 'builtins-by-call',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[a-z:_/0-9]+$/ }, ({ path, kind }) => {
      const isStatic = kind === 'import-statement' || kind === 'require-call';
      if (!isStatic || !isBuiltin(path)) return undefined;
      return { path: path.replace(/^node:/, ''), namespace: 'builtin', sideEffects: false };
    });
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}');`,
    }));
  },
};

const { outputFiles } = await build({
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
  // Loaded on demand, a package in the older module format comes without its names; this one has both formats.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  plugins: [
    withoutDeveloperTools,
    layoutEngineAsBytes,
    dispatchersOfUndici,
    widerShortcut,
    builtinsByCall,
  ],
  logLevel: 'warning',
  write: false,
});

// Where a package asks for a module whose name is not known here, the bundle would fail only when it runs.
const asking = outputFiles.filter(({ text }) => text.includes('Dynamic require of'));
if (asking.length > 0)
  throw new Error(`modules by unknown names in ${asking.map(({ path }) => path)}`);

// A build that fails leaves what was built before, and one that succeeds takes it away for no longer than it must.
rmSync('dist', { recursive: true, force: true });
for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
  if (path.endsWith('cli.js')) chmodSync(path, 0o755);
}
writeFileSync('dist/config.schema.json', configSchemaText());
