// Removes HTML and Markdown marks from a text.

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const entityOf = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff
    ? String.fromCodePoint(code)
    : whole;
};

/**
 * A text that mixes HTML with Markdown, as descriptions of IdentityIQ do (IdentityIQ SCIM API, Entitlements), without
 * its marks: tags and emphasis go, entities become what they stand for, blocks end their lines. What is left is as
 * unclean as before: clean it before drawing.
 */
export const withoutMarkup = (text: string): string =>
  text
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<(br|\/p|\/div|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/&(#?\w{1,8});/g, entityOf)
    .trim();
