// Draws a frame as an SVG picture.

import type { Frame, FrameLine } from '../output/frame.ts';
import type { Style } from './styles.ts';
import { fixedColour } from './themes.ts';

/** A cell of the picture, in its units. */
const cell = { width: 8.4, height: 18, baseline: 13.5, fontSize: 14 } as const;
const margin = 12;

type Paper = {
  readonly text: string;
  readonly behind: string;
  /** The 16 colours that the owner of a terminal may choose: black, red, green and so on, then their bright twins. */
  readonly own: readonly string[];
};

const papers: Readonly<Record<'dark' | 'light', Paper>> = {
  dark: {
    text: '#d4d7dd',
    behind: '#16181d',
    own: [
      ...['#3b4048', '#f0717b', '#8fce7e', '#e2c06c', '#7ab0f5', '#d08cea', '#5ecbd8', '#c9ccd3'],
      ...['#868d9a', '#ff8f98', '#a8e397', '#f3d58a', '#9cc6ff', '#e2abf7', '#84e1ec', '#ffffff'],
    ],
  },
  light: {
    text: '#22262e',
    behind: '#fbfbfc',
    own: [
      ...['#22262e', '#b3202c', '#256e1c', '#7f5600', '#1f56b5', '#8a2aa6', '#0f6874', '#8b919c'],
      ...['#5b626e', '#b3202c', '#256e1c', '#7f5600', '#1f56b5', '#8a2aa6', '#0f6874', '#22262e'],
    ],
  },
};

type RunLook = {
  readonly text: string;
  readonly behind: string;
  readonly attributes: string;
};

/** The colour that SGR parameters name; undefined for the terminal's own. */
const colourOf = (parameters: string, paper: Paper): string | undefined => {
  const [first = 0, second = 0, ...rest] = parameters.split(';').map(Number);
  if (first === 38 || first === 48) {
    if (second === 2) return hex(rest);
    const [index = 0] = rest;
    return index < 16 ? paper.own[index] : hex(fixedColour(index));
  }
  if (first >= 90) return paper.own[(first % 10) + 8];
  return paper.own[first % 10];
};

const hex = (parts: readonly number[]): string =>
  `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

const isForeground = (part: string): boolean => /^(3[0-8]|9[0-7])/.test(part);
const isBackground = (part: string): boolean => /^(4[0-8]|10[0-7])/.test(part);

const svgAttributes: Readonly<Record<string, string>> = {
  '1': 'font-weight="bold"',
  '2': 'opacity="0.65"',
  '3': 'font-style="italic"',
  '4': 'text-decoration="underline"',
  '9': 'text-decoration="line-through"',
};

const lookOf = ({ parameters }: Style, paper: Paper): RunLook => {
  const foreground = parameters.find(isForeground);
  const background = parameters.find(isBackground);
  const text = (foreground && colourOf(foreground, paper)) ?? paper.text;
  const behind = (background && colourOf(background, paper)) ?? paper.behind;
  const attributes = parameters.flatMap((part) => svgAttributes[part] ?? []).join(' ');
  return parameters.includes('7')
    ? { text: behind, behind: text, attributes }
    : { text, behind, attributes };
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (character) => escapes[character] ?? '');

const number = (value: number): string => String(Math.round(value * 100) / 100);

type Run = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly style: Style;
};

const isAscii = (text: string): boolean => /^[\x20-\x7e]+$/.test(text);

/** Neighbours of one look; a character that fonts may draw wider or narrower than its cells stands alone. */
const runsOf = ({ texts, styles }: FrameLine): readonly Run[] => {
  const runs: Run[] = [];
  for (let at = 0; at < texts.length; ) {
    const text = texts[at] ?? ' ';
    const style = styles[at];
    let to = at + 1;
    while (texts[to] === '') to += 1;
    const last = runs.at(-1);
    if (style === undefined) break;
    if (last?.style === style && isAscii(last.text) && isAscii(text)) {
      runs[runs.length - 1] = { ...last, to, text: last.text + text };
    } else runs.push({ from: at, to, text, style });
    at = to;
  }
  return runs;
};

type Piece = {
  /** The cell that it begins in, and how many it takes. */
  readonly at: number;
  readonly cells: number;
  readonly text: string;
};

/**
 * A run without its blanks at the ends, cut wherever there are two or more in a row: a renderer that folds blanks would
 * move what stands behind them out of its column.
 */
const piecesOf = ({ from, to, text }: Run): readonly Piece[] => {
  if (!isAscii(text)) return text.trim() === '' ? [] : [{ at: from, cells: to - from, text }];
  return [...text.matchAll(/[^ ]+(?: [^ ]+)*/g)].map(({ index, 0: piece }) => ({
    at: from + index,
    cells: piece.length,
    text: piece,
  }));
};

const svgOf = (run: Run, row: number, paper: Paper): string => {
  const look = lookOf(run.style, paper);
  const left = margin + run.from * cell.width;
  const top = margin + row * cell.height;
  const width = number((run.to - run.from) * cell.width);
  const behind =
    look.behind === paper.behind
      ? ''
      : `<rect x="${number(left)}" y="${number(top)}" width="${width}" height="${cell.height}" fill="${look.behind}"/>\n`;
  const y = number(top + cell.baseline);
  const fill = look.text === paper.text ? '' : ` fill="${look.text}"`;
  const attributes = look.attributes === '' ? '' : ` ${look.attributes}`;
  const texts = piecesOf(run).map(({ at, cells, text }) => {
    const x = number(margin + at * cell.width);
    const length = number(cells * cell.width);
    return `<text x="${x}" y="${y}" textLength="${length}"${fill}${attributes}>${escaped(text)}</text>\n`;
  });
  return behind + texts.join('');
};

/** A frame as a picture (SVG): text in the colours of the theme, each character in its own cell. */
export const frameSvg = (frame: Frame, background: 'dark' | 'light' = 'dark'): string => {
  const paper = papers[background];
  const width = number(frame.columns * cell.width + 2 * margin);
  const height = number(frame.rows * cell.height + 2 * margin);
  const lines = frame.lines.flatMap((line, row) =>
    runsOf(line).map((run) => svgOf(run, row, paper)),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n<title>spyglass</title>\n`,
    `<rect width="100%" height="100%" rx="8" fill="${paper.behind}"/>\n`,
    `<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${cell.fontSize}" fill="${paper.text}" style="white-space:pre">\n`,
    ...lines,
    '</g>\n</svg>\n',
  ].join('');
};
