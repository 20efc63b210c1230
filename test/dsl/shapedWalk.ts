import { expect } from 'vitest';
import { catalogue } from '../../src/resources/index.ts';
import type { Kind } from '../../src/resources/types.ts';
import type { Gateway } from './gateway.ts';
import { getInProcess } from './getInProcess.ts';
import { play, testHome } from './play.ts';
import { scopeArguments } from './scopes.ts';
import { foreignWords, type Shape, shapes, shaping } from './shapes.ts';

/** The variables that connect to the product of a kind. */
export const variablesFor = (gateway: Gateway, product: Kind['product']) => {
  if (product !== 'identityiq') return gateway.variables;
  const home = testHome();
  home.config(`active: iiq\nenvironments:\n  iiq: ${gateway.identityIq}\n`);
  return home.variables;
};

/** So many-th combinations only, of a walk of all; which ones goes by the number of the first. */
export type Share = { readonly oneIn: number; readonly from: number };

const isIn = ({ oneIn, from }: Share, index: number): boolean => index % oneIn === from % oneIn;

/** Prints things of a kind, a list and one, in every form of answers, and gives what is not said as it should be. */
export const getShaped = async (
  gateway: Gateway,
  kind: Kind,
  share: Share,
): Promise<readonly unknown[]> => {
  const variables = variablesFor(gateway, kind.product);
  const get = (argv: readonly string[]) => getInProcess(argv, { variables });
  const wrong: unknown[] = [];
  gateway.follow(() => undefined);
  const whole = await scopeArguments(get, kind);
  const limit = kind.list === undefined ? [] : ['--limit', '3'];
  const { stdout } = await get([kind.id, ...whole, ...limit, '-o', 'json']);
  const last = gateway.seen.at(-1)?.replace(/^\w+ ([^?]*).*$/, '$1');
  const printed: unknown = stdout === '' ? undefined : JSON.parse(stdout);
  const [row] = (Array.isArray(printed) ? printed : []) as readonly Record<string, unknown>[];
  const id = row === undefined || kind.get === undefined ? undefined : kind.identify(row);
  const asked = [[...whole, ...limit], ...(id === undefined ? [] : [[id, ...whole]])];
  let index = 0;
  for (const shape of shapes) {
    for (const args of asked) {
      for (const isMeant of [(path: string) => path === last, () => true]) {
        for (const output of ['table', 'json']) {
          index += 1;
          if (!isIn(share, index)) continue;
          gateway.follow(shaping(shape, isMeant));
          const argv = [kind.id, ...args, '-o', output];
          const { code, stdout: out, stderr } = await get(argv);
          // JSON is what the tenant sent; only a table is in words of our own.
          const said = output === 'table' ? `${out}\n${stderr}` : stderr;
          const lines = stderr.split('\n').filter((line) => line !== '');
          const isOurs = lines.every((line) => /^spyglass get: [A-Z0-9]/.test(line));
          if (![0, 1, 3, 4].includes(code) || foreignWords.test(said) || !isOurs) {
            wrong.push([shape.name, argv.join(' '), code, said.slice(0, 600)]);
          }
        }
      }
    }
  }
  return wrong;
};

/** What is pressed on each list: ways to look at a thing, to what hangs on it and to what it is part of, and to copy it. */
const keys = [
  ...['j', 'enter', 'j', 'y', 'O', 'C', 'c', 'esc', 'y'],
  ...['1', 'enter', 'esc', '2', 'esc', 'u', 'esc', 'esc', 'c'],
];

/** Opens kinds in the explorer in one form of answers, and looks at every screen. */
export const exploreShaped = async (
  gateway: Gateway,
  shape: Shape,
  share: Share,
  product?: Kind['product'],
): Promise<void> => {
  const wrong: string[] = [];
  gateway.follow(shaping(shape));
  await play(
    {
      home: testHome(),
      variables: variablesFor(gateway, product),
      isWaiting: () => true,
      exitCode: expect.toSatisfy((code: number) => code < 5) as number,
      lastWords: /[\s\S]*/,
      copied: (texts) => {
        for (const text of texts) {
          const found = foreignWords.exec(text)?.[0];
          if (found !== undefined) wrong.push(`${found} in what was copied: ${text}`);
        }
      },
    },
    async ({ app, terminal }) => {
      const kinds = catalogue
        .filter((kind) => kind.product === product)
        .filter((_, index) => isIn(share, index));
      for (const kind of kinds) {
        const look = (step: string) => {
          const screen = terminal.lines().join('\n');
          const found = foreignWords.exec(screen)?.[0];
          if (found !== undefined) wrong.push(`${kind.id} ${step}: ${found}\n${screen}`);
        };
        await app.command(kind.id);
        await app.idle();
        look('');
        for (const key of keys) {
          await app.press(key);
          await app.idle();
          look(key);
        }
        await app.press('esc', 'esc', 'esc');
      }
    },
  );
  expect(wrong).toEqual([]);
};
