import { describe, expect, it } from 'vitest';
import { changedPolicy, outcomes, patches } from './policyForm.ts';

describe('going elsewhere while a write is on its way', () => {
  it('leaves it unknown in the journal of its own environment, and puts nothing into the new one', async () => {
    const { alpha, beta, explorer, entries, view, rest } = await changedPolicy();
    alpha.holds('patch-jit-activation-config');
    const sending = explorer.forms.send(view);
    await alpha.arrival(patches);
    explorer.environments.switchTo({ name: 'beta' });
    expect(await sending).toMatchObject({ outcome: 'failed', arrived: 'perhaps' });
    await rest();
    alpha.releases('patch-jit-activation-config');
    expect(outcomes(entries)).toEqual(['alpha sending', 'alpha unknown']);
    const { session, things, drafts, overlay } = explorer.store.getState();
    expect([session.environment, things, drafts, overlay]).toEqual([
      'beta',
      {},
      {},
      { type: 'none' },
    ]);
    expect(beta.received(patches)).toEqual([]);
    expect(await beta.asks('/jit-activation-config/v1/policy')).toMatchObject({
      maxActivationPeriodMins: 480,
    });
  });

  it('finds the draft on coming back, and the next review sees that it had arrived', async () => {
    const { alpha, explorer, view, openForm, rest } = await changedPolicy();
    // The sandbox has done what was asked for when it holds the answer back.
    alpha.holds('patch-jit-activation-config');
    const sending = explorer.forms.send(view);
    await alpha.arrival(patches);
    expect(await alpha.asks('/jit-activation-config/v1/policy')).toMatchObject({
      maxActivationPeriodMins: 240,
    });
    explorer.environments.switchTo({ name: 'beta' });
    await sending;
    await rest();
    explorer.environments.switchTo({ name: 'alpha' });
    await rest();
    expect(Object.keys(explorer.store.getState().drafts)).toHaveLength(1);
    const compared = await explorer.forms.compare(await openForm());
    expect(compared).toMatchObject({ ok: true, value: { conflicts: [] } });
    expect(explorer.store.getState().drafts).toEqual({});
    expect(alpha.received(patches)).toHaveLength(1);
  });
});

describe('going elsewhere before a write is on its way', () => {
  it('sends nothing, to nobody, and notes nothing', async () => {
    const { alpha, beta, explorer, entries, view, rest } = await changedPolicy();
    alpha.holds('get-jit-activation-config');
    const sending = explorer.forms.send(view);
    explorer.environments.switchTo({ name: 'beta' });
    expect(await sending).toEqual({
      outcome: 'failed',
      error: { tag: 'cancelled' },
      arrived: 'no',
    });
    await rest();
    expect([entries, alpha.received(patches), beta.received(patches)]).toEqual([[], [], []]);
  });

  it('with the last word before the request: neither sent nor noted', async () => {
    const asked: PromiseWithResolvers<void>[] = [];
    let isHolding = false;
    const { alpha, beta, explorer, entries, view, rest } = await changedPolicy(
      undefined,
      async (api) => {
        if (isHolding) {
          const gate = Promise.withResolvers<void>();
          asked.push(gate);
          await gate.promise;
        }
        return api;
      },
    );
    isHolding = true;
    const sending = explorer.forms.send(view);
    // The first is for reading again, the second for the request itself.
    asked[0]?.resolve();
    while (asked.length < 2) await new Promise(setImmediate);
    isHolding = false;
    explorer.environments.switchTo({ name: 'beta' });
    await new Promise(setImmediate);
    asked[1]?.resolve();
    expect(await sending).toMatchObject({ outcome: 'failed', arrived: 'no' });
    await rest();
    expect([entries, alpha.received(patches), beta.received(patches)]).toEqual([[], [], []]);
  });

  it('at any moment: it goes to its own environment or nowhere, and is noted if it went', async () => {
    const seen = new Set<string>();
    for (let turns = 0; turns < 60; turns += 3) {
      const { alpha, beta, explorer, entries, view, rest } = await changedPolicy();
      const sending = explorer.forms.send(view);
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      explorer.environments.switchTo({ name: 'beta' });
      await sending;
      await rest();
      const arrived = alpha.received(patches).length;
      seen.add(`${arrived} ${outcomes(entries).join(', ')}`);
      expect(beta.received(patches)).toEqual([]);
    }
    const possible = [
      '0 ',
      '0 alpha sending, alpha unknown',
      '1 alpha sending, alpha unknown',
      '1 alpha sending, alpha done',
    ];
    expect([...seen].filter((found) => !possible.includes(found))).toEqual([]);
    expect(seen.has('0 ')).toBe(true);
  });
});
