import { expect, onTestFinished } from 'vitest';
import type { Api } from '../../../src/api/index.ts';
import { createLink } from '../../../src/cli/explore/link.ts';
import type { RunEnvironment } from '../../../src/cli/explore/runEnvironments.ts';
import { sessionOf } from '../../../src/cli/explore/sessionOf.ts';
import { failure, success } from '../../../src/model/result.ts';
import type { AccessMode } from '../../../src/store/environments/session.ts';
import type { Explorer, ExplorerOptions } from '../../../src/store/explorer.ts';
import type { JournalEntry } from '../../../src/store/forms/journal.ts';
import type { FormView } from '../../../src/store/navigation/view.ts';
import { startTenant, type Tenant } from '../../dsl/tenant.ts';
import { madeExplorer, type TestClock } from '../store/made.ts';

/** The line of the log for a write of the policy. */
export const patches = 'PATCH /jit-activation-config/v1/policy';

const connectingTo = (name: string, { sandbox }: Tenant): RunEnvironment => ({
  name,
  origin: 'a test',
  scheme: 'v1',
  production: false,
  write: true,
  probes: true,
  notes: [],
  open: async () => {
    const { baseUrl, clientId, clientSecret } = sandbox;
    const credentials = { type: 'client', clientId, clientSecret } as const;
    return success({ environment: name, origin: 'a test', baseUrl, credentials, scheme: 'v1' });
  },
  close: async () => undefined,
});

/**
 * The store over a real link to two tenants, in alpha, with a JIT policy on screen of which 8 h were made 4 h. Time
 * stands still unless the test moves it. Whoever asks for the API gets it `through` something of the test.
 */
export const changedPolicy = async (
  access: AccessMode = { mode: 'WRITE' },
  through: (api: Promise<Api>) => Promise<Api> = (api) => api,
  options: Partial<ExplorerOptions> = {},
) => {
  const [alpha, beta] = await Promise.all([startTenant(), startTenant()]);
  const of = { alpha: connectingTo('alpha', alpha), beta: connectingTo('beta', beta) };
  const link = createLink(
    of.alpha,
    () => explorer.writeAccess.allowed(),
    () => undefined,
  );
  const made: { explorer: Explorer; clock: TestClock; entries: JournalEntry[] } = madeExplorer({
    session: sessionOf(of.alpha, access, 0),
    api: () => through(link.api()),
    environments: {
      list: async () => [],
      visit: async () => failure('There is one environment only.'),
      find: async (name) => {
        const next = name === 'alpha' ? of.alpha : of.beta;
        const session = sessionOf(next, { mode: 'WRITE' }, 0);
        return success({ session, enter: () => link.switchTo(next) });
      },
    },
    ...options,
  });
  const { explorer } = made;
  let closed: Promise<unknown> | undefined;
  /** Ends the connections: nothing reaches a tenant any more. */
  const close = () => {
    closed ??= link.close().then(() => Promise.all([alpha.close(), beta.close()]));
    return closed;
  };
  onTestFinished(async () => {
    await close();
  });
  /** Resolves once nothing is under way. */
  const rest = () =>
    new Promise<void>((resolve) => {
      if (explorer.busy.count === 0) resolve();
      else explorer.busy.onIdle(resolve);
    });
  const openForm = async (): Promise<FormView> => {
    explorer.open({ screen: 'form', kind: 'jit-policy', scope: {} });
    await rest();
    const view = explorer.store.getState().views.at(-1);
    if (view?.screen !== 'form') throw new Error('no form was opened');
    return view;
  };
  const view = await openForm();
  expect(explorer.forms.read(view, '4h')).toBe(undefined);
  return { ...made, alpha, beta, view, openForm, rest, close };
};

/** What the journal says, an entry a text. */
export const outcomes = (entries: readonly JournalEntry[]): readonly string[] =>
  entries.map(({ environment, outcome }) => `${environment} ${outcome}`);
