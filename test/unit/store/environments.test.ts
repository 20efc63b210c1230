import { describe, expect, it } from 'vitest';
import { failure, type Result, success } from '../../../src/model/result.ts';
import type {
  EnvironmentChoice,
  FoundEnvironment,
} from '../../../src/store/environments/choices.ts';
import type { Explorer } from '../../../src/store/explorer.ts';
import type { Draft } from '../../../src/store/forms/drafts.ts';
import { currentView } from '../../../src/store/navigation/view.ts';
import type { State } from '../../../src/store/state.ts';
import { listAnswer, thingAnswer, thingKeyOf } from './answers.ts';
import { madeExplorer, sessionIn } from './made.ts';

type Found = Result<FoundEnvironment, string>;

const choice = (name: string, shortcut?: number): EnvironmentChoice => ({
  name,
  origin: `place of ${name}`,
  production: false,
  active: name === 'alpha',
  shortcut,
});

const turn = () => new Promise(setImmediate);

/** An explorer in alpha whose environments are found when the test says so. */
const made = (choices: readonly EnvironmentChoice[] = [choice('alpha', 1), choice('beta', 2)]) => {
  const entered: string[] = [];
  const finds: { readonly name: string; readonly answer: (found: Found) => void }[] = [];
  const { explorer } = madeExplorer({
    environments: {
      list: async () => choices,
      visit: async () => failure('nobody is there'),
      find: (name) =>
        new Promise((resolve) => {
          finds.push({ name, answer: resolve });
        }),
    },
  });
  /** Answers a search, the first by default, and lets what comes of it happen. */
  const answers = async (found: Found, index = 0) => {
    finds.splice(index, 1)[0]?.answer(found);
    await turn();
  };
  const is = (name: string): Found =>
    success({ session: sessionIn(name), enter: () => entered.push(name) });
  return { explorer, entered, finds, answers, is };
};

const environment = ({ store }: Explorer): string => store.getState().session.environment;
const flash = ({ store }: Explorer): string | undefined => store.getState().flash?.text;

const draft = (value: number): Draft => ({
  kind: 'jit-policy',
  before: { id: 'policy', maxActivationPeriodMins: 480 },
  after: { id: 'policy', maxActivationPeriodMins: value },
});
const drafts = (value: number): State['drafts'] => ({
  [thingKeyOf('jit-policy')]: draft(value),
});

describe('going to another environment', () => {
  it('takes nothing of the old one along', async () => {
    const { explorer, answers, is } = made();
    explorer.open({ screen: 'list', kind: 'clusters', scope: {} });
    explorer.store.setState({
      lists: listAnswer('clusters', { status: 'loading' }),
      things: thingAnswer('clusters', 'one', { status: 'loading' }),
      probes: { one: { kind: 'sources', thing: {}, steps: [], earlier: [] } },
      names: new Map([['id', 'a name']]),
      namesAsked: new Set(['id']),
      drafts: drafts(240),
      overlay: { type: 'help', scroll: 0, search: '' },
    });
    explorer.environments.switchTo({ name: 'beta' });
    await answers(is('beta'));
    const { epoch, session, views, history, lists, things, probes, overlay, ...rest } =
      explorer.store.getState();
    expect({ epoch, session, things, probes, overlay }).toEqual({
      epoch: 1,
      session: sessionIn('beta'),
      things: {},
      probes: {},
      overlay: { type: 'none' },
    });
    expect({
      lists,
      history,
      names: rest.names,
      asked: rest.namesAsked,
      drafts: rest.drafts,
    }).toEqual({
      lists: listAnswer('sources', { status: 'loading' }),
      history: { past: [], future: [] },
      names: new Map(),
      asked: new Set(),
      drafts: {},
    });
    expect(views.map(({ screen, kind }) => [screen, kind])).toEqual([['list', 'sources']]);
    expect(flash(explorer)).toBe('Now in beta (place of beta).');
  });

  it('is entered before anything of it is asked for', async () => {
    const order: string[] = [];
    const { explorer } = madeExplorer({
      api: () => {
        order.push('asked');
        return new Promise(() => undefined);
      },
      environments: {
        list: async () => [],
        visit: async () => failure('nobody is there'),
        find: async () =>
          success({ session: sessionIn('beta'), enter: () => order.push('entered') }),
      },
    });
    explorer.environments.switchTo({ name: 'beta' });
    await turn();
    expect(order).toEqual(['entered', 'asked']);
  });

  it('goes nowhere where it cannot be found, and says why', async () => {
    const { explorer, entered, answers } = made();
    explorer.store.setState({ drafts: drafts(240) });
    explorer.environments.switchTo({ name: 'gamma' });
    await answers(failure('There is no environment gamma.'));
    expect([environment(explorer), entered, flash(explorer)]).toEqual([
      'alpha',
      [],
      'There is no environment gamma.',
    ]);
    expect(explorer.store.getState().drafts).toEqual(drafts(240));
  });

  it.each(['alpha', 'ALPHA'])('stays where it is for %s', async (name) => {
    const { explorer, finds } = made();
    explorer.environments.switchTo({ name });
    await turn();
    expect([finds, flash(explorer)]).toEqual([[], 'This is alpha already.']);
  });

  it('goes where was asked for last, in whatever order the answers come', async () => {
    const { explorer, entered, answers, is } = made();
    explorer.environments.switchTo({ name: 'beta' });
    explorer.environments.switchTo({ name: 'gamma' });
    await answers(is('gamma'), 1);
    await answers(is('beta'));
    expect([environment(explorer), entered]).toEqual(['gamma', ['gamma']]);
  });

  it('stays for somebody who asks for this one while another is looked for', async () => {
    const { explorer, entered, answers, is } = made();
    explorer.environments.switchTo({ name: 'beta' });
    explorer.environments.switchTo({ name: 'alpha' });
    await answers(is('beta'));
    expect([environment(explorer), entered]).toEqual(['alpha', []]);
  });
});

describe('coming back to an environment', () => {
  it('brings back where one was; a thing without a call of its own is still known when it is old', async () => {
    const { explorer, answers, is } = made();
    const { store } = explorer;
    const row = { id: 'a1', activationStatus: 'COMPLETE' };
    const to = { kind: 'jit-history', scope: {} } as const;
    store.setState({
      lists: listAnswer('jit-history', {
        status: 'ready',
        data: { rows: [row], unreadable: 0 },
        fetchedAtMs: explorer.now(),
      }),
    });
    explorer.open({ screen: 'thing', id: 'a1', label: 'A', ...to });
    const { views, history, things } = store.getState();
    expect(Object.values(things).map(({ data }) => data?.item?.value)).toEqual([row]);
    explorer.environments.switchTo({ name: 'beta' });
    await answers(is('beta'));
    expect(store.getState().things).toEqual({});
    explorer.environments.switchTo({ name: 'alpha' });
    await answers(is('alpha'));
    explorer.queries.refresh(currentView(store.getState()));
    await turn();
    const back = store.getState();
    expect([back.views, back.history, back.lists]).toEqual([views, history, {}]);
    expect(Object.values(back.things).map(({ data }) => data?.item?.value)).toEqual([row]);
  });

  it('begins anew where the name means another product now', async () => {
    const { explorer, answers, is } = made();
    explorer.open({ screen: 'list', kind: 'clusters', scope: {} });
    explorer.environments.switchTo({ name: 'beta' });
    await answers(is('beta'));
    explorer.environments.switchTo({ name: 'alpha' });
    const session = { ...sessionIn('alpha'), product: 'identityiq' } as const;
    await answers(success({ session, enter: () => undefined }));
    expect(explorer.store.getState().views.map(({ kind }) => kind)).toEqual(['sources']);
  });
});

describe('what was not sent', () => {
  it('waits in its own environment', async () => {
    const { explorer, answers, is } = made();
    explorer.store.setState({ drafts: drafts(240) });
    explorer.environments.switchTo({ name: 'beta' });
    await answers(is('beta'));
    expect(explorer.store.getState().drafts).toEqual({});
    explorer.store.setState({ drafts: drafts(60) });
    explorer.environments.switchTo({ name: 'alpha' });
    await answers(is('alpha'));
    expect(explorer.store.getState().drafts).toEqual(drafts(240));
    expect(flash(explorer)).toBe(
      'Now in alpha (place of alpha). Your unsent changes are still here.',
    );
    explorer.environments.switchTo({ name: 'beta' });
    await answers(is('beta'));
    expect(explorer.store.getState().drafts).toEqual(drafts(60));
  });

  it('holds what was typed while the other environment was looked for', async () => {
    const { explorer, answers, is } = made();
    explorer.environments.switchTo({ name: 'beta' });
    explorer.store.setState({ drafts: drafts(240) });
    await answers(is('beta'));
    explorer.environments.switchTo({ name: 'alpha' });
    await answers(is('alpha'));
    expect(explorer.store.getState().drafts).toEqual(drafts(240));
  });
});

describe('the list of environments', () => {
  it('is shown with the cursor on this one', async () => {
    const choices = [choice('beta'), choice('alpha')];
    const { explorer } = made(choices);
    explorer.environments.show();
    await turn();
    expect(explorer.store.getState().overlay).toEqual({
      type: 'environments',
      choices,
      choice: 1,
      looks: {
        alpha: { status: 'asking' },
        beta: { status: 'failed', why: 'nobody is there', atMs: explorer.now() },
      },
    });
  });

  it('takes the keys from the moment on that it was asked for, in their order', async () => {
    const { explorer } = made();
    const done: string[] = [];
    const press = (key: string) => () => {
      const { overlay } = explorer.store.getState();
      done.push(`${key} of ${overlay.type === 'environments' && overlay.choices.length}`);
    };
    explorer.environments.show();
    for (const key of ['y', 'q']) {
      expect(explorer.lookups.hold({ key, anywhere: false, press: press(key) })).toBe(true);
    }
    expect(done).toEqual([]);
    await turn();
    expect(done).toEqual(['y of 2', 'q of 2']);
  });

  it('does not come back to somebody who has left it before it was filled', async () => {
    const { explorer } = made();
    explorer.environments.show();
    explorer.lookups.callOff();
    await turn();
    expect(explorer.store.getState().overlay).toEqual({ type: 'none' });
  });

  it('is what a digit looks in', async () => {
    const { explorer, answers, is } = made();
    explorer.environments.switchTo({ shortcut: 2 });
    await turn();
    await answers(is('beta'));
    expect(environment(explorer)).toBe('beta');
    explorer.environments.switchTo({ shortcut: 7 });
    await turn();
    expect(flash(explorer)).toBe('No environment has the shortcut 7. :env shows them.');
  });
});
