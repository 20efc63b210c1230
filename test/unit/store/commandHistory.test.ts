import { describe, expect, it } from 'vitest';
import {
  mostCommands,
  remembered,
  walkedCommand,
} from '../../../src/store/commandLine/commandHistory.ts';

describe('typed lines', () => {
  it('are remembered with the newest first, each once, on one line', () => {
    const typed = ['src', 'ent dmz', ': src ', ' ', 'jit\n'].reduce<readonly string[]>(
      remembered,
      [],
    );
    expect(typed).toEqual(['jit', 'src', 'ent dmz']);
  });

  it('are no more than so many, and none is endless', () => {
    const many = Array.from({ length: mostCommands + 5 }, (_, index) => `src /${index}`);
    const typed = many.reduce<readonly string[]>(remembered, []);
    expect([typed.length, typed[0]]).toEqual([mostCommands, `src /${mostCommands + 4}`]);
    expect(remembered(['src'], 'x'.repeat(501))).toEqual(['src']);
  });

  it('are walked through and end at what was being typed', () => {
    const typed = ['c', 'b'];
    const first = walkedCommand(typed, undefined, 1, 'dra');
    expect(first).toEqual({ text: 'c', walk: { at: 0, draft: 'dra' } });
    const second = walkedCommand(typed, first?.walk, 1, 'c');
    expect(second).toEqual({ text: 'b', walk: { at: 1, draft: 'dra' } });
    expect(walkedCommand(typed, second?.walk, 1, 'b')).toBeUndefined();
    const back = walkedCommand(typed, second?.walk, -1, 'b');
    expect(back).toEqual(first);
    expect(walkedCommand(typed, back?.walk, -1, 'c')).toEqual({ text: 'dra' });
    expect(walkedCommand(typed, undefined, -1, 'dra')).toBeUndefined();
    expect(walkedCommand([], undefined, 1, 'dra')).toBeUndefined();
  });
});
