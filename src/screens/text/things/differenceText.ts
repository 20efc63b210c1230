// The lines of :diff: what differs between two things, path by path.

import { type Fill, fillIn } from '../../../commands/keys/fillKeys.ts';
import { counted } from '../../../insight/counted.ts';
import { type Difference, differencesOf } from '../../../insight/documents/difference.ts';
import { timeOfDay } from '../../../insight/time.ts';
import { keyed } from '../../../model/keyed.ts';
import type { Overlay } from '../../../store/overlay.ts';
import type { State } from '../../../store/state.ts';
import type { Comparison, Side } from '../../../store/things/sideBySide.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean, cleanLines } from '../../../terminal/text/clean.ts';
import { safeJson } from '../../../terminal/text/json.ts';
import { fit, widthOf, wrap } from '../../../terminal/text/width.ts';
import { jsonOnOneLine, labelledLines, type TextLine, wrappedLines } from '../textLines.ts';

/** The names of the two sides: the environments, or the things' own names where both are of one environment. */
type Names = { readonly here: string; readonly there: string };

/** Cells that the name of a side may take before its value. */
const longestName = 28;

/** Both names padded to the longer one, so that the values stand below each other. */
const paddedNames = ({ here, there }: Names): Names => {
  const width = Math.max(widthOf(clean(here)), widthOf(clean(there)));
  const padded = (name: string) => `${name}${' '.repeat(width - widthOf(clean(name)))}`;
  return { here: padded(here), there: padded(there) };
};

/** A value behind a word, in as many lines as it takes. */
const valueLines = (word: string, value: unknown, width: number): readonly TextLine[] => {
  const head = Math.min(widthOf(clean(word)), longestName) + 6;
  const isDeep = typeof value === 'object' && value !== null;
  const lines = (
    isDeep && widthOf(clean(jsonOnOneLine(value))) > width - head - 2
      ? cleanLines(safeJson(value))
      : cleanLines(jsonOnOneLine(value))
  ).flatMap((part) => wrap(part, Math.max(20, width - head)));
  const label: TextLine = [
    { text: clean('    ') },
    { text: fit(clean(word), head - 6, { ellipsis: 'middle' }), tone: 'quiet' },
    { text: clean('  ') },
  ];
  return labelledLines(
    label,
    lines.map((text) => [{ text }]),
  );
};

const path = (sign: string, text: string, words: string, tone: Span['tone']): TextLine => [
  { text: clean(` ${sign} `), tone, bold: true },
  { text: clean(text === '' ? '(the whole)' : text), bold: true },
  { text: clean(words === '' ? '' : `  ${words}`), tone },
];

const differenceLines = (
  difference: Difference,
  names: Names,
  width: number,
): readonly TextLine[] => {
  const sides = paddedNames(names);
  switch (difference.is) {
    case 'different': {
      const change = `${jsonOnOneLine(difference.here)} → ${jsonOnOneLine(difference.there)}`;
      const isShort = widthOf(clean(difference.path + change)) + 6 <= width;
      return isShort
        ? [[...path('~', difference.path, '', 'warn').slice(0, 2), { text: clean(`  ${change}`) }]]
        : [
            path('~', difference.path, '', 'warn'),
            ...valueLines(sides.here, difference.here, width),
            ...valueLines(sides.there, difference.there, width),
          ];
    }
    case 'missing there':
      return [
        path('-', difference.path, `missing in ${names.there}`, 'bad'),
        ...valueLines(sides.here, difference.here, width),
      ];
    case 'missing here':
      return [
        path('+', difference.path, `missing in ${names.here}`, 'good'),
        ...valueLines(sides.there, difference.there, width),
      ];
    case 'in another order':
      return [path('~', difference.path, 'the same entries in another order', 'warn')];
    default:
      return difference satisfies never;
  }
};

const readyLines = (
  { here, there, notes, atMs }: Extract<Comparison, { status: 'ready' }>,
  all: boolean,
  fill: Fill,
  width: number,
): readonly TextLine[] => {
  const isSameEnvironment = here.environment === there.environment;
  const names: Names = !isSameEnvironment
    ? { here: here.environment, there: there.environment }
    : here.label === there.label
      ? { here: `first ${here.label}`, there: `second ${there.label}` }
      : { here: here.label, there: there.label };
  const headOf = (side: Side, name: string) =>
    isSameEnvironment ? `${name}  in ${side.environment}` : `${name}: ${side.label}`;
  const found = differencesOf(here.raw, there.raw, { all });
  const count = counted(found.length, 'difference');
  const left = all
    ? ''
    : fill(keyed` Ids, times and health are left out: {difference.all} shows them too.`);
  return [
    ...wrappedLines(headOf(here, names.here), 1, width, { bold: true }),
    ...wrappedLines(headOf(there, names.there), 1, width, { bold: true }),
    ...notes.flatMap((note) => wrappedLines(note, 1, width, { tone: 'warn' })),
    ...(found.length === 0
      ? wrappedLines(`Nothing differs, as of ${timeOfDay(atMs)}.${left}`, 1, width, {
          tone: 'good',
        })
      : wrappedLines(`${count}, as of ${timeOfDay(atMs)}.${left}`, 1, width, { tone: 'quiet' })),
    [],
    ...found.flatMap((difference) => differenceLines(difference, names, width)),
  ];
};

/** The lines of :diff: each path whose values differ. Secrets are masked on both sides. */
export const differenceTextLines = (
  state: State,
  { comparison, all }: Extract<Overlay, { type: 'difference' }>,
): readonly TextLine[] => {
  const { size } = state;
  switch (comparison.status) {
    case 'reading':
      return wrappedLines(`Reading ${comparison.what}`, 1, size.columns, { tone: 'quiet' });
    case 'failed':
      return wrappedLines(fillIn(state)(comparison.why), 1, size.columns, { tone: 'bad' });
    case 'ready':
      return readyLines(comparison, all, fillIn(state), size.columns);
    default:
      return comparison satisfies never;
  }
};
