import { describe, expect, it } from 'vitest';
import { pressKey } from '../../../src/commands/keys/dispatch.ts';
import type { AccessMode } from '../../../src/store/environments/session.ts';
import { startMs } from '../store/made.ts';
import { changedPolicy, outcomes, patches } from './policyForm.ts';

const minuteMs = 60_000;
const idleMs = 15 * minuteMs;

/** Unlocked just now. */
const unlocked: AccessMode = { mode: 'WRITE', untilMs: startMs + idleMs };

/** A draft under review with the choice on Send. */
const reviewed = async () => {
  const made = await changedPolicy(unlocked);
  const { explorer, rest } = made;
  pressKey(explorer, 's');
  await rest();
  pressKey(explorer, 'right');
  expect(explorer.store.getState().overlay).toMatchObject({ type: 'confirm', choice: 'send' });
  return made;
};

describe('a session that locks itself', () => {
  it.each<[says: string, byMs: number, sends: number]>([
    ['a millisecond too early', idleMs - 1, 1],
    ['when the time is over', idleMs, 0],
    ['after a night', 8 * 60 * minuteMs, 0],
  ])('with a review open: Enter on Send %s, the machine having slept', async (_, byMs, sends) => {
    const { explorer, clock, alpha, entries, rest } = await reviewed();
    clock.sleep(byMs);
    pressKey(explorer, 'enter');
    await rest();
    expect(alpha.received(patches)).toHaveLength(sends);
    const { flash, overlay, session, drafts } = explorer.store.getState();
    expect(overlay).toEqual({ type: 'none' });
    if (sends === 1) return;
    expect(entries).toEqual([]);
    expect(flash?.text).toBe(
      'READ-ONLY: nobody pressed a key for 15 minutes. :unlock allows changes.',
    );
    expect(session.access.mode).toBe('READ-ONLY');
    expect(Object.keys(drafts)).toHaveLength(1);
  });

  it('while it reads again for the last time: nothing leaves, and the journal says so', async () => {
    const { explorer, clock, alpha, entries, rest } = await reviewed();
    alpha.holds('get-jit-activation-config');
    const reads = () => alpha.received('GET /jit-activation-config/v1/policy').length;
    const before = reads();
    clock.sleep(1_000);
    pressKey(explorer, 'enter');
    await alpha.sandbox.arrival(() => reads() > before);
    clock.sleep(idleMs);
    alpha.releases('get-jit-activation-config');
    await rest();
    expect(alpha.received(patches)).toEqual([]);
    expect(outcomes(entries)).toEqual(['alpha sending', 'alpha refused']);
    expect(explorer.store.getState().flash?.text).toMatch(
      /^Not changed\. Not sent: .* read-only\./,
    );
  });

  it('is put off by every key, in a field too', async () => {
    const { explorer, clock } = await changedPolicy(unlocked);
    pressKey(explorer, 'e');
    for (let pressed = 0; pressed < 4; pressed += 1) {
      clock.pass(10 * minuteMs);
      pressKey(explorer, '1');
    }
    expect(explorer.store.getState().session.access).toEqual({
      mode: 'WRITE',
      untilMs: startMs + 40 * minuteMs + idleMs,
    });
  });
});
