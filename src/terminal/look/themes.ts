// The colours of each tone, by colour depth, background and palette.

/** A colour that somebody chose for the name of something; the name says the same without it. */
export type Accent = 'red' | 'orange' | 'yellow' | 'green' | 'blue' | 'purple';

/** What a text feels like, or whose colour it has; which colour that is, is decided here and nowhere else. */
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

function sgr<Names extends Tone>(colours: Numbers<Names>): Readonly<Record<Names, string>> {
  return Object.fromEntries(
    Object.entries<number>(colours).map(([tone, index]) => [tone, `38;5;${index}`]),
  ) as Record<Names, string>;
}

const FIXED_ACCENTS: Readonly<Record<'dark' | 'light', Numbers<Accent>>> = {
  dark: { red: 210, orange: 215, yellow: 227, green: 114, blue: 117, purple: 183 },
  light: { red: 124, orange: 94, yellow: 58, green: 22, blue: 25, purple: 90 },
};

function fixed(
  background: 'dark' | 'light',
  colours: Numbers<Exclude<Tone, 'plain' | Accent>>,
): Theme {
  return { plain: '', ...sgr(colours), ...sgr(FIXED_ACCENTS[background]) };
}

/** Of the 16 colours orange is the one that is called yellow, and the bright one is yellow. */
const OWN_ACCENTS: Readonly<Record<Background, Readonly<Record<Accent, string>>>> = {
  unknown: { red: '31', orange: '33', yellow: '33', green: '32', blue: '34', purple: '35' },
  light: { red: '31', orange: '', yellow: '', green: '', blue: '34', purple: '35' },
  dark: { red: '91', orange: '33', yellow: '93', green: '92', blue: '96', purple: '95' },
};

/** The 16 colours are what the owner of the terminal made of them. */
const OWN: Theme = {
  plain: '',
  bad: '31',
  warn: '33',
  good: '32',
  quiet: '90',
  accent: '36',
  ...OWN_ACCENTS.unknown,
};

/** Of the usual 16 colours only these stand out from white; a tone without one still has its word or sign. */
const OWN_ON_LIGHT: Theme = {
  plain: '',
  bad: '31',
  warn: '35',
  good: '',
  quiet: '',
  accent: '34',
  ...OWN_ACCENTS.light,
};

const OWN_ON_DARK: Theme = {
  plain: '',
  bad: '91',
  warn: '93',
  good: '92',
  quiet: '90',
  accent: '96',
  ...OWN_ACCENTS.dark,
};

/** Without red and green: orange and blue can be told apart by nearly everybody. */
const OWN_COLOUR_BLIND: Readonly<Record<Background, Theme>> = {
  unknown: { ...OWN, bad: '33', warn: '35', good: '36', accent: '36' },
  light: { ...OWN_ON_LIGHT, warn: '35', good: '34', accent: '34' },
  dark: { ...OWN_ON_DARK, bad: '93', warn: '95', good: '96', accent: '96' },
};

const OWN_USUAL: Readonly<Record<Background, Theme>> = {
  unknown: OWN,
  light: OWN_ON_LIGHT,
  dark: OWN_ON_DARK,
};

/** Colours of the fixed part of the 256, all with a contrast of at least 4.5 to their background. */
const FIXED: Readonly<Record<Palette, Readonly<Record<'dark' | 'light', Theme>>>> = {
  usual: {
    dark: fixed('dark', { bad: 210, warn: 221, good: 114, quiet: 248, accent: 81 }),
    light: fixed('light', { bad: 124, warn: 94, good: 22, quiet: 240, accent: 25 }),
  },
  'colour-blind': {
    dark: fixed('dark', { bad: 214, warn: 229, good: 75, quiet: 248, accent: 183 }),
    light: fixed('light', { bad: 88, warn: 94, good: 25, quiet: 240, accent: 54 }),
  },
};

const NO_COLOURS: Theme = {
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
export function themeOf(
  depth: ColourDepth,
  background: Background,
  palette: Palette = 'usual',
): Theme {
  if (depth === 'none') return NO_COLOURS;
  if (depth === '256' && background !== 'unknown') return FIXED[palette][background];
  return palette === 'usual' ? OWN_USUAL[background] : OWN_COLOUR_BLIND[background];
}

/** The red, green and blue (0 to 255) of one of the fixed colours, 16 to 255, of the 256. */
export function fixedColour(index: number): readonly [number, number, number] {
  if (index >= 232) {
    const level = 8 + (index - 232) * 10;
    return [level, level, level];
  }
  const at = index - 16;
  const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40);
  return [level(Math.floor(at / 36)), level(Math.floor(at / 6) % 6), level(at % 6)];
}

/** How light a colour is to the eye, 0 (black) to 1 (white): the relative luminance of WCAG 2. */
export function luminance([red, green, blue]: readonly [number, number, number]): number {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Whether text on a background of this colour has to be light or dark. */
export function backgroundOf(colour: readonly [number, number, number]): Background {
  return luminance(colour) < 0.18 ? 'dark' : 'light';
}
