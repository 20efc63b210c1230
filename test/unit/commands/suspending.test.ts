import { describe, expect, it } from 'vitest';
import { pressKey } from '../../../src/commands/keys/dispatch.ts';
import { everywhere } from '../../../src/commands/overlays/overlayKeys.ts';
import { contextNow, views } from '../../../src/commands/types.ts';
import { fieldOf } from '../../../src/store/forms/field.ts';
import type { Overlay } from '../../../src/store/overlay.ts';
import type { State } from '../../../src/store/state.ts';
import { noFolds } from '../../../src/store/things/thingText.ts';
import { policyRequest } from '../store/answers.ts';
import { madeExplorer } from '../store/made.ts';

const field = fieldOf('dm');

const request = policyRequest([]);

const overlays: readonly Overlay[] = [
  { type: 'command', field, tabbed: { text: 'd', at: 1 } },
  { type: 'lookup', doing: 'looking for it', keys: ['j'] },
  { type: 'filter', field, before: { filter: 'x', cursor: { index: 0 }, top: 0 } },
  {
    type: 'search',
    field,
    before: { search: '', cursor: 0, at: 0, scroll: 0, folds: noFolds },
  },
  { type: 'sort', choice: 1 },
  { type: 'copy', choice: 1 },
  { type: 'columns', choice: 2 },
  { type: 'columnPath', field, problem: 'There is no such path.' },
  { type: 'edit', field, problem: 'That is no number.' },
  {
    type: 'confirm',
    request,
    readAtMs: 0,
    theirs: [],
    choice: 'send',
    sending: false,
    scroll: 2,
  },
  { type: 'environments', choices: [], choice: 0, looks: {} },
  { type: 'whoami', scroll: 3, found: { status: 'asking' } },
  {
    type: 'difference',
    scroll: 2,
    all: true,
    comparison: { status: 'reading', what: 'two sources' },
  },
  { type: 'items', choice: 0 },
  { type: 'item', field, reading: true },
  { type: 'unlock', field },
  { type: 'login', asksFor: 'client', keep: 'session', field },
  { type: 'help', scroll: 4, search: 'x', over: { type: 'sort', choice: 1 } },
  { type: 'helpSearch', field, search: 'x' },
  { type: 'messages', scroll: 1 },
  { type: 'journal', scroll: 1 },
  { type: 'codes', choice: 1, search: 'proxy' },
  { type: 'codesSearch', field },
  { type: 'code', code: 'SG-CRED-WRONG', scroll: 1 },
];

const started = () => {
  let stops = 0;
  const made = madeExplorer({
    suspend: () => {
      stops += 1;
      return undefined;
    },
  });
  return { ...made, stops: () => stops };
};

const pressCtrlZ = (state: Partial<State>) => {
  const { explorer, stops } = started();
  explorer.store.setState(state);
  const before = explorer.store.getState();
  pressKey(explorer, 'ctrl-z');
  // The shell calls back.
  explorer.resize({ ...before.size });
  const { overlay, smallLine, views: stack } = explorer.store.getState();
  return { stops: stops(), overlay, smallLine, stack, before };
};

describe('ctrl-z', () => {
  it('is tried here in every place that lies over a view', () => {
    const places = everywhere.filter((place) => !views.some((view) => view === place));
    expect(overlays.map(({ type }) => type)).toEqual(places);
  });

  it.each(overlays)('suspends in $type, and comes back to it as it was', (overlay) => {
    const { stops, overlay: after, stack, before } = pressCtrlZ({ overlay });
    expect(contextNow(before)).toBe(overlay.type);
    // Whoever comes back to a review has to choose Send anew.
    const back = overlay.type === 'confirm' ? { ...overlay, choice: 'cancel' } : overlay;
    expect({ stops, after, stack }).toEqual({ stops: 1, after: back, stack: before.views });
  });

  it('suspends in a small terminal, and comes back to what was typed there', () => {
    const small = { size: { columns: 30, rows: 8 }, smallLine: 'q' };
    const { stops, smallLine } = pressCtrlZ(small);
    expect({ stops, smallLine }).toEqual({ stops: 1, smallLine: 'q' });
  });

  it.each([
    { columns: 80, rows: 24 },
    { columns: 30, rows: 8 },
  ])('waits for the answer to a write at $columns columns', (size) => {
    const { explorer, stops } = started();
    const overlay: Overlay = {
      type: 'confirm',
      request,
      readAtMs: 0,
      theirs: [],
      choice: 'send',
      sending: true,
      scroll: 0,
    };
    explorer.store.setState({ overlay, size });
    pressKey(explorer, 'ctrl-z');
    const { flash, overlay: after } = explorer.store.getState();
    expect({ stops: stops(), flash, after }).toEqual({
      stops: 0,
      flash: {
        text: 'It is being sent: wait until the tenant has answered.',
        tone: 'warn',
        isRefusal: true,
      },
      after: overlay,
    });
  });
});
