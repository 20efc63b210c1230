import { expect, it } from 'vitest';
import type { Scheme } from '../../src/model/connection.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { type App, createApp } from './app.ts';
import { type Driver, type Start, shellLine } from './driver.ts';
import { makeHome } from './home.ts';
import { startInProcess } from './inProcess.ts';
import { slowLink } from './link.ts';
import { startInPseudoTerminal } from './pseudoTerminal.ts';
import { playsAll } from './share.ts';
import { startTenant, type Tenant } from './tenant.ts';
import type { Emulator, Size } from './terminal.ts';

/** How a scenario is set up, and how the program is expected to end. */
export type ScenarioOptions = {
  readonly size?: Size;
  readonly api?: Scheme;
  readonly argv?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly driver?: keyof typeof drivers | 'both';
  readonly tenant?: SandboxOptions;
  /** What to order of the tenant before the program starts. */
  readonly given?: (tenant: Tenant) => void;
  readonly exitCode?: number;
  /** What may be left on the shell's screen; nothing by default. */
  readonly lastWords?: RegExp;
};

/** What a test is given. */
export type Stage = { readonly tenant: Tenant; readonly app: App; readonly terminal: Emulator };

/** How the program can be run. */
export const drivers = {
  inProcess: startInProcess,
  pseudoTerminal: startInPseudoTerminal,
  slowLink: (start: Start) => startInPseudoTerminal(start, slowLink()),
};

/** A lone Esc acts soon, so that tests do not wait for it; those that cut keys into pieces ask for more. */
export const defaults = {
  SPYGLASS_E2E: '1',
  SPYGLASS_ESCAPE_DELAY_MS: '30',
  SPYGLASS_START: 'sources',
};

/** The terminal as it must be left. */
export const asItWas = {
  line: 'as before',
  modes: {
    screen: 'normal',
    cursor: 'shown',
    bracketedPaste: false,
    synchronizedOutput: false,
    nextText: 'plain',
  },
  intrusions: { titles: [], clipboard: [], bells: [], replies: [] },
} as const;

/** Leaves the program if it still runs, and checks what holds for every scenario. */
const finish = async (
  driver: Driver,
  app: App,
  tenant: Tenant,
  { argv = [], exitCode = 0, lastWords = /^$/ }: ScenarioOptions,
): Promise<void> => {
  await app.leave();
  const { code, line } = await app.exit();
  const { terminal } = driver;
  const modes = await terminal.modes();
  expect({ line, modes, intrusions: terminal.intrusions }).toEqual(asItWas);
  const [shell, ...words] = terminal.lines().filter((text) => text !== '');
  expect(shell).toBe(shellLine);
  expect(words.join('')).toMatch(lastWords);
  expect(code).toBe(exitCode);
  expect(tenant.sandbox.unexpected).toEqual([]);
  // The demo's tenant is in the program itself, on a port of this machine that nobody knows before.
  const own = argv.includes('--demo') ? '127.0.0.1:' : new URL(tenant.sandbox.baseUrl).host;
  expect(driver.contacts().filter((address) => !address.startsWith(own))).toEqual([]);
};

/**
 * A test over the whole program. Whatever it does, the end is checked: the terminal, the requests, the exit code. What
 * can be played in both is played in the real terminal too where all is played: to start the program there takes a second
 * of a processor. What is about the real terminal itself asks for it.
 */
export const scenario = (
  name: string,
  options: ScenarioOptions,
  play: (stage: Stage) => Promise<void>,
): void => {
  const { driver: wanted = 'inProcess' } = options;
  const both = playsAll ? (['inProcess', 'pseudoTerminal'] as const) : (['inProcess'] as const);
  const chosen = wanted === 'both' ? both : [wanted];
  for (const kind of chosen) {
    const title = wanted === 'both' && kind !== 'inProcess' ? `${name} (${kind})` : name;
    it(title, () => run(drivers[kind], options, play));
  }
};

const run = async (
  start: (typeof drivers)['inProcess'],
  options: ScenarioOptions,
  play: (stage: Stage) => Promise<void>,
): Promise<void> => {
  const tenant = await startTenant(options.tenant);
  options.given?.(tenant);
  const home = makeHome();
  const driver = start({
    argv: [...(options.argv ?? []), ...(options.api === undefined ? [] : ['--api', options.api])],
    variables: { ...defaults, ...home.variables, ...tenant.variables, ...options.variables },
    size: options.size ?? { columns: 80, rows: 24 },
  });
  const app = createApp(driver, tenant);
  try {
    await play({ tenant, app, terminal: driver.terminal });
    await finish(driver, app, tenant, options);
  } catch (error) {
    if (error instanceof Error && !error.message.includes('steps: ')) {
      error.message += `\n${app.report()}`;
    }
    throw error;
  } finally {
    driver.end();
    await tenant.close();
    home.remove();
  }
};
