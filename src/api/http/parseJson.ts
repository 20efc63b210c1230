// Reads JSON and keeps the digits of integers that a number cannot hold.

/** Sixteen digits in a row where a number may stand; only then is the slower reading worth its time. */
const mayHoldLargeInteger = /[[:,\s-]\d{16,}/;

/** What a reviver is told of a value besides the value (ECMAScript, JSON.parse source text access). */
type Context = { readonly source?: string };
type Reviver = (this: unknown, key: string, value: unknown, context: Context) => unknown;

const keepDigits: Reviver = (_key, value, context) => {
  const source = context?.source;
  return typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    source !== undefined &&
    /^-?\d+$/.test(source)
    ? BigInt(source)
    : value;
};

/** The value of a JSON text; integers beyond 2^53 become bigints. Throws for what is no JSON, as `JSON.parse` does. */
export const parseJson = (text: string): unknown =>
  mayHoldLargeInteger.test(text)
    ? JSON.parse(text, keepDigits as Parameters<typeof JSON.parse>[1])
    : JSON.parse(text);

/** Written as JSON again, a bigint is its digits: everything that prints, compares or sends back goes through `JSON.stringify`. */
Object.defineProperty(BigInt.prototype, 'toJSON', {
  value(this: bigint): unknown {
    return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(String(this));
  },
  configurable: true,
  writable: true,
});
