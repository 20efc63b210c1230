// The colours of each tone, by colour depth, background and palette.

/** A colour that somebody chose for the name of an environment. The name is there without it too. */
export type Accent = 'red' | 'orange' | 'yellow' | 'green' | 'blue' | 'purple';

/** What a text means, or the accent of an environment. Only this file decides which colour that is. */
export type Tone = 'plain' | 'bad' | 'warn' | 'good' | 'quiet' | 'accent' | Accent;

/** How many colours a terminal has: none are used, the 16 that every terminal has, or 256. */
export type ColourDepth = 'none' | '16' | '256';

/** What is behind the text; `unknown` keeps to colours that somebody chose for both. */
export type Background = 'dark' | 'light' | 'unknown';

/** Which colours tell good from bad: red from green, or orange from blue for eyes that cannot tell those apart. */
export type Palette = 'usual' | 'colour-blind';

/** SGR parameters of each tone; empty for the terminal's own text colour. */
export type Theme = Readonly<Record<Tone, string>>;

type Numbers<Names extends Tone> = Readonly<Record<Names, number>>;

const sgr = <Names extends Tone>(colours: Numbers<Names>): Readonly<Record<Names, string>> =>
  Object.fromEntries(
    Object.entries<number>(colours).map(([tone, index]) => [tone, `38;5;${index}`]),
  ) as Record<Names, string>;

const fixedAccents: Readonly<Record<'dark' | 'light', Numbers<Accent>>> = {
  dark: { red: 210, orange: 215, yellow: 227, green: 114, blue: 117, purple: 183 },
  light: { red: 124, orange: 94, yellow: 58, green: 22, blue: 25, purple: 90 },
};

const fixed = (
  background: 'dark' | 'light',
  colours: Numbers<Exclude<Tone, 'plain' | Accent>>,
): Theme => ({ plain: '', ...sgr(colours), ...sgr(fixedAccents[background]) });

/** Of the 16 colours orange is the one that is called yellow, and the bright one is yellow. */
const ownAccents: Readonly<Record<Background, Readonly<Record<Accent, string>>>> = {
  unknown: { red: '31', orange: '33', yellow: '33', green: '32', blue: '34', purple: '35' },
  light: { red: '31', orange: '', yellow: '', green: '', blue: '34', purple: '35' },
  dark: { red: '91', orange: '33', yellow: '93', green: '92', blue: '96', purple: '95' },
};

/** The 16 colours are what the owner of the terminal made of them. */
const ownTheme: Theme = {
  plain: '',
  bad: '31',
  warn: '33',
  good: '32',
  quiet: '90',
  accent: '36',
  ...ownAccents.unknown,
};

/** Of the usual 16 colours only these stand out from white; a tone without one still has its word or sign. */
const ownOnLight: Theme = {
  plain: '',
  bad: '31',
  warn: '35',
  good: '',
  quiet: '',
  accent: '34',
  ...ownAccents.light,
};

const ownOnDark: Theme = {
  plain: '',
  bad: '91',
  warn: '93',
  good: '92',
  quiet: '90',
  accent: '96',
  ...ownAccents.dark,
};

/** Without red and green: orange and blue can be told apart by nearly everybody. */
const ownColourBlind: Readonly<Record<Background, Theme>> = {
  unknown: { ...ownTheme, bad: '33', warn: '35', good: '36', accent: '36' },
  light: { ...ownOnLight, warn: '35', good: '34', accent: '34' },
  dark: { ...ownOnDark, bad: '93', warn: '95', good: '96', accent: '96' },
};

const ownUsual: Readonly<Record<Background, Theme>> = {
  unknown: ownTheme,
  light: ownOnLight,
  dark: ownOnDark,
};

/** Colours of the fixed part of the 256, all with a contrast of at least 4.5 to their background. */
const fixedThemes: Readonly<Record<Palette, Readonly<Record<'dark' | 'light', Theme>>>> = {
  usual: {
    dark: fixed('dark', { bad: 210, warn: 221, good: 114, quiet: 248, accent: 81 }),
    light: fixed('light', { bad: 124, warn: 94, good: 22, quiet: 240, accent: 25 }),
  },
  'colour-blind': {
    dark: fixed('dark', { bad: 214, warn: 229, good: 75, quiet: 248, accent: 183 }),
    light: fixed('light', { bad: 88, warn: 94, good: 25, quiet: 240, accent: 54 }),
  },
};

const noColours: Theme = {
  plain: '',
  bad: '',
  warn: '',
  good: '',
  quiet: '',
  accent: '',
  red: '',
  orange: '',
  yellow: '',
  green: '',
  blue: '',
  purple: '',
};

/** The colours of a terminal with so many colours and this background. */
export const themeOf = (
  depth: ColourDepth,
  background: Background,
  palette: Palette = 'usual',
): Theme => {
  if (depth === 'none') return noColours;
  if (depth === '256' && background !== 'unknown') return fixedThemes[palette][background];
  return palette === 'usual' ? ownUsual[background] : ownColourBlind[background];
};

/** The red, green and blue (0 to 255) of one of the fixed colours, 16 to 255, of the 256. */
export const fixedColour = (index: number): readonly [number, number, number] => {
  if (index >= 232) {
    const level = 8 + (index - 232) * 10;
    return [level, level, level];
  }
  const at = index - 16;
  const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40);
  return [level(Math.floor(at / 36)), level(Math.floor(at / 6) % 6), level(at % 6)];
};

/** How light a colour is to the eye, 0 (black) to 1 (white): the relative luminance of WCAG 2. */
export const luminance = ([red, green, blue]: readonly [number, number, number]): number => {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

/** Whether text on a background of this colour has to be light or dark. */
export const backgroundOf = (colour: readonly [number, number, number]): Background =>
  luminance(colour) < 0.18 ? 'dark' : 'light';
