// Values that are no secret under whichever name they stand: flags, dates, small numbers, nothing.

const flag = /^(?:true|false|yes|no|none|null|n\/a|undefined)$/i;
const date = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const smallNumber = /^-?\d{1,3}$/;
const stars = /^\*+$/;

/** Whether a text cannot be a secret: it says nothing, yes or no, a day, or a number of three digits at most. */
export const isHarmlessText = (text: string): boolean => {
  if (text.length > 40) return false;
  const inner = text.trim();
  return (
    inner === '' ||
    flag.test(inner) ||
    date.test(inner) ||
    smallNumber.test(inner) ||
    stars.test(inner)
  );
};

/** The same of any value without parts. */
export const isHarmless = (value: unknown): boolean => {
  switch (typeof value) {
    case 'string':
      return isHarmlessText(value);
    case 'number':
      return Math.abs(value) < 1_000;
    case 'bigint':
      return false;
    default:
      return true;
  }
};
