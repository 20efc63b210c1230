// Checks a Quartz cron expression and says what is wrong with it.

/** A field of an expression: its range, and the names of its values. */
type Field = {
  readonly called: string;
  readonly from: number;
  readonly to: number;
  /** The largest step between its values. */
  readonly step: number;
  readonly names?: readonly string[];
  /** The number of the first name. */
  readonly firstName?: number;
  /** Special forms such as `L` or `1W`, which cannot be part of a list. */
  readonly special?: RegExp;
};

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const dayOfMonth: Field = {
  called: 'day of the month',
  from: 1,
  to: 31,
  step: 31,
  special: /^(L(-([0-9]|[12][0-9]|30))?W?|([1-9]|[12][0-9]|3[01])W)$/,
};
const dayOfWeek: Field = {
  called: 'day of the week',
  from: 1,
  to: 7,
  step: 7,
  names: days,
  firstName: 1,
  special: /^(L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/,
};

/** The fields of an expression in their order; the last one may be left out. */
const fields: readonly Field[] = [
  { called: 'seconds', from: 0, to: 59, step: 59 },
  { called: 'minutes', from: 0, to: 59, step: 59 },
  { called: 'hours', from: 0, to: 23, step: 23 },
  dayOfMonth,
  { called: 'month', from: 1, to: 12, step: 12, names: months, firstName: 1 },
  dayOfWeek,
  { called: 'year', from: 1970, to: 2099, step: 129 },
];

/** One part of a list: `*`, a value or a range, each with an optional step. */
const part = /^(?:(\*)|([0-9]+|[A-Z]{3})(?:-([0-9]+|[A-Z]{3}))?)?(?:\/([0-9]+))?$/;

const numberOf = (text: string, { names = [], firstName = 0 }: Field): number => {
  const place = names.indexOf(text);
  return place < 0 ? Number(text) : place + firstName;
};

const isPart = (text: string, field: Field): boolean => {
  const found = part.exec(text);
  if (found === null || text === '') return false;
  const [, , from, to, step] = found;
  const values = [from, to].flatMap((value) => (value === undefined ? [] : numberOf(value, field)));
  const inRange = values.every((value) => value >= field.from && value <= field.to);
  // A range such as 22-2 may go beyond the end of a field, but not for years.
  const [first = 0, second = first] = values;
  return (
    inRange &&
    (field.called !== 'year' || first <= second) &&
    (step === undefined || Number(step) <= field.step)
  );
};

const isField = (text: string, field: Field): boolean =>
  field.special?.test(text) === true || text.split(',').every((entry) => isPart(entry, field));

/**
 * What is wrong with a Quartz expression, as a sentence; undefined where it is right. It has six or seven fields, and
 * either the day of the month or the day of the week is `?` (Quartz, CronExpression).
 */
export const objectionToQuartz = (expression: string): string | undefined => {
  const texts = expression.trim().toUpperCase().split(/\s+/);
  if (texts.length < 6 || texts.length > 7) {
    return `An expression has 6 or 7 fields, seconds first, but "${expression}" has ${texts.length}.`;
  }
  const open = [texts[3], texts[5]].filter((text) => text === '?');
  if (open.length !== 1) {
    return 'Either the day of the month or the day of the week must be "?", and not both.';
  }
  const wrong = fields.find((field, place) => {
    const text = texts[place];
    if (text === undefined) return false;
    const mayBeOpen = field === dayOfMonth || field === dayOfWeek;
    return !(mayBeOpen && text === '?') && !isField(text, field);
  });
  return wrong === undefined
    ? undefined
    : `The ${wrong.called} "${texts[fields.indexOf(wrong)]}" cannot be read.`;
};
