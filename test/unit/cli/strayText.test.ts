import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { paste, pressKey } from '../../../src/commands/keys/dispatch.ts';
import type { AccessMode } from '../../../src/store/environments/session.ts';
import { noOutside } from '../../../src/store/outside.ts';
import { startMs } from '../store/made.ts';
import { changedPolicy, patches } from './policyForm.ts';

const unlocked: AccessMode = { mode: 'WRITE', untilMs: startMs + 15 * 60_000 };

/** What a keyboard types that moves nothing: letters, digits, signs, blanks and line ends. */
const letters = [
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/?!.,;-_=+\'"()[]{}<>@#$%&*|~^',
];
const typed = fc.constantFrom(...letters, 'space', 'enter', 'enter');
const withTabs = fc.constantFrom(...letters, 'space', 'enter', 'tab', 'shift-tab', 'right', 'left');
const pauseMs = fc.constantFrom(0, 1, 5, 100, 349, 351, 1_000, 5_000);

/** A draft under review, opened anew wherever it was closed. */
const reviewing = async () => {
  const made = await changedPolicy(unlocked);
  const { explorer, rest } = made;
  return {
    ...made,
    open: async (chosen: 'cancel' | 'send') => {
      const { overlay } = explorer.store.getState();
      if (overlay.type !== 'none') explorer.setOverlay({ type: 'none' });
      pressKey(explorer, 's');
      await rest();
      expect(explorer.store.getState().overlay.type).toBe('confirm');
      if (chosen === 'send') pressKey(explorer, 'right');
    },
  };
};

it('no text without arrows or tabs sends a change, at whatever pace it is typed', async () => {
  const { explorer, clock, alpha, open } = await reviewing();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(typed, pauseMs), { maxLength: 14 }), async (keys) => {
      await open('cancel');
      for (const [key, pause] of keys) {
        clock.sleep(pause);
        if (explorer.store.getState().overlay.type === 'confirm') pressKey(explorer, key);
      }
      expect(alpha.received(patches)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('no text at all sends a change when it comes as a burst, even with Send chosen before', async () => {
  const { explorer, clock, alpha, open } = await reviewing();
  await fc.assert(
    fc.asyncProperty(fc.array(withTabs, { minLength: 2, maxLength: 20 }), async (keys) => {
      await open('send');
      clock.sleep(5_000);
      for (const key of keys) {
        if (explorer.store.getState().overlay.type !== 'confirm') return;
        pressKey(explorer, key, { isAlone: false });
      }
      expect(alpha.received(patches)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('a letter and a line end within 5 ms of the review send nothing', async () => {
  const { explorer, alpha, open, rest } = await reviewing();
  await open('cancel');
  for (const key of ['right', 'enter', 'enter']) pressKey(explorer, key);
  await rest();
  expect(alpha.received(patches)).toEqual([]);
  expect(explorer.store.getState().flash?.text).toMatch(/too fast to be meant/);
});

it('any other key puts the choice back on Cancel, and says so where it does nothing', async () => {
  const { explorer, open } = await reviewing();
  const chosen = () => {
    const { overlay } = explorer.store.getState();
    return overlay.type === 'confirm' ? overlay.choice : overlay.type;
  };
  await open('send');
  expect(chosen()).toBe('send');
  pressKey(explorer, 'l');
  expect([chosen(), explorer.store.getState().flash?.text]).toEqual([
    'cancel',
    expect.stringContaining('The choice is back on Cancel.'),
  ]);
  for (const key of ['j', 'G', 'c', 'ctrl-l']) {
    pressKey(explorer, 'tab');
    expect(chosen()).toBe('send');
    pressKey(explorer, key);
    expect([key, chosen()]).toEqual([key, 'cancel']);
  }
  pressKey(explorer, 'right');
  paste(explorer, 'some text\n');
  expect(chosen()).toBe('cancel');
  pressKey(explorer, 'shift-tab');
  expect(chosen()).toBe('cancel');
});

it('arrows, a quiet moment and Enter alone send it', async () => {
  const { explorer, clock, alpha, open, rest } = await reviewing();
  await open('send');
  clock.sleep(400);
  pressKey(explorer, 'enter');
  await rest();
  expect(alpha.received(patches)).toHaveLength(1);
});

it('a copy that ends after the review was left covers nothing that was said meanwhile', async () => {
  const copied = Promise.withResolvers<{ readonly ok: true; readonly value: string }>();
  const { explorer, rest } = await changedPolicy({ mode: 'WRITE' }, undefined, {
    outside: { ...noOutside, copy: () => copied.promise },
  });
  pressKey(explorer, 's');
  await rest();
  pressKey(explorer, 'c');
  pressKey(explorer, 'esc');
  copied.resolve({ ok: true, value: 'the clipboard' });
  await rest();
  expect(explorer.store.getState().flash?.text).toMatch(
    /^Nothing was sent; the draft is kept\. Copied the request \(\d+ characters\): the clipboard\.$/,
  );
});
