// Ends of quoted, bracketed and indented stretches of a text, each found in one pass.

/** How a quote stands in a text: plain, escaped for one or more layers of JSON, or as an entity of XML or a URL. */
const quoteAt = /(?:\\{0,7}["'`])|&quot;|&#34;|&apos;|&#39;|%22|%27/y;

/** The quote that begins at a place, undefined where there is none. */
export const openingQuote = (text: string, at: number): string | undefined => {
  quoteAt.lastIndex = at;
  return quoteAt.exec(text)?.[0];
};

/** The quote that ends just before a place and begins no earlier than `floor`; undefined where there is none. */
export const closingQuote = (text: string, end: number, floor: number): string | undefined => {
  const last = text[end - 1];
  if (last === undefined || end <= floor) return undefined;
  if (last === '"' || last === "'" || last === '`') {
    let start = end - 1;
    while (start > floor && end - start < 8 && text[start - 1] === '\\') start -= 1;
    return text.slice(start, end);
  }
  if (!';27'.includes(last)) return undefined;
  return /(?:&quot;|&#34;|&apos;|&#39;|%22|%27)$/.exec(
    text.slice(Math.max(floor, end - 6), end),
  )?.[0];
};

/** Where the stretch that a quote opened ends: before the same quote, else at the end of the text. */
export const endOfQuoted = (text: string, start: number, quote: string): number => {
  if (quote.length !== 1) {
    const found = text.indexOf(quote, start);
    return found < 0 ? text.length : found;
  }
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at;
  }
  return text.length;
};

/** Where the stretch that a bracket opens ends: behind its partner, else at the end of the text. */
export const endOfBracketed = (text: string, start: number): number => {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
};

/** The end of the line that a place is in. */
export const endOfLine = (text: string, at: number): number => {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found;
};

/** Where a block of YAML ends that begins behind a line: before the next line that is indented no further than it. */
export const endOfBlock = (text: string, lineEnd: number, indent: number): number => {
  let end = lineEnd;
  while (end < text.length) {
    const next = endOfLine(text, end + 1);
    const line = text.slice(end + 1, next);
    if (line.trim() !== '' && line.length - line.trimStart().length <= indent) return end;
    end = next;
  }
  return text.length;
};
