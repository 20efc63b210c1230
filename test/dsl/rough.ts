import type { Handed, Rule } from './gateway.ts';

/** JSON of a value that is nested so many levels deep. */
export const nested = (levels: number, open = '{"a":', close = '}'): string =>
  `${open.repeat(levels)}1${close.repeat(levels)}`;

const filled = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Long texts of every kind that costs a terminal program more than plain letters, by the length in UTF-16 units. */
export const longTexts: Readonly<Record<string, (length: number) => string>> = {
  'one line of letters': (length) => filled('x', length),
  words: (length) => filled('some words of a text ', length),
  lines: (length) => filled('a line of a log file\n', length),
  'empty lines': (length) => filled('\n', length),
  'Chinese, Japanese, Korean': (length) => filled('漢字かな한글', length),
  emoji: (length) => filled('👩‍👩‍👧🎉🏳️‍🌈👍🏽', length),
  'skin tones': (length) => filled('🏽', length),
  'zero-width characters': (length) => filled('a\u200b\u200d\u2060\ufeff', length),
  'joiners only': (length) => filled('\u200d', length),
  'combining marks': (length) => filled('e\u0301\u0302\u0303\u0304\u0305', length),
  'marks only': (length) => filled('\u0301', length),
  'escape sequences': (length) => filled('\u001b[31mred\u001b[0m\u0007', length),
  'right to left': (length) => filled('\u202eעברית عربي ', length),
  'unclosed XML': (length) => filled('<a key="b', length),
  'opened tags': (length) => filled('<a>', length),
  'JSON that is none': (length) => filled('{"a":[', length),
  assignments: (length) => filled('name=value; ', length),
  colons: (length) => filled(':', length),
  quotes: (length) => filled('"\'', length),
  'one word of equal signs': (length) => filled('=', length),
  'private key begun': (length) => filled('-----BEGIN PRIVATE KEY-----', length),
  URLs: (length) => filled('https://user@host/a?b=c&', length),
  options: (length) => filled('--token ', length),
  blanks: (length) => filled(' ', length),
  'lone surrogates': (length) => filled('\ud83d', length),
  Base64: (length) => filled('QWxhZGRpbjpvcGVuIHNlc2FtZQ', length),
  'dots and dashes': (length) => filled('a.b-c_', length),
};

/** What stands in an answer where its JSON is put in as a text. */
const place = '@rough@';

/** The JSON of an answer in which every `place` is this JSON; deep values can be sent so, which cannot be stringified. */
export const withJson = (value: unknown, json: string): string =>
  JSON.stringify(value).replaceAll(`"${place}"`, () => json);

type Row = Record<string, unknown>;

/** An answer of rows, or of one thing, in which the first has this JSON in these fields. */
const changedFirst = (json: unknown, fields: readonly string[]): unknown => {
  const change = (row: Row): Row => {
    const changed = { ...row };
    for (const field of fields) {
      const [outer = '', inner] = field.split('.');
      if (inner === undefined) changed[outer] = place;
      else changed[outer] = { ...(row[outer] as Row | undefined), [inner]: place };
    }
    return changed;
  };
  if (!Array.isArray(json)) return change(json as Row);
  return json.map((row, index) => (index === 0 ? change(row as Row) : row));
};

/** Puts JSON into fields of the first row of a list, and of each single thing, below a path. */
export const putting =
  (below: string, fields: readonly string[], json: string): Rule =>
  async ({ path }, pass): Promise<Partial<Handed> | undefined> => {
    if (!path.startsWith(below)) return undefined;
    const answer = await pass();
    if (answer.status !== 200 || typeof answer.json !== 'object') return answer;
    return { ...answer, json: undefined, text: withJson(changedFirst(answer.json, fields), json) };
  };

/** Pages of sources whose rows have long descriptions: all 42 of the sandbox have so many characters. */
export const largePages =
  (characters: number): Rule =>
  async ({ path }, pass): Promise<Partial<Handed> | undefined> => {
    if (path !== '/sources/v1') return undefined;
    const answer = await pass();
    const rows = answer.json as readonly Row[];
    const description = filled('some words of a text ', Math.floor(characters / 42));
    return { ...answer, json: rows.map((row) => ({ ...row, description })) };
  };
