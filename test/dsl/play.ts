import { expect, onTestFinished } from 'vitest';
import { type App, createApp } from './app.ts';
import type { Driver } from './driver.ts';
import { type Home, makeHome } from './home.ts';
import { asItWas, defaults, drivers } from './scenario.ts';
import { startTenant, type Tenant } from './tenant.ts';
import type { Emulator } from './terminal.ts';

/** A home folder that is gone after the test. */
export const testHome = (): Home => {
  const home = makeHome();
  onTestFinished(home.remove);
  return home;
};

/** A tenant that is closed after the test. */
export const testTenant = async (...options: Parameters<typeof startTenant>): Promise<Tenant> => {
  const tenant = await startTenant(...options);
  onTestFinished(tenant.close);
  return tenant;
};

/** The program with settings files and several tenants, and how it is expected to end. */
export type Play = {
  readonly home: Home;
  readonly argv?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly driver?: keyof typeof drivers;
  readonly tenants?: readonly Tenant[];
  /** Whether an answer is waited for that does not come, so that waiting is rest. */
  readonly isWaiting?: () => boolean;
  /** What must be nowhere on the terminal, beside the secrets of the tenants. */
  readonly secrets?: readonly string[];
  readonly exitCode?: number;
  /** Takes the texts that were copied and not looked at before, once all have come; without it there are none. */
  readonly copied?: (texts: readonly string[]) => void;
  readonly lastWords?: RegExp;
};

/** The text that an OSC 52 sequence copies. */
const copiedText = (data: string): string =>
  Buffer.from(data.replace(/^.*;/, ''), 'base64').toString();

/** What a text must not hold, in any of the spellings that a request may have it in. */
export const expectNoSecret = (text: string, secrets: readonly string[]): void => {
  const found = secrets.flatMap((secret) =>
    [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')].filter(
      (spelling) => text.includes(spelling),
    ),
  );
  expect(found).toEqual([]);
};

/**
 * Starts the explorer, plays, and leaves it. However it went: the terminal is as it was, nothing was asked of another
 * machine, no secret is on the terminal, and none is in a file that the program wrote.
 */
export const play = async (
  options: Play,
  act: (stage: { readonly app: App; readonly terminal: Emulator }) => Promise<void>,
): Promise<void> => {
  const { home, argv = [], tenants = [], isWaiting = () => false, secrets = [] } = options;
  const before = home.files();
  const driver: Driver = drivers[options.driver ?? 'inProcess']({
    argv,
    variables: { ...defaults, ...home.variables, ...options.variables },
    size: { columns: options.columns ?? 80, rows: 24 },
  });
  const { terminal } = driver;
  const app = createApp(driver, {
    get isHolding() {
      return isWaiting() || tenants.some((tenant) => tenant.isHolding);
    },
    log: () => tenants.flatMap((tenant) => tenant.log()),
  });
  try {
    await act({ app, terminal });
    await app.leave();
    const { code, line } = await app.exit();
    const modes = await terminal.modes();
    const { copied } = options;
    if (copied !== undefined) copied(terminal.intrusions.clipboard.splice(0).map(copiedText));
    expect({ line, modes, intrusions: terminal.intrusions }).toEqual(asItWas);
    expect({ code, words: terminal.lines().slice(1).join('') }).toEqual({
      code: options.exitCode ?? 0,
      words: expect.stringMatching(options.lastWords ?? /^$/),
    });
    const strangers = driver
      .contacts()
      .filter((address) => !/^(127\.0\.0\.1|\[?::1\]?|localhost)(:|$)/.test(address));
    expect(strangers).toEqual([]);
    expect(tenants.flatMap((tenant) => tenant.sandbox.unexpected)).toEqual([]);
    const all = [...secrets, ...tenants.map(({ sandbox }) => sandbox.clientSecret)];
    expectNoSecret(terminal.raw().toString(), all);
    for (const [path, text] of Object.entries(home.files())) {
      if (before[path] !== text) expectNoSecret(text, all);
    }
  } catch (error) {
    if (error instanceof Error && !error.message.includes('steps: ')) {
      error.message += `\n${app.report()}`;
    }
    throw error;
  } finally {
    driver.end();
  }
};
