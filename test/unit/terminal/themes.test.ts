import { describe, expect, it } from 'vitest';
import {
  backgroundOf,
  fixedColour,
  luminance,
  type Palette,
  type Theme,
  themeOf,
} from '../../../src/terminal/look/themes.ts';

type Colour = readonly [number, number, number];

const contrast = (left: Colour, right: Colour): number => {
  const [light = 0, dark = 0] = [luminance(left), luminance(right)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

/** The 16 colours as xterm has them. */
const usual: Readonly<Record<string, Colour>> = {
  31: [205, 0, 0],
  33: [205, 205, 0],
  34: [0, 0, 238],
  35: [205, 0, 205],
  90: [127, 127, 127],
  91: [255, 0, 0],
  92: [0, 255, 0],
  93: [255, 255, 0],
  95: [255, 0, 255],
  96: [0, 255, 255],
};

const colourOf = (parameters: string): Colour => {
  const fixed = /^38;5;(\d+)$/.exec(parameters)?.[1];
  const colour = fixed === undefined ? usual[parameters] : fixedColour(Number(fixed));
  if (colour === undefined) throw new Error(`no colour is known for ${parameters}`);
  return colour;
};

const palettes: readonly Palette[] = ['usual', 'colour-blind'];
const behind = {
  dark: {
    '16': [[0, 0, 0]],
    '256': [
      [0, 0, 0],
      [30, 30, 30],
      [40, 44, 52],
    ],
  },
  light: {
    '16': [[255, 255, 255]],
    '256': [
      [255, 255, 255],
      [253, 246, 227],
      [250, 250, 250],
    ],
  },
} as const satisfies Record<string, Record<string, readonly Colour[]>>;

const toned = (theme: Theme) => Object.entries(theme).filter(([, colour]) => colour !== '');

describe.each(palettes)('the %s palette', (palette) => {
  it.each([
    ['dark', '16'],
    ['dark', '256'],
    ['light', '16'],
    ['light', '256'],
  ] as const)('stands out from every %s background with %s colours', (background, depth) => {
    const faint = toned(themeOf(depth, background, palette)).flatMap(([tone, colour]) =>
      behind[background][depth]
        .filter((back) => contrast(colourOf(colour), back) < 4.5)
        .map((back) => `${tone} on ${back}: ${contrast(colourOf(colour), back).toFixed(1)}`),
    );
    expect(faint).toEqual([]);
  });

  it('tells bad from good wherever it has colours for both', () => {
    for (const depth of ['16', '256'] as const) {
      for (const background of ['dark', 'light', 'unknown'] as const) {
        const { bad, good } = themeOf(depth, background, palette);
        expect(bad).not.toBe(good);
      }
    }
  });
});

it('no colours are no colours', () => {
  expect(toned(themeOf('none', 'dark'))).toEqual([]);
});

it.each([
  [[0, 0, 0], 'dark'],
  [[40, 44, 52], 'dark'],
  [[0, 43, 54], 'dark'],
  [[255, 255, 255], 'light'],
  [[253, 246, 227], 'light'],
] as const)('a background of %j is %s', (colour, background) => {
  expect(backgroundOf(colour)).toBe(background);
});
