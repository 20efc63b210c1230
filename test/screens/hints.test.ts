import { describe, expect, it } from 'vitest';
import type { ApiError } from '../../src/model/apiError.ts';
import type { Destination, Thing } from '../../src/resources/types.ts';
import type { State } from '../../src/store/state.ts';
import { listAnswer, thingAnswer } from '../unit/store/answers.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';

const refused: ApiError = {
  tag: 'forbidden',
  scopes: [],
  levels: [],
  said: { status: 403, text: 'no' },
};

/** The hints of what a view shows, or of the list of sources. */
const hintsOf = (
  state: Partial<State>,
  to?: Destination,
  access: 'READ-ONLY' | 'WRITE' = 'WRITE',
) => {
  const explorer = explorerWith({}, { columns: 120, rows: 24 }, access);
  if (to !== undefined) explorer.open(to);
  explorer.store.setState(state);
  return draw(explorer).at(-1)?.trim().split(' · ') ?? [];
};

const listOf = (rows: readonly Thing[]): Partial<State> => ({
  lists: listAnswer('identities', {
    status: 'ready',
    fetchedAtMs: nowMs,
    data: { rows, unreadable: 0 },
  }),
});

const identity = { id: 'i1', name: 'Aleksandra Nowak', attributes: {} };
const identities: Destination = { screen: 'list', kind: 'identities', scope: {} };
const oneIdentity: Destination = {
  screen: 'thing',
  kind: 'identities',
  id: 'i1',
  label: 'Aleksandra Nowak',
  scope: {},
};
const policyForm: Destination = { screen: 'form', kind: 'jit-policy', scope: {} };
const actsOnAThing = /^(enter|p|y|d|space|e|u) /;

const acting = (hints: readonly string[]) => hints.filter((hint) => actsOnAThing.test(hint));

describe('the hints', () => {
  it('of a list that could not be read are asking again and the error for a ticket', () => {
    const hints = hintsOf({ lists: listAnswer('sources', { status: 'failed', error: refused }) });
    expect(hints.slice(0, 2)).toEqual(['R again', 'c copy the error for a ticket']);
    expect(acting(hints)).toEqual([]);
  });

  it('of a list without rows offer nothing that needs one', () => {
    expect(acting(hintsOf(listOf([]), identities))).toEqual([]);
    expect(acting(hintsOf(listOf([identity]), identities))).not.toEqual([]);
  });

  it('of a list in 80 columns name each way once, and what narrows and sorts it', () => {
    const explorer = explorerWith(
      {
        lists: listAnswer('sources', {
          status: 'ready',
          data: { rows: [{ id: 'a', name: 'A' }], unreadable: 0 },
          fetchedAtMs: nowMs,
        }),
      },
      { columns: 80, rows: 24 },
    );
    expect(draw(explorer).at(-1)?.trim()).toBe(
      'enter open · p probe · X why · ? keys · / filter · : command · S sort',
    );
  });

  it('of a list whose rows open something else than their details name both', () => {
    const schema = { id: 's', name: 'account', attributes: [] };
    const scope = { source: { id: 'a', name: 'A' } };
    const data = { rows: [schema], unreadable: 0 };
    const lists = listAnswer('schemas', { status: 'ready', fetchedAtMs: nowMs, data }, scope);
    expect(hintsOf({ lists }, { screen: 'list', kind: 'schemas', scope })).toEqual(
      expect.arrayContaining(['enter open', 'd details']),
    );
  });

  it('of a form that the tenant refuses are asking again and the error', () => {
    const things = thingAnswer('jit-policy', '', { status: 'failed', error: refused });
    const hints = hintsOf({ things }, policyForm);
    expect(hints.slice(0, 2)).toEqual(['R again', 'c copy the error for a ticket']);
    expect(acting(hints)).toEqual([]);
  });

  it('of a form offer editing only where changes are allowed', () => {
    const policy = { id: 'p', entitlementIds: [], notificationRecipients: [] };
    const things = thingAnswer('jit-policy', '', {
      status: 'ready',
      data: { item: { value: policy, raw: policy } },
      fetchedAtMs: nowMs,
    });
    expect(hintsOf({ things }, policyForm)).toContain('enter edit field');
    expect(hintsOf({ things }, policyForm, 'READ-ONLY')).not.toContain('enter edit field');
  });

  it('of an identity name its parts where they are, and tab by what it leads to', () => {
    const shown = (value: Thing): Partial<State> => ({
      things: thingAnswer('identities', 'i1', {
        status: 'ready',
        data: { item: { value, raw: value } },
        fetchedAtMs: nowMs,
      }),
    });
    expect(hintsOf(shown(identity), oneIdentity)).toContain('tab next part');
    const managed = { ...identity, managerRef: { type: 'IDENTITY', id: 'i2', name: 'Mei Tan' } };
    expect(hintsOf(shown(managed), oneIdentity)).toContain('tab next link');
    const explorer = explorerWith({}, { columns: 80, rows: 24 });
    explorer.open(oneIdentity);
    explorer.store.setState(shown(identity));
    expect(draw(explorer).join('\n')).toContain('\n  1 accounts  2 entitlements  3 owned access');
  });
});
