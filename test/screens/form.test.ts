import { describe, expect, it } from 'vitest';
import { pressKey } from '../../src/commands/keys/dispatch.ts';
import type { Explorer } from '../../src/store/explorer.ts';
import { pendingOperations } from '../../src/store/forms/drafts.ts';
import { currentView, type FormView } from '../../src/store/navigation/view.ts';
import { policyRequest, thingAnswer } from '../unit/store/answers.ts';
import { draw, explorerWith, nowMs } from './draw.tsx';
import { policyOf } from './things.ts';

const policy = policyOf(['e1', 'e2']);

/** The form on screen. */
const formOn = (explorer: Explorer): FormView => {
  const view = currentView(explorer.store.getState());
  if (view.screen !== 'form') throw new Error('no form is open');
  return view;
};

const opened = (access: 'READ-ONLY' | 'WRITE' = 'WRITE') => {
  const explorer = explorerWith({}, { columns: 80, rows: 24 }, access);
  explorer.open({ screen: 'form', kind: 'jit-policy', scope: {} });
  explorer.store.setState({
    things: thingAnswer('jit-policy', '', {
      status: 'ready',
      data: { item: { value: policy, raw: policy } },
      fetchedAtMs: nowMs,
    }),
    names: new Map([['e1', 'Domain Admins (DMZ)']]),
  });
  const press = (...keys: readonly string[]) => {
    for (const key of keys) pressKey(explorer, key);
  };
  return { explorer, press };
};

describe('the form of the JIT policy', () => {
  it('says which of its lines are on screen where not all of them are', () => {
    const { explorer, press } = opened();
    expect(draw(explorer).at(-2)).toBe('');
    explorer.store.setState({ size: { columns: 60, rows: 14 } });
    expect(draw(explorer).at(-2)).toMatch(/^ lines 1 to 9 of 1\d$/);
    press('G');
    expect(draw(explorer).at(-2)).toMatch(/^ lines \d+ to (1\d) of \1$/);
  });

  it('shows its fields with names, units, "not set", and ids as names where they are known', () => {
    const { explorer } = opened();
    const lines = draw(explorer);
    expect(lines[2]).toMatch(/^JIT POLICY {3}as it is in the tenant +6d38a587$/);
    expect(lines.slice(3, 15)).toEqual([
      '▌ Longest activation              480 min  8 h',
      '  Longest extension               not set',
      '                                  ~ not set: nothing limits one extension here',
      '  Offered activation              60 min  1 h',
      '  Offered extension               30 min',
      '  Entitlements                    Domain Admins (DMZ)',
      '                                  e2',
      '                                  ~ e1 does not look like an id',
      '                                  ~ e2 does not look like an id',
      '  Notify                          soc@meridian.example',
      '  Template                        none',
      '  Applies to future assignments   yes',
    ]);
  });

  it('says why reading it again failed, above what was read before', () => {
    const { explorer } = opened();
    explorer.store.setState({
      things: thingAnswer('jit-policy', '', {
        status: 'failed',
        data: { item: { value: policy, raw: policy } },
        fetchedAtMs: nowMs,
        error: { tag: 'server', said: { status: 503, text: 'Down for now', trackingId: 't-9' } },
      }),
    });
    const lines = draw(explorer);
    expect(lines[2]).toMatch(/OLD: the last read failed/);
    expect(lines.slice(3, 6).join(' ')).toContain(
      'failed with status 503 at the call: Down for now.',
    );
    expect(lines.join(' ')).toContain('trackingId t-9');
    expect(lines.join(' ')).toContain('Longest activation');
    explorer.store.setState({ size: { columns: 60, rows: 14 } });
    expect(draw(explorer).join(' ')).toContain('Longest activation');
  });

  it.each([
    ['it was never stored', { status: 'ready', data: { item: undefined }, fetchedAtMs: nowMs }],
    [
      'the feature is not licensed',
      {
        status: 'failed',
        error: { tag: 'notEnabled', said: { status: 412, text: 'Not enabled' } },
      },
    ],
    [
      'it is gone after it was read',
      {
        status: 'failed',
        data: { item: { value: policy, raw: policy } },
        fetchedAtMs: nowMs,
        error: { tag: 'notFound', said: { status: 404, text: 'gone' } },
      },
    ],
  ] as const)('offers no edit where %s', (_, answer) => {
    const { explorer, press } = opened();
    explorer.store.setState({ things: thingAnswer('jit-policy', '', answer) });
    expect(draw(explorer).at(-1)).not.toContain('edit');
    press('e');
    expect(explorer.store.getState().overlay.type).toBe('none');
    expect(draw(explorer).at(-2)).toContain('There is nothing here to edit.');
  });

  it('takes 8h for 480, shows before and after, and asks with Cancel chosen', () => {
    const { explorer, press } = opened();
    press('j', 'e', '8', 'h', 'enter');
    expect(draw(explorer)[4]).toBe('▌ Longest extension             * not set  →  480 min  8 h');
    const request = policyRequest(pendingOperations(explorer.store.getState(), formOn(explorer)));
    explorer.setOverlay({
      type: 'confirm',
      request,
      readAtMs: nowMs,
      theirs: [],
      choice: 'cancel',
      sending: false,
      scroll: 0,
    });
    const lines = draw(explorer).join('\n');
    expect(lines).toContain('Send to meridian-freight?');
    expect(lines).toContain(
      'PATCH /jit-activation-config/v1/policy   1 operation, application/json',
    );
    expect(lines).toContain(
      '{"op":"replace","path":"/maxActivationPeriodExtensionMins","value":480}',
    );
    expect(lines).toContain('Read again at 03:12:08: nobody else changed it.');
    expect(lines).toMatch(/\[ Cancel \] +Send/);
    explorer.store.setState(({ session }) => ({ session: { ...session, production: true } }));
    expect(draw(explorer).join('\n')).toContain('Send to meridian-freight, PRODUCTION?');
    press('enter');
    expect(draw(explorer).at(-2)).toBe(' Nothing was sent; the draft is kept.');
  });

  it('edits a field of many one by one', () => {
    const { explorer, press } = opened();
    press('j', 'j', 'j', 'j', 'j', 'e');
    expect(draw(explorer).slice(2, 4)).toEqual(['NOTIFY   1', '▌ soc@meridian.example']);
    press('x');
    const [title, row] = draw(explorer).slice(2);
    expect([title, row]).toEqual(['NOTIFY   0   changed by you · not sent', '  none: a adds one']);
    expect(draw(explorer).slice(-2)).toEqual([
      ' Taken out: soc@meridian.example. z puts all back.',
      ' a add · z put back · ? keys · esc done · : command',
    ]);
    press('z');
    expect(draw(explorer).slice(2, 4)).toEqual(['NOTIFY   1', '▌ soc@meridian.example']);
    press('z');
    expect(draw(explorer).at(-2)).toBe(' Nothing is changed here.');
    press('x', 'x');
    expect(draw(explorer).at(-2)).toBe(' There is none yet. a adds one.');
    press('esc');
    const lines = draw(explorer).join('\n');
    expect(lines).toContain('- soc@meridian.example');
    expect(lines).toContain('~ no address is told of activations');
  });

  it('begins with the name of an entry, and keeps the entry where that is left as it is', () => {
    const { explorer, press } = opened();
    press('j', 'j', 'j', 'j', 'e', 'e');
    expect(draw(explorer).at(-2)).toBe(' entitlement: Domain Admins (DMZ)');
    press('enter');
    expect(explorer.store.getState().overlay).toEqual({ type: 'items', choice: 0 });
    expect(explorer.store.getState().drafts).toEqual({});
  });

  it('says what is wrong with what was typed, and keeps it for mending', () => {
    const { explorer, press } = opened();
    press('e', 'ctrl-u', 'x', 'enter');
    const lines = draw(explorer);
    expect(lines.join('\n')).toContain('Type minutes or a time such as 480, 8h, 1h 30m');
    expect(lines.at(-2)).toBe(' Longest activation: x');
    press('esc');
    expect(draw(explorer)[3]).toBe('▌ Longest activation              480 min  8 h');
  });

  it('drops a change that comes back to what was there, and undoes one field', () => {
    const { explorer, press } = opened();
    press('e', 'ctrl-u', '4', 'h', 'enter', 'e', 'ctrl-u', '8', 'h', 'enter');
    expect(explorer.store.getState().drafts).toEqual({});
    press('e', 'ctrl-u', '4', 'h', 'enter', 'z');
    expect(explorer.store.getState().drafts).toEqual({});
  });

  it('says why it cannot be edited in a READ-ONLY session', () => {
    const { explorer, press } = opened('READ-ONLY');
    press('e');
    expect(draw(explorer).at(-2)).toBe(
      ' READ-ONLY: no changes were asked for. :unlock allows changes.',
    );
    expect(explorer.store.getState().overlay).toEqual({ type: 'none' });
  });
});
