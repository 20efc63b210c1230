// Which terminal modes are on, and the sequences that put them in order.

/**
 * Puts back what another program may have left and every cell depends on: margins, origin, insert mode, character set,
 * automatic wrapping, colours. Each is what a terminal begins with.
 */
export const usualModes = '\x1b[?69l\x1b[r\x1b[?6l\x1b[4l\x1b(B\x0f\x1b[?7h\x1b[m';

/**
 * Makes the screen blank with the cursor in its first cell, whatever it showed. An alternate screen is none in GNU screen,
 * in mosh, in tmux that has it switched off, and where it was on already.
 */
export const blankScreen = `${usualModes}\x1b[H\x1b[2J`;

/**
 * Goes to a blank line below all that is on screen: a terminal without an alternate screen keeps the last frame, and what
 * the shell writes must not stand in the middle of it.
 */
export const belowScreen = '\x1b[m\x1b[999;1H\r\n';

/** A mode that differs from how a shell expects to find its terminal. */
export type Mode = 'alternateScreen' | 'hiddenCursor' | 'bracketedPaste' | 'synchronizedOutput';

/** Each mode's private number, and the final byte that switches to the unusual state. */
const knownModes: Readonly<Record<string, { mode: Mode; on: 'h' | 'l' }>> = {
  1049: { mode: 'alternateScreen', on: 'h' },
  25: { mode: 'hiddenCursor', on: 'l' },
  2004: { mode: 'bracketedPaste', on: 'h' },
  2026: { mode: 'synchronizedOutput', on: 'h' },
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for.
const modeSwitch = /\x1b\[\?([\d;]+)([hl])/g;

/** The modes that are on after `written` reached a terminal with `modes` on. */
export const modesAfter = (modes: ReadonlySet<Mode>, written: string): ReadonlySet<Mode> => {
  if (!written.includes('\x1b[?')) return modes;
  const after = new Set(modes);
  for (const [, numbers = '', final] of written.matchAll(modeSwitch)) {
    for (const number of numbers.split(';')) {
      const known = knownModes[number];
      if (known === undefined) continue;
      if (known.on === final) after.add(known.mode);
      else after.delete(known.mode);
    }
  }
  return after;
};

/**
 * What to write so that the modes are off. Only what is on is switched off: leaving the alternate screen a second time
 * would put the cursor back to where it was before the first, over what the shell has written since.
 */
export const sequenceToLeave = (modes: ReadonlySet<Mode>): string => {
  if (modes.size === 0) return '';
  return [
    modes.has('synchronizedOutput') ? '\x1b[?2026l' : '',
    '\x1b[0m',
    modes.has('bracketedPaste') ? '\x1b[?2004l' : '',
    modes.has('alternateScreen') ? `${belowScreen}\x1b[?1049l` : '',
    modes.has('hiddenCursor') ? '\x1b[?25h' : '',
  ].join('');
};
