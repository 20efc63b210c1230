import { describe, expect, it } from 'vitest';
import type { AccessMode } from '../../../src/store/environments/session.ts';
import { locked, madeExplorer, sessionIn, startMs } from './made.ts';

const minuteMs = 60_000;
const idleMs = 15 * minuteMs;

const relocked: AccessMode = {
  mode: 'READ-ONLY',
  why: 'nobody pressed a key for 15 minutes',
  canUnlock: true,
};

/** The access of a session, and how to look at what became of it. */
const made = (begun: AccessMode = locked, probes = true) => {
  const { explorer, clock } = madeExplorer({
    session: sessionIn('alpha', begun),
    probes: () => probes,
  });
  return { ...explorer.writeAccess, clock, now: () => explorer.store.getState().session.access };
};

/** An unlocked session. */
const unlocked = () => {
  const access = made();
  expect(access.unlock('alpha')).toBe(undefined);
  return access;
};

describe('what a session may do', () => {
  it.each<[says: string, begun: AccessMode, writes: boolean]>([
    ['READ-ONLY', locked, false],
    ['WRITE', { mode: 'WRITE' }, true],
    ['WRITE for a while yet', { mode: 'WRITE', untilMs: startMs + 1 }, true],
    ['WRITE until now', { mode: 'WRITE', untilMs: startMs }, false],
  ])('%s', (_, begun, writes) => {
    expect(made(begun).allowed()).toEqual({ probes: true, writes });
    expect(made(begun, false).allowed()).toEqual({ probes: false, writes });
  });
});

describe('unlocking', () => {
  it.each(['', 'alph', 'ALPHA', 'beta', 'yes'])('does nothing for %j', (typed) => {
    const access = made();
    expect(access.unlock(typed)).toBe('That is not alpha: nothing is unlocked.');
    expect([access.now(), access.allowed().writes]).toEqual([locked, false]);
  });

  it.each(['alpha', '  alpha '])('opens for a quarter of an hour for %j', (typed) => {
    const access = made();
    expect(access.unlock(typed)).toBe(undefined);
    expect(access.now()).toEqual({ mode: 'WRITE', untilMs: startMs + idleMs });
    expect(access.allowed().writes).toBe(true);
  });

  it('is refused where the session may never write, and no lock changes that', () => {
    const never: AccessMode = {
      mode: 'READ-ONLY',
      why: 'started with --readonly',
      canUnlock: false,
    };
    const access = made(never);
    expect(access.unlock('alpha')).toBe('started with --readonly');
    access.lock();
    expect(access.unlock('alpha')).toBe('started with --readonly');
    expect([access.now(), access.allowed().writes]).toEqual([never, false]);
  });

  it('does not shorten a session that writes for good', () => {
    const access = made({ mode: 'WRITE' });
    expect(access.unlock('alpha')).toBe('Writing is allowed already.');
    access.clock.pass(2 * idleMs);
    expect(access.now()).toEqual({ mode: 'WRITE' });
  });
});

describe('an unlocked session that nobody uses', () => {
  it('is locked after a quarter of an hour, to the millisecond', () => {
    const access = unlocked();
    access.clock.pass(idleMs - 1);
    expect(access.allowed().writes).toBe(true);
    access.clock.pass(1);
    expect([access.now(), access.allowed().writes]).toEqual([relocked, false]);
  });

  it('can be unlocked again', () => {
    const access = unlocked();
    access.clock.pass(idleMs);
    expect(access.unlock('alpha')).toBe(undefined);
    access.clock.pass(idleMs - 1);
    expect(access.allowed().writes).toBe(true);
    access.clock.pass(1);
    expect(access.now()).toEqual(relocked);
  });

  it('refuses by the clock where the machine slept and no timer has run yet', () => {
    const access = unlocked();
    access.clock.sleep(idleMs);
    expect(access.allowed().writes).toBe(false);
    access.clock.pass(0);
    expect(access.now()).toEqual(relocked);
  });

  it('is locked, and the header says so, soon after the clock was set past its end', () => {
    const access = unlocked();
    access.clock.set(idleMs + minuteMs);
    access.clock.pass(minuteMs / 2);
    expect([access.now(), access.allowed().writes]).toEqual([relocked, false]);
  });

  it('ends no later where the clock was set back, and the header says when by that clock', () => {
    const access = unlocked();
    access.clock.set(-60 * minuteMs);
    access.clock.pass(minuteMs);
    expect(access.now()).toEqual({ mode: 'WRITE', untilMs: startMs + idleMs - 60 * minuteMs });
    access.clock.pass(idleMs - minuteMs - 1);
    expect(access.allowed().writes).toBe(true);
    access.clock.pass(1);
    expect([access.now(), access.allowed().writes]).toEqual([relocked, false]);
  });

  it('is locked by the first key after a sleep, which does not wake it', () => {
    const access = unlocked();
    access.clock.sleep(8 * 60 * minuteMs);
    access.touch();
    expect([access.now(), access.allowed().writes]).toEqual([relocked, false]);
  });
});

describe('a key', () => {
  it('puts the end off, by whole minutes, so that the header is not drawn for every key', () => {
    const access = unlocked();
    access.clock.pass(minuteMs - 1);
    access.touch();
    expect(access.now()).toEqual({ mode: 'WRITE', untilMs: startMs + idleMs });
    access.clock.pass(1);
    access.touch();
    expect(access.now()).toEqual({ mode: 'WRITE', untilMs: startMs + minuteMs + idleMs });
  });

  it('puts it off as often as it is pressed, and the last one counts', () => {
    const access = unlocked();
    for (let pressed = 0; pressed < 10; pressed += 1) {
      access.clock.pass(10 * minuteMs);
      access.touch();
    }
    access.clock.pass(idleMs - 1);
    expect(access.allowed().writes).toBe(true);
    access.clock.pass(1);
    expect(access.now()).toEqual(relocked);
  });

  it('changes nothing where the session only reads or writes for good', () => {
    for (const begun of [locked, { mode: 'WRITE' }] as const) {
      const access = made(begun);
      access.clock.pass(idleMs);
      access.touch();
      expect(access.now()).toEqual(begun);
    }
  });
});

describe('locking', () => {
  it.each<[says: string, begun: AccessMode]>([
    ['an unlocked session', { mode: 'WRITE', untilMs: startMs + idleMs }],
    ['one that writes for good', { mode: 'WRITE' }],
  ])('ends writing at once in %s, and can be unlocked', (_, begun) => {
    const access = made(begun);
    access.lock();
    expect(access.allowed().writes).toBe(false);
    expect(access.now()).toEqual({ mode: 'READ-ONLY', why: 'it was locked', canUnlock: true });
    expect(access.unlock('alpha')).toBe(undefined);
  });

  it('leaves no timer behind', () => {
    const access = unlocked();
    access.lock();
    expect(access.clock.waiting()).toBe(0);
  });

  it('does not lock a later unlock when the time of the first is over', () => {
    const access = unlocked();
    access.clock.pass(10 * minuteMs);
    access.lock();
    access.unlock('alpha');
    access.clock.pass(10 * minuteMs);
    expect(access.now()).toEqual({ mode: 'WRITE', untilMs: startMs + 25 * minuteMs });
  });
});
