// Reads what a connector said in the details of a check, without the advice that every such error carries.

/** As much of a text as is judged; a cause stands at its beginning, and stacks go on for megabytes. */
const judgedCharacters = 65_536;
const deepest = 12;
const longestQuote = 160;

/** Parts of details that advise and so name what may be wrong, not what is. */
const isAdvice = (name: string): boolean => /suggest|recommend|hint|resolution|help/i.test(name);

/** Numbers say something only under a name, as in `"status": 429`. */
const isStatus = (name: string): boolean => /status|code/i.test(name);

const partsOf = (value: unknown, name: string, depth: number): readonly string[] => {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value === 'number') return isStatus(name) ? [`${name} ${value}`] : [];
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    isAdvice(key) ? [] : partsOf(inner, Array.isArray(value) ? name : key, depth + 1),
  );
};

/** All that a connector said, a part a line; empty where it said nothing. */
export const textOfDetails = (details: unknown): string =>
  partsOf(details, '', 0).join('\n').slice(0, judgedCharacters);

/** Connectors put their standing advice before the error (seen on tenants: Web Services, SuccessFactors). */
const suggestions = /\[\s*possible suggestions?\s*\][\s\S]*?(?=\[\s*error details?\s*\]|$)/gi;
const advice =
  /^\W*(?:please |kindly )?(?:check|ensure|verify|make sure|confirm|try|review|contact|refer|see)\b/i;
/** A guess names what it does not know. */
const guess =
  /\b(?:may|might)\b(?! not\b)|\bcould (?:be|have)\b|\b(?:possibly|perhaps|probably|likely|either)\b/i;

/** The sentences of a text that state something: no advice, and no guess. */
export const statementsOf = (text: string): readonly string[] =>
  text
    .replace(suggestions, '\n')
    .split(/\r\n|[\n\r]|(?<=[.!?;])\s+/)
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '' && !advice.test(sentence) && !guess.test(sentence));

/** A sentence to quote: where it is too long, what is around the place that matters. */
export const quoteOf = (sentence: string, at = 0): string => {
  const text = sentence.replaceAll(/\s+/g, ' ').trim();
  if (text.length <= longestQuote) return text;
  const start = Math.max(0, Math.min(at - longestQuote / 2, text.length - longestQuote));
  const end = start + longestQuote;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end).trim()}${end < text.length ? ' …' : ''}`;
};
