// Tells whether each character of a text takes one cell and joins with no other.

/**
 * Printable ASCII, the letters and signs of Latin-1, Latin Extended, and Cyrillic without its combining marks, and
 * the usual dashes, quotes and dots.
 */
const plainText =
  /^[ -~\u00a1-\u00ac\u00ae-\u024f\u0400-\u0482\u048a-\u052f\u2013\u2014\u2018-\u201e\u2022\u2026]*$/;

/**
 * Whether each UTF-16 unit of a text is one visible character of one cell that joins with no other. Such text needs no
 * cleaning and can be measured and cut by its length, which is many times faster.
 */
export const isPlain = (text: string): boolean => plainText.test(text);
