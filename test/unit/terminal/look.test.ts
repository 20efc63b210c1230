import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  backgroundQuestion,
  canAskBackground,
  createBackgroundQuestion,
} from '../../../src/terminal/look/background.ts';
import { createLook, type LookOptions } from '../../../src/terminal/look/look.ts';
import { clean } from '../../../src/terminal/text/clean.ts';

const lookWith = (options: Partial<LookOptions> = {}) => {
  const look = createLook({
    theme: 'auto',
    palette: 'usual',
    depth: '256',
    ascii: false,
    background: 'unknown',
    ...options,
  });
  const seen: string[] = [];
  const bad = () => look.paint()([{ text: clean('x'), tone: 'bad' }]);
  look.subscribe(() => seen.push(bad()));
  return { look, seen, bad };
};

describe('the look', () => {
  it('is painted again when the terminal says something new of its background, and only then', () => {
    const { look, seen } = lookWith();
    look.found('dark');
    look.found('dark');
    look.found('light');
    expect(seen).toEqual(['\u001B[38;5;210mx\u001B[39m', '\u001B[38;5;124mx\u001B[39m']);
  });

  it('keeps to the theme that was chosen, and to the terminal again after auto', () => {
    const { look, seen, bad } = lookWith({ theme: 'dark' });
    look.found('light');
    expect([seen, look.words()]).toEqual([[], 'dark, usual']);
    expect([look.choose('auto'), look.words()]).toEqual([true, 'auto (light), usual']);
    expect(look.choose('colour-blind')).toBe(true);
    expect(bad()).toBe('\u001B[38;5;88mx\u001B[39m');
    expect([look.choose('no-such'), look.words()]).toEqual([false, 'auto (light), colour-blind']);
  });

  it('never changes where there are no colours', () => {
    const { look, seen } = lookWith({ depth: 'none' });
    look.found('light');
    look.choose('dark');
    expect(seen).toEqual([]);
  });
});

describe('the question for the background', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const asked = () => {
    vi.useFakeTimers();
    const events: string[] = [];
    const question = createBackgroundQuestion(
      (text) => events.push(text),
      (background) => events.push(background),
      Date.now,
    );
    return { question, events, leave: () => question.whenQuiet(() => events.push('left')) };
  };

  it('keeps nobody who leaves before it was asked, or long after', () => {
    const { question, events, leave } = asked();
    leave();
    question.ask();
    vi.advanceTimersByTime(300);
    leave();
    expect(events).toEqual(['left', backgroundQuestion, 'left']);
  });

  it('keeps who leaves at once until the answer is here, so that the shell never gets it', () => {
    const { question, events, leave } = asked();
    question.ask();
    leave();
    expect(events).toEqual([backgroundQuestion]);
    question.watch('\u001B]11;rgb:0000/0000/0000\u0007');
    vi.advanceTimersByTime(1_000);
    expect(events).toEqual([backgroundQuestion, 'dark', 'left']);
  });

  it('keeps who leaves at once for a moment only where no answer comes', () => {
    const { question, events, leave } = asked();
    question.ask();
    leave();
    leave();
    vi.advanceTimersByTime(299);
    expect(events).toEqual([backgroundQuestion]);
    vi.advanceTimersByTime(1);
    expect(events).toEqual([backgroundQuestion, 'left']);
  });

  it.each([
    [{ TERM: 'xterm-256color' }, true],
    [{ TERM: 'xterm-kitty' }, true],
    [{ TERM: 'tmux-256color', TMUX: '/run/tmux/default,1,0' }, true],
    [{ TERM: 'screen-256color', TMUX: '/run/tmux/default,1,0' }, true],
    [{ TERM: 'screen-256color' }, false],
    [{ TERM: 'xterm', STY: '1.pts-0' }, false],
    [{ TERM: 'linux' }, false],
    [{ TERM: 'vt100' }, false],
    [{}, false],
  ])('with %j is asked: %s', (variables, isAsked) => {
    expect(canAskBackground(variables)).toBe(isAsked);
  });
});

it('no sign of ours is an emoji, whose width no two terminals agree on', () => {
  const root = new URL('../../../src/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.tsx?$/.test(path) && !path.startsWith('sandbox'),
  );
  const found = files.filter((path) =>
    /\p{Emoji_Presentation}|\uFE0F/u.test(readFileSync(new URL(path, root), 'utf8')),
  );
  expect([files.length > 100, found]).toEqual([true, []]);
});
