import { describe, expect, it } from 'vitest';
import { createBudget, type Priority, type Slot } from '../../../src/api/http/budget.ts';
import type { Clock } from '../../../src/api/http/clock.ts';
import { handClock } from './clocks.ts';

const never = new AbortController().signal;

/** Counts arrivals as the tenant does: those beyond 100 in any 10 s are turned away. */
const tenant = (clock: Clock) => {
  let arrivalsMs: number[] = [];
  const turnedAwayMs: number[] = [];
  return {
    turnedAwayMs,
    arrive: () => {
      const nowMs = clock.nowMs();
      arrivalsMs = arrivalsMs.filter((atMs) => atMs > nowMs - 10_000);
      if (arrivalsMs.length >= 100) turnedAwayMs.push(nowMs);
      else arrivalsMs.push(nowMs);
    },
  };
};

/** Sends one request: connects, is on the wire, is counted, and is answered after the given times. */
const send = async (
  slot: Slot,
  clock: Clock,
  takes: { connectMs: number; wireMs: number; answerMs: number },
  arrive: () => void,
): Promise<void> => {
  const pass = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  await pass(takes.connectMs);
  slot.written();
  await pass(takes.wireMs);
  arrive();
  await pass(takes.answerMs);
  slot.end();
};

const takeNow = async (
  budget: ReturnType<typeof createBudget>,
  priority: Priority = 'key',
): Promise<Slot> => {
  const slot = await budget.take('v1', priority, never);
  if (!slot.ok) throw new Error('not taken');
  return slot.value;
};

describe('budget', () => {
  it.each([
    ['a near server', { connectMs: 0, wireMs: 2, answerMs: 5 }],
    ['a server that thinks long', { connectMs: 0, wireMs: 2, answerMs: 4000 }],
    ['connections that take seconds to open', { connectMs: 3000, wireMs: 20, answerMs: 20 }],
    ['a long wire', { connectMs: 0, wireMs: 400, answerMs: 400 }],
  ])('400 requests at once are never turned away by %s', async (_, takes) => {
    const { clock, advance } = handClock();
    const budget = createBudget(clock);
    const { arrive, turnedAwayMs } = tenant(clock);
    let done = 0;
    for (let number = 0; number < 400; number += 1) {
      // The first to go find no connection open, later ones do.
      const connectMs = number < 100 ? takes.connectMs : 0;
      void takeNow(budget)
        .then((slot) => send(slot, clock, { ...takes, connectMs }, arrive))
        .then(() => {
          done += 1;
        });
    }
    await advance(60_000);
    expect({ done, turnedAwayMs }).toEqual({ done: 400, turnedAwayMs: [] });
  });

  it('starts the 400th before 31 s', async () => {
    const { clock, advance } = handClock();
    const budget = createBudget(clock);
    const startsMs: number[] = [];
    for (let number = 0; number < 400; number += 1) {
      void takeNow(budget).then((slot) => {
        startsMs.push(clock.nowMs());
        return send(slot, clock, { connectMs: 1, wireMs: 2, answerMs: 150 }, () => {});
      });
    }
    await advance(31_000);
    expect(startsMs).toHaveLength(400);
    expect(startsMs[99]).toBe(0);
    expect(startsMs[100]).toBeGreaterThan(10_000);
  });

  it('lets keys go before background work, each in the order they came', async () => {
    const { clock, advance } = handClock();
    const budget = createBudget(clock);
    const held = await Promise.all(Array.from({ length: 100 }, () => takeNow(budget)));
    const order: string[] = [];
    for (const [name, priority] of [
      ['background 1', 'background'],
      ['key 1', 'key'],
      ['background 2', 'background'],
      ['key 2', 'key'],
    ] as const) {
      void takeNow(budget, priority).then(() => order.push(name));
    }
    for (const slot of held.slice(0, 3)) slot.end();
    await advance(0);
    expect(order).toEqual(['key 1', 'key 2', 'background 1']);
  });

  it('gives back at once what was never written', async () => {
    const budget = createBudget(handClock().clock);
    const slot = await takeNow(budget);
    slot.end();
    slot.end();
    expect(budget.usage('v1')).toEqual({ used: 0, limit: 100, waiting: 0 });
  });

  it('takes a cancelled request out of the queue', async () => {
    const { clock } = handClock();
    const budget = createBudget(clock);
    await Promise.all(Array.from({ length: 100 }, () => takeNow(budget)));
    const controller = new AbortController();
    const taken = budget.take('v1', 'key', controller.signal);
    expect(budget.usage('v1')).toEqual({ used: 100, limit: 100, waiting: 1 });
    controller.abort();
    expect(await taken).toEqual({ ok: false, error: { tag: 'cancelled' } });
    expect(budget.usage('v1')).toEqual({ used: 100, limit: 100, waiting: 0 });
  });

  it('refuses one that was cancelled before it came', async () => {
    const budget = createBudget(handClock().clock);
    expect(await budget.take('v1', 'key', AbortSignal.abort())).toEqual({
      ok: false,
      error: { tag: 'cancelled' },
    });
  });

  it('keeps a budget for each API version', async () => {
    const budget = createBudget(handClock().clock);
    await Promise.all(Array.from({ length: 100 }, () => takeNow(budget)));
    expect((await budget.take('v2024', 'key', never)).ok).toBe(true);
  });

  it('starts nothing while it is paused, and says for how long', async () => {
    const { clock, advance } = handClock();
    const budget = createBudget(clock);
    budget.pause('v1', 4000, true);
    let startedAtMs: number | undefined;
    void takeNow(budget).then(() => {
      startedAtMs = clock.nowMs();
    });
    await advance(1000);
    expect(budget.usage('v1')).toEqual({ used: 0, limit: 100, waiting: 1, pausedForMs: 3000 });
    await advance(4000);
    expect(startedAtMs).toBe(4000);
    expect(budget.usage('v1')).toEqual({ used: 1, limit: 100, waiting: 0 });
  });

  it('tells listeners of every change, also when a slot frees itself, until they leave', async () => {
    const { clock, advance } = handClock();
    const budget = createBudget(clock);
    const used: number[] = [];
    const leave = budget.onChange(() => used.push(budget.usage('v1').used));
    const slot = await takeNow(budget);
    await advance(0);
    slot.written();
    slot.end();
    await advance(10_049);
    expect(used.at(-1)).toBe(1);
    await advance(1);
    expect(used.at(-1)).toBe(0);
    leave();
    const before = used.length;
    await takeNow(budget);
    await advance(0);
    expect(used).toHaveLength(before);
  });
});
