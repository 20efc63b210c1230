import { expect, it } from 'vitest';
import { pressKey } from '../../../src/commands/keys/dispatch.ts';
import { fillKeys } from '../../../src/commands/keys/fillKeys.ts';
import { listAnswer } from '../store/answers.ts';
import { madeExplorer, startMs } from '../store/made.ts';

/** An explorer, and how often it was left; its list is there or still to come. */
const made = (list: 'at rest' | 'loading') => {
  const left: string[] = [];
  const { explorer, clock } = madeExplorer({ quit: () => left.push('left') });
  const data = { rows: [], unreadable: 0 };
  explorer.store.setState({
    lists: listAnswer(
      'sources',
      list === 'loading'
        ? { status: 'loading', data }
        : { status: 'ready', data, fetchedAtMs: startMs },
    ),
  });
  const press = () => {
    pressKey(explorer, 'ctrl-c');
    return left.length;
  };
  const said = () => fillKeys(explorer.store.getState().flash?.text ?? '', {});
  return { explorer, clock, press, said };
};

it('ctrl-c leaves a list at rest at once', () => {
  expect(made('at rest').press()).toBe(1);
});

it('ctrl-c while a list loads leaves only when it is pressed again within two seconds', () => {
  const { clock, press, said } = made('loading');
  expect([press(), said()]).toEqual([0, 'Still loading. :q or ctrl-c once more leaves spyglass.']);
  clock.pass(2_001);
  expect(press()).toBe(0);
  clock.pass(2_000);
  expect(press()).toBe(1);
});

it('ctrl-c within two seconds of an end says that nothing runs, and leaves at once after that', () => {
  const { explorer, clock, press, said } = made('at rest');
  explorer.endings.note();
  clock.pass(2_000);
  expect([press(), said()]).toEqual([
    0,
    'Nothing is running. :q or ctrl-c once more leaves spyglass.',
  ]);
  clock.pass(2_001);
  expect(press()).toBe(1);
});

it('ctrl-c behind another key leaves at once, whatever ended before that key', () => {
  const { explorer, press } = made('at rest');
  explorer.endings.note();
  pressKey(explorer, 'j');
  expect(press()).toBe(1);
});

it.each([-5, 5])(
  'ctrl-c means twice within two seconds though the clock is set by %i hours',
  (hours) => {
    const { clock, press } = made('loading');
    expect(press()).toBe(0);
    clock.set(hours * 3_600_000);
    clock.pass(2_001);
    expect(press()).toBe(0);
    clock.set(hours * 3_600_000);
    clock.pass(2_000);
    expect(press()).toBe(1);
  },
);
