import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paste, pressKey } from '../../../src/commands/keys/dispatch.ts';
import { everywhere } from '../../../src/commands/overlays/overlayKeys.ts';
import type { Context } from '../../../src/commands/types.ts';
import { operations } from '../../../src/model/operations.ts';
import type { AccessMode } from '../../../src/store/environments/session.ts';
import type { Explorer } from '../../../src/store/explorer.ts';
import { fieldOf } from '../../../src/store/forms/field.ts';
import { currentView, queryKey } from '../../../src/store/navigation/view.ts';
import { playsAll } from '../../dsl/share.ts';
import { locked } from '../store/made.ts';
import { changedPolicy } from './policyForm.ts';

/** What is at work while text comes in: the explorer, how it rests, and what became of anything outside of it. */
type Stage = Awaited<ReturnType<typeof stageOf>>;

/** A draft in one of two tenants, with everything counted that acts beyond the program. */
const stageOf = async (access: AccessMode) => {
  const acts = { quits: 0, ladders: 0 };
  const made = await changedPolicy(access, undefined, {
    quit: () => {
      acts.quits += 1;
    },
    size: { columns: 120, rows: 40 },
  });
  const { explorer, alpha, beta, view } = made;
  const draft = () => explorer.store.getState().drafts[queryKey(view)];
  const begin = explorer.probes.run;
  Object.assign(explorer.probes, {
    run: (...args: Parameters<typeof begin>) => {
      acts.ladders += 1;
      begin(...args);
    },
  });
  // The log of a tenant drops its oldest lines, so each is asked for the first write that ever comes.
  const arrived = new Set<string>();
  for (const { sandbox } of [alpha, beta]) {
    void sandbox
      .arrival(
        ({ operation }) => operation !== undefined && operations[operation].effect === 'writes',
      )
      .then(({ method, path }) => arrived.add(`${method} ${path}`));
  }
  /** What was written: as the tenants have it, and as the journal notes it before it is sent. */
  const writes = () => [...arrived, ...made.entries.map(({ outcome }) => `journal: ${outcome}`)];
  return { ...made, acts, draft, writes, drafted: draft() };
};

/** After all that came in: what was put off has had its time, and no request is on its way. */
const ended = async ({ clock, rest, close, writes }: Stage): Promise<readonly string[]> => {
  for (let minute = 0; minute < 20; minute += 1) {
    clock.pass(60_000);
    await rest();
  }
  await close();
  return writes();
};

/** How many texts come upon each place. */
const numRuns = playsAll ? 40 : 2;

const openList = async ({ explorer, rest }: Stage): Promise<void> => {
  explorer.jump({ screen: 'list', kind: 'sources', scope: {} });
  explorer.changeRows((view) => ({ ...view, filter: '', onlyBroken: false, range: undefined }));
  await rest();
};

const pressIn =
  (open: (stage: Stage) => Promise<void>, ...keys: readonly string[]) =>
  async (stage: Stage): Promise<void> => {
    await open(stage);
    for (const key of keys) {
      stage.clock.sleep(1_000);
      pressKey(stage.explorer, key);
      await stage.rest();
    }
  };

const openForm = async ({ explorer, rest }: Stage): Promise<void> => {
  explorer.jump({ screen: 'form', kind: 'jit-policy', scope: {} });
  await rest();
};

/** The field of the entitlements, whose entries have a menu. */
const openEntries = async (stage: Stage): Promise<void> => {
  await openForm(stage);
  stage.explorer.changeForm((view) => ({ ...view, field: 5 }));
  for (let field = 0; field < 12; field += 1) {
    stage.explorer.changeForm((view) => ({ ...view, field }));
    pressKey(stage.explorer, 'e');
    if (stage.explorer.store.getState().overlay.type === 'items') return;
    stage.explorer.setOverlay({ type: 'none' });
  }
};

const put =
  (overlay: Parameters<Explorer['setOverlay']>[0]) =>
  async (stage: Stage): Promise<void> => {
    await openForm(stage);
    stage.explorer.setOverlay(overlay);
  };

/** How each place is come to. The compiler asks for every one of the table. */
const ways: Readonly<Record<Context, (stage: Stage) => Promise<void>>> = {
  list: openList,
  thing: pressIn(openList, 'enter'),
  probe: pressIn(openList, 'p'),
  form: openForm,
  command: pressIn(openForm, ':'),
  filter: pressIn(openList, '/'),
  search: pressIn(openList, 'enter', '/'),
  lookup: async (stage) => {
    await openForm(stage);
    stage.explorer.setOverlay({ type: 'lookup', doing: 'looking', keys: [] });
  },
  sort: pressIn(openList, 'S'),
  copy: pressIn(openList, 'C'),
  columns: pressIn(openList, 'o'),
  columnPath: pressIn(openList, 'o', 'a'),
  edit: async (stage) => {
    await openForm(stage);
    stage.explorer.setOverlay({ type: 'edit', field: fieldOf('4h') });
  },
  confirm: pressIn(openForm, 's'),
  environments: put({
    type: 'environments',
    choices: [
      { name: 'alpha', origin: 'a test', shortcut: 1, production: false, active: true },
      { name: 'beta', origin: 'a test', shortcut: 2, production: false, active: false },
    ],
    choice: 0,
    looks: {},
  }),
  whoami: put({ type: 'whoami', scroll: 0, found: { status: 'asking' } }),
  difference: put({
    type: 'difference',
    scroll: 0,
    all: false,
    comparison: { status: 'reading', what: 'one and another' },
  }),
  items: openEntries,
  item: pressIn(openEntries, 'a'),
  journal: put({ type: 'journal', scroll: 0 }),
  unlock: put({ type: 'unlock', field: fieldOf('alph') }),
  login: put({ type: 'login', asksFor: 'client', keep: 'session', field: fieldOf('') }),
  help: pressIn(openForm, '?'),
  helpSearch: pressIn(openForm, '?', '/'),
  messages: put({ type: 'messages', scroll: 0 }),
  codes: put({ type: 'codes', choice: 0, search: '' }),
  codesSearch: pressIn(put({ type: 'codes', choice: 0, search: '' }), '/'),
  code: put({ type: 'code', code: 'SG-UNCLEAR', scroll: 0 }),
};

/** Where Send is chosen already, which is the worst that text can come upon. */
const worst: Readonly<Partial<Record<Context, readonly string[]>>> = { confirm: ['right'] };

const letters = [
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/?!.,;-_=+\'"()[]{}<>@#$%&*|~^',
];
/** A whole line as its keys. */
const line = (text: string): readonly string[] =>
  [...text].map((letter) => (letter === '\n' ? 'enter' : letter === ' ' ? 'space' : letter));
/** Lines that would do harm where they were obeyed, and texts as they are pasted by mistake. */
const lines = [
  ':q\n:q\n',
  ':q!\n',
  '\n:q!\n',
  ':lock\n',
  'cancel\n',
  ':unlock\nalpha\n',
  'alpha\n',
  'a\n',
  'l\n',
  'lll\n',
  'zz',
  'xxxx',
  's\n',
  'pppp',
  'pqjpqjp',
  'FFRR',
  'cccccbdefghijklnrtuvcbdefghijklnrtuvcbdefghij\n',
].map(line);

const oneKey = (...more: readonly string[]) =>
  fc.constantFrom(...letters, 'space', 'enter', 'enter', ...more).map((key) => [key]);
const textOf = (...more: readonly string[]) =>
  fc
    .array(fc.oneof(oneKey(...more), fc.constantFrom(...lines)), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.flat());

const isWrite = ({ store }: Explorer): boolean => store.getState().session.access.mode === 'WRITE';

const comeTo = async (
  stage: Stage,
  place: Context,
  chosen: readonly string[] = [],
): Promise<void> => {
  const { explorer, clock, rest } = stage;
  explorer.lookups.callOff();
  explorer.setOverlay({ type: 'none' });
  await rest();
  await ways[place](stage);
  const { overlay } = explorer.store.getState();
  const now =
    overlay.type === 'none' ? currentView(explorer.store.getState()).screen : overlay.type;
  expect([now, explorer.store.getState().flash?.text]).toEqual([
    place,
    explorer.store.getState().flash?.text,
  ]);
  for (const key of chosen) pressKey(explorer, key);
  clock.sleep(5_000);
};

/** Places of which READ-ONLY has none. */
const needWriting: readonly Context[] = ['confirm', 'items', 'item'];

/** What an earlier text may have closed or left is as it was: in alpha, with the draft, and with the access mode. */
const putBack = async (stage: Stage, access: AccessMode) => {
  const { explorer, rest, view } = stage;
  if (explorer.store.getState().session.environment !== 'alpha') {
    explorer.environments.switchTo({ name: 'alpha' });
    await rest();
  }
  explorer.store.setState(({ session }) => ({ session: { ...session, access } }));
  // The policy that a draft is made of may have been let go while the text led elsewhere.
  explorer.lookups.callOff();
  explorer.setOverlay({ type: 'none' });
  await openForm(stage);
  explorer.store.setState({ drafts: {} });
  explorer.forms.read(view, '4h');
  expect(stage.draft()).toBeDefined();
};

describe('text that comes in one go, wherever one is', () => {
  it.each<[AccessMode]>([[{ mode: 'WRITE' }], [locked]])(
    'in %j it sends nothing, opens no writing, gives no draft up, and begins one ladder at most',
    async (access) => {
      const stage = await stageOf(access);
      const { explorer, acts, writes, rest, draft } = stage;
      for (const place of everywhere) {
        if (access === locked && needWriting.includes(place)) continue;
        await fc.assert(
          fc.asyncProperty(textOf('tab', 'tab', 'shift-tab', 'right', 'left'), async (keys) => {
            await putBack(stage, access);
            await comeTo(stage, place, worst[place]);
            acts.ladders = 0;
            for (const key of keys) pressKey(explorer, key, { isAlone: false });
            await rest();
            const { session } = explorer.store.getState();
            const isHere = session.environment === 'alpha';
            expect({
              place,
              writes: writes(),
              quits: acts.quits,
              isOneLadder: acts.ladders < 2,
              isOpened: access.mode !== 'WRITE' && isHere && isWrite(explorer),
              isDraftLost: isHere && draft() === undefined,
            }).toEqual({
              place,
              writes: [],
              quits: 0,
              isOneLadder: true,
              isOpened: false,
              isDraftLost: false,
            });
          }),
          { numRuns },
        );
      }
      expect(await ended(stage)).toEqual([]);
    },
  );
});

describe('text without arrows and tabs, at whatever pace it is typed', () => {
  const pauseMs = fc.constantFrom(0, 1, 5, 100, 349, 351, 1_000, 5_000);
  it('sends nothing, wherever one is', async () => {
    const access = { mode: 'WRITE' } as const;
    const stage = await stageOf(access);
    const { explorer, clock, writes, rest } = stage;
    for (const place of everywhere) {
      await fc.assert(
        fc.asyncProperty(textOf(), pauseMs, async (keys, pause) => {
          await putBack(stage, access);
          await comeTo(stage, place);
          for (const key of keys) {
            clock.sleep(pause);
            pressKey(explorer, key);
          }
          await rest();
          expect([place, writes()]).toEqual([place, []]);
        }),
        { numRuns },
      );
    }
    expect(await ended(stage)).toEqual([]);
  });
});

it('what is counted there is every write: Send, pressed by itself, is one', async () => {
  const stage = await stageOf({ mode: 'WRITE' });
  await comeTo(stage, 'confirm', worst.confirm);
  pressKey(stage.explorer, 'enter');
  await stage.rest();
  const written = ['PATCH /jit-activation-config/v1/policy', 'journal: done'];
  expect(await ended(stage)).toEqual([written[0], expect.stringMatching(/^journal/), written[1]]);
});

it('pasted text presses no key, wherever one is', async () => {
  const stage = await stageOf({ mode: 'WRITE' });
  const { explorer, acts, writes, draft, drafted } = stage;
  for (const place of everywhere) {
    await comeTo(stage, place, worst[place]);
    acts.ladders = 0;
    for (const text of ['l\n', ':q!\n', 'zz', 'alpha\n']) paste(explorer, text);
    expect([place, writes(), acts.quits, acts.ladders, draft()]).toEqual([
      place,
      [],
      0,
      0,
      drafted,
    ]);
  }
  expect(await ended(stage)).toEqual([]);
});
