// Every command has another key than the usual one: no screen and no message names a usual key.

import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { pressKey } from '../../src/commands/keys/dispatch.ts';
import { contextNow } from '../../src/commands/types.ts';
import { fieldOf } from '../../src/store/forms/field.ts';
import type { Overlay } from '../../src/store/overlay.ts';
import type { ProbeStep } from '../../src/store/probes.ts';
import { policyRequest, thingAnswer } from '../unit/store/answers.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';
import { sourceNamed } from './things.ts';

/** A key for each command that no terminal sends, so that it is found nowhere by chance. */
const keys = Object.fromEntries(
  commands.map(({ id, keys: usual, keysDiffer }, index) => [
    id,
    keysDiffer === true ? usual.map((_, at) => `«${index}.${at}»`) : [`«${index}»`],
  ]),
);

type Explorer = ReturnType<typeof explorerWith>;

const onThing = (as: 'details' | 'json'): Explorer => {
  const explorer = explorerWith({ keys }, { columns: 120, rows: 40 });
  explorer.open({ screen: 'thing', kind: 'sources', id: '7', label: 'DMZ', scope: {} });
  explorer.changeThing((view) => ({ ...view, as }));
  const value = sourceNamed('DMZ', {
    status: 'SOURCE_STATE_ERROR_SOURCE',
    passwordPolicies: [],
    schemas: [],
  });
  explorer.store.setState({
    things: thingAnswer('sources', '7', {
      status: 'ready',
      data: { item: { value, raw: value } },
      fetchedAtMs: nowMs,
    }),
  });
  return explorer;
};

const onList = (): Explorer => explorerWith({ keys }, { columns: 120, rows: 40 });

/** A thing whose search line is open, where the search before found nothing. */
const onSearch = (): Explorer => {
  const explorer = onThing('json');
  explorer.changeThing((view) => ({ ...view, search: 'nowhere' }));
  pressKey(explorer, keys['search.open']?.[0] ?? '');
  return explorer;
};

const probed = sourceNamed('DMZ', { passwordPolicies: [], schemas: [] });

/** The ladder of checks as it was when its second step had begun, or when that had failed. */
const onLadder = (second: ProbeStep): Explorer => {
  const explorer = onProbe();
  const first: ProbeStep = {
    status: 'done',
    atMs: nowMs,
    outcome: { passed: true, summary: 'Rotterdam answers', elapsedMs: 184, details: { a: 1 } },
  };
  const steps = [first, second, { status: 'waiting' } as const];
  explorer.store.setState({
    probes: { 'sources 7': { kind: 'sources', thing: probed, steps, earlier: [] } },
  });
  return explorer;
};

const failedStep: ProbeStep = {
  status: 'done',
  atMs: nowMs,
  outcome: {
    passed: false,
    summary: 'DMZ did not let the connector in',
    elapsedMs: 2130,
    details: Array.from({ length: 12 }, (_, index) => `line ${index}`).join('\n'),
  },
};

const onProbe = (): Explorer => {
  const explorer = onList();
  explorer.open({ screen: 'probe', kind: 'sources', id: '7', label: 'DMZ', scope: {} });
  return explorer;
};

const onForm = (): Explorer => {
  const explorer = onList();
  explorer.open({ screen: 'form', kind: 'jit-policy', scope: {} });
  return explorer;
};

const views = {
  list: onList,
  details: () => onThing('details'),
  json: () => onThing('json'),
  search: onSearch,
  probe: onProbe,
  'running probe': () => onLadder({ status: 'running', sinceMs: nowMs - 5_000, elapsedMs: 5_000 }),
  'failed probe': () => onLadder(failedStep),
  form: onForm,
} as const;

const field = fieldOf('');

const overlays: readonly Overlay[] = [
  { type: 'none' },
  { type: 'command', field: fieldOf('sche') },
  { type: 'lookup', doing: 'looking for it', keys: [] },
  { type: 'sort', choice: 1 },
  { type: 'copy', choice: 1 },
  { type: 'columns', choice: 2 },
  { type: 'columnPath', field },
  { type: 'environments', choices: [], choice: 0, looks: {} },
  {
    type: 'whoami',
    scroll: 0,
    found: { status: 'failed', error: { tag: 'notConnected', reason: 'No connection.' } },
  },
  {
    type: 'difference',
    scroll: 0,
    all: false,
    comparison: { status: 'reading', what: 'two sources' },
  },
  { type: 'filter', field, before: { filter: '', cursor: { index: 0 }, top: 0 } },
  { type: 'edit', field },
  { type: 'items', choice: 0 },
  { type: 'item', field, reading: false },
  { type: 'item', field, reading: true },
  {
    type: 'confirm',
    request: policyRequest([]),
    readAtMs: 0,
    theirs: [],
    choice: 'cancel',
    sending: false,
    scroll: 0,
  },
  { type: 'unlock', field },
  { type: 'login', asksFor: 'client', keep: 'session', field },
  { type: 'messages', scroll: 0 },
  { type: 'help', scroll: 0, search: '' },
  { type: 'help', scroll: 40, search: '' },
  { type: 'helpSearch', field, search: '' },
  { type: 'journal', scroll: 0 },
];

/** A usual key as a word, a letter that does something, or a template that nothing was put into. */
const wrong = [
  /\b(?:esc|enter|tab|space|pgup|pgdn|ctrl-[a-z])\b/i,
  /\b[Pp]ress [A-Za-z!?/]\b/,
  /(?:^|[\s:;])[B-HJ-Zb-z!?/] (?:shows|adds|asks|opens|ends|marks|goes|runs|clears|hides|loads|reads)\b/,
  /\{[a-zA-Z]+\.\w+/,
];

/** The help says with each key in force which one it was at first, over two lines where one is too short. */
const withoutUsual = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/\busually \S.*$/, ''));

const namedIn = (lines: readonly string[]): readonly string[] =>
  withoutUsual(lines).filter((line) => wrong.some((pattern) => pattern.test(line)));

describe.each(Object.entries(views))('with other keys, %s', (_, opened) => {
  it.each(overlays)('names none of the usual ones under $type', (overlay) => {
    const explorer = opened();
    explorer.setOverlay(overlay);
    expect(namedIn(draw(explorer))).toEqual([]);
  });

  it('names none in what commands answer that cannot act', () => {
    const context = contextNow(opened().store.getState());
    const own = commands.filter(
      ({ id, contexts }) => contexts.includes(context) && id !== 'app.quit' && id !== 'app.suspend',
    );
    const found = own.flatMap(({ id }) => {
      const explorer = opened();
      pressKey(explorer, keys[id]?.[0] ?? '');
      return namedIn(draw(explorer)).map((line) => `${id}: ${line}`);
    });
    expect(found).toEqual([]);
  });
});
