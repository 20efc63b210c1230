import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { pressKey } from '../../src/commands/keys/dispatch.ts';
import type { Thing } from '../../src/resources/types.ts';
import type { Explorer } from '../../src/store/explorer.ts';
import { pendingOperations } from '../../src/store/forms/drafts.ts';
import { currentView } from '../../src/store/navigation/view.ts';
import {
  type Background,
  type ColourDepth,
  type Palette,
  themeOf,
} from '../../src/terminal/look/themes.ts';
import { createPaint, type Paint, type Span } from '../../src/terminal/look/tones.ts';
import { clean } from '../../src/terminal/text/clean.ts';
import { widthOf } from '../../src/terminal/text/width.ts';
import { attributesBefore, attributesIn } from '../dsl/attributes.ts';
import { listAnswer, policyRequest, thingAnswer } from '../unit/store/answers.ts';
import { drawRaw, explorerWith, nowMs } from './draw.tsx';
import { policyOf, sourceNamed } from './things.ts';

type Size = { readonly columns: number; readonly rows: number };

const source = (name: string, more: Thing = {}): Thing =>
  sourceNamed(name, {
    schemas: [{ id: '1', name: 'account' }],
    features: ['SEARCH', 'ENABLE'],
    passwordPolicies: [],
    ...more,
  });

const rows = [
  source('APAC', { status: 'SOURCE_STATE_FAILURE_CLUSTER', healthy: false }),
  source('Zoë – Łódź …'),
  source('李雷 的 목록', { status: 'SOURCE_STATE_NEW_ONE', owner: null, since: null }),
  source('x'.repeat(300), { status: 'SOURCE_STATE_ERROR_SOURCE', healthy: true }),
];

const refused = {
  tag: 'forbidden',
  said: { status: 403, text: 'The server refuses.', trackingId: 'e7eab60924f64aa2' },
  scopes: ['idn:sources:read'],
  levels: ['ORG_ADMIN'],
} as const;

const policy = policyOf(['e1']);

const list = { rows, total: 4, unreadable: 2 };
const dmz = source('DMZ', { status: 'SOURCE_STATE_ERROR_SOURCE', healthy: true });

const inList = (size: Size): Explorer =>
  explorerWith(
    { lists: listAnswer('sources', { status: 'ready', data: list, fetchedAtMs: nowMs }) },
    size,
  );

const inThing = (size: Size): Explorer => {
  const explorer = explorerWith({}, size);
  explorer.open({ screen: 'thing', kind: 'sources', id: '2c91', label: 'DMZ', scope: {} });
  const item = { value: dmz, raw: { ...dmz, secretNote: 'Zoë', many: rows } };
  explorer.store.setState({
    things: thingAnswer('sources', '2c91', { status: 'ready', data: { item }, fetchedAtMs: nowMs }),
  });
  return explorer;
};

const inForm = (size: Size): Explorer => {
  const explorer = explorerWith({}, size);
  explorer.open({ screen: 'form', kind: 'jit-policy', scope: {} });
  explorer.store.setState({
    things: thingAnswer('jit-policy', '', {
      status: 'ready',
      data: { item: { value: policy, raw: policy } },
      fetchedAtMs: nowMs,
    }),
  });
  for (const pressed of ['j', 'e', '8', 'h', 'enter']) pressKey(explorer, pressed);
  return explorer;
};

const inReview = (size: Size): Explorer => {
  const explorer = inForm(size);
  const view = currentView(explorer.store.getState());
  if (view.screen !== 'form') throw new Error('there is no form');
  const request = policyRequest(pendingOperations(explorer.store.getState(), view));
  explorer.setOverlay({
    type: 'confirm',
    request,
    readAtMs: nowMs,
    theirs: ['applyToFutureAssignments'],
    choice: 'cancel',
    sending: false,
    scroll: 0,
  });
  return explorer;
};

const inLadder = (size: Size): Explorer => {
  const explorer = explorerWith(
    {
      probes: {
        'sources 2c91': {
          kind: 'sources',
          earlier: [],
          thing: { id: '2c91', name: 'DMZ', cluster: { id: 'c', name: 'Rotterdam' } },
          steps: [
            {
              status: 'done',
              atMs: nowMs,
              outcome: { passed: true, summary: 'answers', elapsedMs: 184, details: { a: 1 } },
            },
            {
              status: 'done',
              atMs: nowMs,
              outcome: {
                passed: false,
                summary: 'DMZ did not let the connector in – at all',
                elapsedMs: 2130,
                details: 'LDAP 49\ndata 532',
              },
            },
            { status: 'skipped', why: 'the step before failed' },
          ],
        },
      },
    },
    size,
  );
  explorer.open({ screen: 'probe', kind: 'sources', id: '2c91', label: 'DMZ', scope: {} });
  return explorer;
};

const after =
  (scene: (size: Size) => Explorer, ...keys: readonly string[]) =>
  (size: Size): Explorer => {
    const explorer = scene(size);
    for (const pressed of keys) pressKey(explorer, pressed);
    return explorer;
  };

/** Every screen, in the states that look different. */
const scenes: Readonly<Record<string, (size: Size) => Explorer>> = {
  'a list with broken rows': inList,
  'a list that was read before and cannot be now': (size) =>
    explorerWith(
      {
        lists: listAnswer('sources', {
          status: 'failed',
          error: refused,
          data: list,
          fetchedAtMs: nowMs,
        }),
        flash: { text: `It failed: ${'why '.repeat(100)}`, tone: 'bad' },
      },
      size,
    ),
  'a list that cannot be read': (size) =>
    explorerWith({ lists: listAnswer('sources', { status: 'failed', error: refused }) }, size),
  'a list that is loading': (size) =>
    explorerWith({ lists: listAnswer('sources', { status: 'loading' }) }, size),
  'a filter being typed': after(inList, '/', 'Z', 'o', 'ë', '–'),
  'a list sorted': after(inList, 'S', 'j'),
  'a command being typed': after(inList, ':', 's', 'o'),
  'production, and changes allowed for a while': (size) => {
    const explorer = inList(size);
    const { session } = explorer.store.getState();
    explorer.store.setState({
      session: {
        ...session,
        environment: 'a-very-long-name-of-an-environment-in-europe-and-elsewhere',
        production: true,
        accent: 'orange',
        access: { mode: 'WRITE', untilMs: nowMs + 900_000 },
      },
    });
    return explorer;
  },
  'a thing': inThing,
  'its JSON': after(inThing, 'y'),
  'its YAML': after(inThing, 'y', 'y'),
  'the ladder of checks': inLadder,
  'a form with a change': inForm,
  'a review': inReview,
  'the help': after(inList, '?'),
  environments: (size) => {
    const explorer = inList(size);
    const choice = { origin: 'config.yaml', production: false, active: false };
    const choices = [
      { ...choice, name: 'meridian-freight', accent: 'blue', shortcut: 1 },
      { ...choice, name: 'meridian-production', production: true, active: true },
      { ...choice, name: 'broken', problem: 'config.yaml, line 3, column 5: it has no base_url.' },
    ] as const;
    explorer.environments.show();
    const { overlay } = explorer.store.getState();
    if (overlay.type === 'environments') explorer.setOverlay({ ...overlay, choices, choice: 1 });
    return explorer;
  },
  messages: (size) => {
    const explorer = inList(size);
    explorer.flash('It worked.', 'good');
    explorer.flash('It is odd.', 'warn');
    explorer.flash(`It failed – ${'why '.repeat(60)}`, 'bad');
    explorer.setOverlay({ type: 'messages', scroll: 0 });
    return explorer;
  },
  'the journal': (size) => {
    const explorer = inList(size);
    explorer.setOverlay({ type: 'journal', scroll: 0 });
    return explorer;
  },
};

const names = Object.keys(scenes);
const sceneOf = (name: string, size: Size): Explorer => {
  const scene = scenes[name];
  if (scene === undefined) throw new Error(`no scene ${name}`);
  return scene(size);
};

/** A paint that keeps the lines it was given. */
const recording = (paint: Paint): { paint: Paint; lines: (readonly Span[])[] } => {
  const lines: (readonly Span[])[] = [];
  const keep = (spans: readonly Span[]): string => {
    lines.push(spans);
    return paint(spans);
  };
  const { ascii, quietShows } = paint;
  return { paint: Object.assign(keep, { ascii, quietShows }), lines };
};

const paintOf = (depth: ColourDepth, background: Background, palette: Palette = 'usual') =>
  createPaint({ theme: themeOf(depth, background, palette), ascii: false });
const colourless = paintOf('none', 'unknown');
const small = { columns: 80, rows: 24 };
const linesOf = (frame: string): readonly string[] =>
  stripVTControlCharacters(frame)
    .split('\n')
    .map((line) => line.trimEnd());
const cellsOf = (line: string): number => widthOf(clean(line));

const drawn = (name: string, paint: Paint = colourless, size: Size = small): string =>
  drawRaw(sceneOf(name, size), paint);

describe.each(names)('%s', (name) => {
  it('says whatever is bad, good or to be watched with a word or a sign', () => {
    const { paint, lines } = recording(colourless);
    drawn(name, paint, { columns: 120, rows: 50 });
    const silent = lines
      .flat()
      .filter(({ tone }) => tone === 'bad' || tone === 'warn' || tone === 'good')
      .filter(({ text }) => text.trim() !== '' && !/[\p{L}✓✗!?~*]/u.test(text));
    expect(silent).toEqual([]);
  });

  it('has the same text in every theme, and no colour where none may be used', () => {
    // What was not typed yet has brackets where no colour says so: they are its sign.
    const text = linesOf(drawn(name)).map((line) => line.replace(/^( :.*)\[(.*)\]$/, '$1$2'));
    for (const paint of [
      paintOf('256', 'dark'),
      paintOf('256', 'light', 'colour-blind'),
      paintOf('16', 'unknown'),
    ]) {
      expect(linesOf(drawn(name, paint))).toEqual(text);
    }
    const attributes = attributesIn(drawn(name));
    expect(attributes.filter((code) => !['1', '22', '7', '27'].includes(code))).toEqual([]);
  });

  it('is as wide in ASCII, with each thing in its place', () => {
    const ascii = linesOf(
      drawn(name, createPaint({ theme: themeOf('none', 'unknown'), ascii: true })),
    );
    const signs = linesOf(drawn(name));
    expect(ascii.filter((line) => !/^[ -~]*$/.test(line))).toEqual([]);
    const widths = (lines: readonly string[]) => lines.map(cellsOf);
    expect(widths(ascii)).toEqual(widths(signs));
  });

  it.each([60, 80, 120, 160, 255])('is nowhere wider than %i columns, nor too high', (columns) => {
    for (const height of [14, 50]) {
      const size = { columns, rows: height };
      const { paint, lines } = recording(colourless);
      const frame = linesOf(drawn(name, paint, size));
      const wide = lines
        .map((spans) => spans.map(({ text }) => text).join(''))
        .filter((text) => cellsOf(text) > columns);
      expect({ wide, height: frame.length }).toEqual({ wide: [], height });
    }
  });

  it('says READ-ONLY or WRITE at any width', () => {
    for (const columns of [60, 120]) {
      const [header] = linesOf(drawn(name, colourless, { columns, rows: 14 }));
      expect(header).toMatch(/ (READ-ONLY|WRITE)( |$)/);
    }
  });

  it('is one sentence in a terminal that is too small, and is back when that grows', () => {
    const explorer = sceneOf(name, small);
    const before = drawRaw(explorer, colourless);
    for (const [columns, height] of [
      [59, 14],
      [60, 13],
      [20, 24],
    ] as const) {
      explorer.resize({ columns, rows: height });
      const lines = linesOf(drawRaw(explorer, colourless));
      expect(lines.join('').replaceAll(/\s/g, '')).toMatch(
        new RegExp(`^Thisterminalis${columns}×${height};.*leave\\.`),
      );
      expect(lines.filter((line) => cellsOf(line) > columns)).toEqual([]);
    }
    explorer.resize(small);
    expect(drawRaw(explorer, colourless)).toBe(before);
  });
});

describe('the header', () => {
  const headerAt = (columns: number, more: Partial<ReturnType<typeof session>> = {}) => {
    const explorer = inList({ columns, rows: 24 });
    explorer.store.setState((state) => ({ session: { ...state.session, ...more } }));
    return linesOf(drawRaw(explorer, colourless))[0]?.trimEnd();
  };
  const session = () => inList(small).store.getState().session;

  it('lets go of what matters least first', () => {
    const until = { mode: 'WRITE', untilMs: nowMs + 900_000 } as const;
    const shown = [120, 100, 80, 70, 60].map((columns) =>
      headerAt(columns, { production: true, access: until }),
    );
    expect(shown).toMatchInlineSnapshot(`
      [
        " spyglass  meridian-freight  PRODUCTION  WRITE until 03:27  API v1 12/100                  as of 03:12:08 · refresh 30 s",
        " spyglass  meridian-freight  PRODUCTION  WRITE until 03:27  API v1 12/100             as of 03:12:08",
        " meridian-freight  PRODUCTION  WRITE until 03:27  API v1 12/100   as of 03:12:08",
        " meridian-freight  PRODUCTION  WRITE until 03:27  12/100      03:12:08",
        " meridian-freight  PRODUCTION  WRITE until 03:27    03:12:08",
      ]
    `);
  });

  it('shows PRODUCTION as a block in reverse, with colours or without', () => {
    const explorer = inList(small);
    explorer.store.setState((state) => ({ session: { ...state.session, production: true } }));
    const block = (paint: Paint) => attributesBefore(drawRaw(explorer, paint), ' PRODUCTION ');
    expect([
      block(colourless),
      block(paintOf('256', 'light')),
      block(paintOf('16', 'dark')),
    ]).toEqual([
      '\u001B[1m\u001B[7m',
      '\u001B[38;5;124m\u001B[1m\u001B[7m',
      '\u001B[91m\u001B[1m\u001B[7m',
    ]);
  });

  it("has the environment's name in its colour", () => {
    const explorer = inList(small);
    explorer.store.setState((state) => ({ session: { ...state.session, accent: 'purple' } }));
    expect(drawRaw(explorer, paintOf('256', 'dark'))).toContain(
      '\u001B[38;5;183m\u001B[1mmeridian',
    );
    expect(drawRaw(explorer, paintOf('256', 'light'))).toContain(
      '\u001B[38;5;90m\u001B[1mmeridian',
    );
  });
});
