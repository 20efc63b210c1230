// The lines of one form field, and of the changes and the request body in a review.

import { counted } from '../../../insight/counted.ts';
import { masked, maskedText } from '../../../insight/secrets/masked.ts';
import type {
  Cell,
  Form,
  FormField,
  FormRequest,
  Notice,
  Thing,
} from '../../../resources/types.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { fit, wrap, wrapWords } from '../../../terminal/text/width.ts';
import { spansWidth } from '../spans.ts';
import { labelledLines, type TextLine, wrappedLines } from '../textLines.ts';

const labelWidth = 30;

/** A value in lines of at most `room` cells. */
const cellLines = ({ text, tone }: Cell, room: number, bold = false): readonly TextLine[] =>
  wrapWords(clean(maskedText(text)), room).map((part) => [{ text: part, tone, bold }]);

/** The change of a field with several values: those that the draft removes and those it adds. */
const listChange = (before: readonly Cell[], after: readonly Cell[]): readonly Cell[] => {
  const was = new Set(before.map(({ text }) => text));
  const is = new Set(after.map(({ text }) => text));
  return [
    ...before
      .filter(({ text }) => !is.has(text))
      .map(({ text }): Cell => ({ text: `- ${text}`, tone: 'bad' })),
    ...after
      .filter(({ text }) => !was.has(text))
      .map(({ text }): Cell => ({ text: `+ ${text}`, tone: 'good' })),
  ];
};

/** The change of one field: `480 min  8 h → 240 min  4 h`, or the values that are removed and added. */
export const changeCells = (
  field: FormField,
  before: Thing,
  after: Thing,
  names: ReadonlyMap<string, string>,
): readonly Cell[] => {
  const old = field.show(before, names);
  const fresh = field.show(after, names);
  const isList = Array.isArray(field.value(before)) || Array.isArray(field.value(after));
  if (!isList) return [{ text: `${old[0]?.text ?? ''}  →  ${fresh[0]?.text ?? ''}`, tone: 'warn' }];
  return [
    ...listChange(old, fresh),
    ...(listChange(old, fresh).length === 0 ? [{ text: 'the same, in another order' }] : []),
  ];
};

/** The lines of one field: label, then its values one a line; a changed one shows before and after. */
export const fieldLines = (
  field: FormField,
  saved: Thing,
  drafted: Thing,
  names: ReadonlyMap<string, string>,
  chosen: boolean,
  notices: readonly Notice[],
  width: number,
): readonly TextLine[] => {
  const changed =
    JSON.stringify(field.value(saved) ?? null) !== JSON.stringify(field.value(drafted) ?? null);
  const isList = Array.isArray(field.value(drafted));
  const shown = field.show(drafted, names);
  const values: readonly Cell[] = changed
    ? isList
      ? [
          ...changeCells(field, saved, drafted, names),
          { text: `${shown.length} in all`, tone: 'quiet' },
        ]
      : changeCells(field, saved, drafted, names)
    : shown;
  const label = fit(clean(field.label), labelWidth);
  const room = Math.max(10, width - labelWidth - 4);
  const lines = labelledLines(
    [
      { text: clean(chosen ? '▌ ' : '  '), tone: 'accent', bold: true },
      { text: label, bold: chosen, tone: chosen ? 'plain' : 'quiet' },
      { text: clean(changed ? '* ' : '  '), tone: 'warn' },
    ],
    values.flatMap((value) => cellLines(value, room, chosen)),
  );
  return [...lines, ...noticeLines(notices, width)];
};

/** What a linter says of a field, under its values. */
const noticeLines = (notices: readonly Notice[], width: number): readonly TextLine[] =>
  notices.flatMap(({ level, text }) =>
    wrappedLines(clean(`${level === 'error' ? '✗' : '~'} ${text}`), labelWidth + 4, width, {
      tone: level === 'error' ? 'bad' : 'warn',
    }),
  );

/** What a review shows: the request, each change in words, and the exact body. */
export const reviewLines = (
  form: Form,
  request: FormRequest,
  before: Thing,
  after: Thing,
  names: ReadonlyMap<string, string>,
  width: number,
): readonly TextLine[] => {
  const count = request.operations.length;
  const media = request.mediaType;
  const changes = form.fields
    .filter((field) => request.operations.some(({ path }) => path === `/${field.id}`))
    .flatMap((field) => {
      const cells = changeCells(field, before, after, names);
      const room = Math.max(10, width - labelWidth);
      return labelledLines(
        [{ text: fit(clean(field.label), labelWidth) }],
        cells.flatMap((cell) => cellLines(cell, room)),
      );
    });
  const body = [masked(request.body)]
    .flat()
    .flatMap((operation) =>
      wrap(clean(JSON.stringify(operation)), Math.max(10, width - 2)).map(
        (text): TextLine => [{ text: clean('  ') }, { text, tone: 'quiet' }],
      ),
    );
  const what: Span = { text: clean(`${request.method} ${request.target}`), bold: true };
  const size: Span = {
    text: clean(`   ${counted(count, 'operation')}, ${media}`),
    tone: 'quiet',
  };
  return [
    ...(spansWidth([what, size]) <= width ? [[what, size]] : [[what], [size]]),
    ...changes,
    [],
    ...body,
  ];
};
