import { describe, expect } from 'vitest';
import { backgroundQuestion } from '../../src/terminal/look/background.ts';
import { attributesIn } from '../dsl/attributes.ts';
import { scenario } from '../dsl/scenario.ts';
import type { Emulator } from '../dsl/terminal.ts';

type Variables = Readonly<Record<string, string>>;

const colourful = { TERM: 'xterm-256color' } as const;
const white = '\u001B]11;rgb:ffff/ffff/ffff\u001B\\';
const black = '\u001B]11;rgb:0000/0000/0000\u0007';

const textOf = (terminal: Emulator): string => terminal.raw().toString('latin1');
const questions = (terminal: Emulator): number =>
  textOf(terminal).split(backgroundQuestion).length - 1;

/** The colours that were ever set, as SGR parameters. */
const coloursOf = (terminal: Emulator): readonly string[] => {
  const codes = attributesIn(textOf(terminal)).flatMap(
    (parameters) => parameters.match(/38;5;\d+|\b(?:3[0-7]|9[0-7])\b/g) ?? [],
  );
  return [...new Set(codes)];
};
const isFixed = (colour: string): boolean => colour.startsWith('38;5;');

describe('the background of the terminal', () => {
  scenario(
    'is asked for once, after the first frame',
    { driver: 'both', variables: colourful },
    async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      expect(questions(terminal)).toBe(1);
      const text = textOf(terminal);
      expect(text.indexOf(backgroundQuestion)).toBeGreaterThan(text.indexOf('SOURCES'));
      expect(coloursOf(terminal).filter(isFixed)).toEqual([]);
    },
  );

  for (const [when, answer] of [
    ['at once', [white]],
    ['in pieces', [white.slice(0, 3), white.slice(3, 9), white.slice(9, -1), white.slice(-1)]],
    ['byte by byte', [...white]],
  ] as const) {
    scenario(
      `paints the screen again in colours for it when it comes ${when}, and types nothing`,
      {
        driver: when === 'byte by byte' ? 'pseudoTerminal' : 'both',
        variables: { ...colourful, SPYGLASS_ESCAPE_DELAY_MS: '1000' },
        given: (tenant) => tenant.holds('list-sources'),
      },
      async ({ app, terminal, tenant }) => {
        await app.sees('loading');
        await app.send(...answer);
        tenant.releases('list-sources');
        await app.title(/^SOURCES 42$/);
        await app.message(/^$/);
        expect(coloursOf(terminal).filter(isFixed)).toContain('38;5;124');
      },
    );
  }

  scenario(
    'that is told late is heeded all the same, wherever one is by then',
    { driver: 'both', variables: colourful },
    async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      await app.do('filter.open');
      await app.type('active');
      await app.send(black);
      await app.message('/active');
      await app.press('enter');
      await app.title(/filter active/);
      expect(coloursOf(terminal).filter(isFixed)).toContain('38;5;81');
    },
  );

  scenario(
    'that is told changes nothing for who chose a theme',
    { driver: 'both', variables: colourful },
    async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      await app.command('theme dark');
      await app.message('Theme dark, usual.');
      await app.send(white);
      await app.title('SOURCES 42');
      expect(coloursOf(terminal)).toContain('38;5;81');
      expect(coloursOf(terminal)).not.toContain('38;5;124');
    },
  );

  scenario(
    'that COLORFGBG names is right in the first frame',
    { driver: 'both', variables: { ...colourful, COLORFGBG: '0;15' } },
    async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      expect(coloursOf(terminal).filter((colour) => !isFixed(colour))).toEqual([]);
      expect(coloursOf(terminal)).toContain('38;5;124');
    },
  );

  for (const variables of [
    { TERM: 'linux' },
    { TERM: 'screen-256color' },
    { TERM: 'xterm-256color', STY: '1.pts-0' },
    { TERM: 'xterm-256color', NO_COLOR: '1' },
  ] as readonly Variables[]) {
    scenario(
      `is not asked for with ${JSON.stringify(variables)}`,
      { variables },
      async ({ app, terminal }) => {
        await app.title('SOURCES 42');
        expect(questions(terminal)).toBe(0);
      },
    );
  }
});

describe('colours', () => {
  for (const [name, argv, variables] of [
    ['NO_COLOR', [], { TERM: 'xterm-256color', COLORTERM: 'truecolor', NO_COLOR: '1' }],
    ['--no-color', ['--no-color'], { TERM: 'xterm-256color' }],
  ] as const) {
    scenario(`are none with ${name}`, { argv, variables }, async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      await app.command('theme light');
      await app.message('Theme light, no colours.');
      await app.do('list.open');
      await app.do('thing.probe');
      await app.sees('FAILED');
      expect(coloursOf(terminal)).toEqual([]);
    });
  }

  scenario(
    'are the 16 that every terminal has with TERM=xterm',
    { variables: { TERM: 'xterm' } },
    async ({ app, terminal }) => {
      await app.title('SOURCES 42');
      await app.command('theme purple');
      await app.message(
        'There is no theme purple. There are auto, dark, light, usual, colour-blind.',
      );
      await app.command('theme colour-blind');
      await app.message('Theme auto, colour-blind.');
      expect(coloursOf(terminal)).not.toEqual([]);
      expect(coloursOf(terminal).filter(isFixed)).toEqual([]);
    },
  );
});

describe('a terminal without UTF-8', () => {
  for (const variables of [{ LC_ALL: 'C' }, { TERM: 'linux' }] as readonly Variables[]) {
    scenario(
      `gets ASCII in every frame of a walk (${JSON.stringify(variables)})`,
      { variables, argv: ['--write'], driver: 'both' },
      async ({ app, terminal }) => {
        await app.title('SOURCES 42');
        await app.do('sort.open');
        await app.do('sort.choose');
        await app.filter('dmz');
        await app.do('list.open');
        await app.crumbs('sources > DMZ Active Directory');
        await app.do('thing.json');
        await app.press('esc');
        await app.do('thing.probe');
        await app.sees('x check connection');
        await app.do('view.back');
        await app.do('help.open');
        await app.press('esc');
        await app.do('command.open');
        await app.type('Zoë – 李');
        await app.message(/Zoe - \?\?/);
        await app.press('esc');
        await app.command('jit');
        await app.do('move.down');
        await app.do('form.edit');
        await app.press('ctrl-u');
        await app.type('8h');
        await app.do('edit.keep');
        await app.do('form.review');
        await app.sees('Send to', '[ Cancel ]');
        await app.press('esc');
        await app.command('env');
        await app.sees('ENVIRONMENTS');
        await app.press('esc');
        await app.resize(40, 10);
        await app.sees('This terminal is 40x10');
        await app.resize(80, 24);
        await app.press(':', 'q', '!', 'enter');
        await app.exit();
        const odd = textOf(terminal).match(/.{0,60}[\u0080-\u00ff]+/g) ?? [];
        expect(odd).toEqual([]);
      },
    );
  }
});
