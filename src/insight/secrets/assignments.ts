// Secrets that a text gives a name: `password=…`, `"token": "…"`, header lines, command options.

import { isHarmlessText } from './harmlessValues.ts';
import { mask } from './mask.ts';
import {
  closingQuote,
  endOfBlock,
  endOfBracketed,
  endOfLine,
  endOfQuoted,
  openingQuote,
} from './stretches.ts';

/** A name in front of a `=` or `:`, and where it stands. */
type Name = { readonly name: string; readonly isQuoted: boolean; readonly start: number };

/** `before` is the last character before it that is no blank. */
type Named = Name & { readonly before: string; readonly isLineStart: boolean };

/** Names are looked for so far back: a bound keeps the time by the length of the text. */
const farthest = 80;

const isNameCharacter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 95 ||
  code === 46 ||
  code === 45 ||
  code === 36 ||
  code === 64 ||
  (code > 127 && /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code)));

const blanks = ' \t\r\n\f\v\u00a0';
/** What may stand before the name that a line begins with: blanks, and the marks of quotes, lists and comments. */
const leads = `${blanks}>*#-`;

/** How programs that write JSON for web pages write `&`. */
const escapedAnd = /^u0026(?=.)/i;

const nameBefore = (text: string, at: number, floor: number): Name | undefined => {
  let end = at;
  while (end > floor && at - end < 4 && ' \t:'.includes(text[end - 1] ?? '')) end -= 1;
  const from = Math.max(floor, end - farthest);
  let start = end;
  while (start > from && isNameCharacter(text.charCodeAt(start - 1))) start -= 1;
  let name = text.slice(start, end);
  const quote = name === '' ? closingQuote(text, end, floor) : undefined;
  if (quote !== undefined) {
    const window = text.slice(from, end - quote.length);
    const opened = window.lastIndexOf(quote);
    name = opened < 0 ? '' : window.slice(opened + quote.length);
    start = from + opened;
  } else if (text[start - 1] === '\\' && escapedAnd.test(name)) {
    name = name.slice(5);
    start += 5;
  }
  if (name === '' || name.includes('\n')) return undefined;
  return { name, isQuoted: quote !== undefined, start };
};

/** The last character before a place that is no blank; `&` also where it is written as in HTML or JSON. */
const signBefore = (text: string, lead: number, start: number): string => {
  let last = lead;
  while (last > 0 && start - last < farthest && blanks.includes(text[last - 1] ?? '')) last -= 1;
  const sign = text[last - 1] ?? ' ';
  if (blanks.includes(sign)) return '';
  if (sign === ';' && text.slice(Math.max(0, last - 5), last).toLowerCase() === '&amp;') return '&';
  if (sign === '6' && text.slice(Math.max(0, last - 6), last) === '\\u0026') return '&';
  return sign;
};

/** The name with what stands before it. */
const placed = (text: string, found: Name): Named => {
  const { start } = found;
  let lead = start;
  let isLineStart = true;
  while (lead > 0 && start - lead < farthest) {
    const character = text[lead - 1] ?? '';
    if (character === '\n') break;
    if (!leads.includes(character)) {
      isLineStart = false;
      break;
    }
    lead -= 1;
  }
  return {
    ...found,
    before: signBefore(text, lead, start),
    isLineStart: isLineStart && start - lead < farthest,
  };
};

const listEnds: Readonly<Record<string, RegExp>> = {
  '&': /[&\s#"'<>]/g,
  '?': /[&\s#"'<>]/g,
  ';': /[;\n"'<>]/g,
  ',': /[,\n"'<>]/g,
  '|': /[|\n"'<>]/g,
};
const quotedLineEnd: Readonly<Record<string, RegExp>> = {
  '"': /["\n]/g,
  "'": /['\n]/g,
  '`': /[`\n]/g,
};
const wordEnd = /[&;\s"'<>]/g;
const flowEnd = /[,}\])\n]/g;

const firstOf = (ends: RegExp, text: string, from: number): number => {
  ends.lastIndex = from;
  return ends.exec(text)?.index ?? text.length;
};

const trimmedEnd = (text: string, start: number, end: number): number => {
  let last = end;
  while (last > start && /[\s,]/.test(text[last - 1] ?? '')) last -= 1;
  return last;
};

/** Where the value behind a separator stands; undefined where what follows is no value. */
const valueAfter = (
  text: string,
  separator: { readonly at: number; readonly end: number },
  named: Named,
): { readonly start: number; readonly end: number } | undefined => {
  const isColon = text[separator.at] === ':';
  let start = separator.end;
  while (start < text.length && start - separator.end < 16 && ' \t'.includes(text[start] ?? ''))
    start += 1;
  const quote = openingQuote(text, start);
  if (quote !== undefined) {
    const inner = start + quote.length;
    return { start: inner, end: endOfQuoted(text, inner, quote) };
  }
  if (text[start] === '{' || text[start] === '[')
    return { start, end: endOfBracketed(text, start) };
  const blockHead = isColon ? /^[|>][+-]?\d?[ \t]{0,4}\n/.exec(text.slice(start, start + 9)) : null;
  if (blockHead !== null) {
    const lineStart = text.lastIndexOf('\n', named.start) + 1;
    const inner = start + blockHead[0].length;
    return { start: inner, end: endOfBlock(text, inner - 1, named.start - lineStart) };
  }
  if (!isColon) {
    const listEnd = listEnds[named.before];
    if (listEnd !== undefined) return { start, end: firstOf(listEnd, text, start) };
    if (named.isLineStart) {
      const lineEnd = endOfLine(text, start);
      if (!/[=&;"'<>]/.test(text.slice(start, lineEnd))) {
        return { start, end: trimmedEnd(text, start, lineEnd) };
      }
    }
    return { start, end: firstOf(wordEnd, text, start) };
  }
  if (named.isQuoted || '{[,('.includes(named.before || ' ')) {
    return { start, end: trimmedEnd(text, start, firstOf(flowEnd, text, start)) };
  }
  if (`"'\``.includes(named.before || ' ')) {
    const end = firstOf(quotedLineEnd[named.before] ?? flowEnd, text, start);
    return { start, end };
  }
  return { start, end: trimmedEnd(text, start, endOfLine(text, start)) };
};

/** Headers hold what they hold to the end of the line, whatever it looks like. */
const isHeader = (name: string): boolean => /authorization|cookie/i.test(name);

/** Query parameters that carry a secret under a name that says nothing elsewhere. */
const queryName = /^(?:sig|signature|auth|key|code)$/i;

/** Whether a parameter may stand here: behind `?` or `&`, or in front of others where a form begins. */
const parameterAt = (
  text: string,
  named: Named,
  separatorEnd: number,
): 'any' | 'first' | 'none' => {
  const joined = text[named.start - 1] ?? '';
  if (/[?&]/.test(named.before) && !blanks.includes(joined || ' ')) return 'any';
  return (joined === '' || `${blanks}#"'\`(`.includes(joined)) &&
    !`${blanks}"'`.includes(text[separatorEnd] ?? ' ')
    ? 'first'
    : 'none';
};

/** Whether another parameter follows, as in a form, or in a query without its `?`. */
const hasNextParameter = (text: string, end: number): boolean =>
  text[end] === '&' && /^&(?:amp;)?[\w.%-]{1,80}=/.test(text.slice(end, end + 90));

/** Whether a value is long enough for a secret where its name says little. */
const isLongEnough = (name: string, length: number): boolean =>
  length > 5 || !/^(?:key|code)$/i.test(name);

/** A colon in a sentence gives nothing a value: `Invalid password: check the account`. */
const isInSentence = (named: Named): boolean =>
  !named.isQuoted &&
  !isHeader(named.name) &&
  !(named.isLineStart || `{[,("'\``.includes(named.before || ' '));

/** A text of one line that begins with the name may be a sentence too: `Password: must be changed`. */
const isSentence = (text: string, named: Named, value: string): boolean =>
  !named.isQuoted &&
  !isHeader(named.name) &&
  named.isLineStart &&
  /\s/.test(value.trim()) &&
  !text.includes('\n');

/** The text with stars for what stands behind a name for which `hides` says yes. */
export const maskedAssignments = (text: string, hides: (name: string) => boolean): string => {
  const separator = /=>|[=:]/g;
  let out = '';
  let done = 0;
  for (let match = separator.exec(text); match !== null; match = separator.exec(text)) {
    const at = match.index;
    const end = at + match[0].length;
    const isColon = match[0] === ':';
    const next = text[end] ?? '';
    if (
      isColon
        ? next === '=' || next === ':' || text.startsWith('//', end)
        : next === '=' || next === '~'
    )
      continue;
    if ('!<>=~'.includes(text[at - 1] || ' ')) continue;
    const found = nameBefore(text, at, done);
    if (found === undefined) continue;
    const isNamedSecret = hides(found.name);
    // Most names are neither, and of those it does not matter what stands before them.
    if (!isNamedSecret && (isColon || !queryName.test(found.name))) continue;
    const named = placed(text, found);
    if (isColon && isInSentence(named)) continue;
    const parameter = isNamedSecret ? undefined : parameterAt(text, named, end);
    if (parameter === 'none') continue;
    const value = valueAfter(text, { at, end }, named);
    if (value === undefined || value.end <= value.start) continue;
    const said = text.slice(value.start, value.end);
    if (parameter !== undefined && !isLongEnough(named.name, said.length)) continue;
    if (parameter === 'first' && !hasNextParameter(text, value.end)) continue;
    if (isHarmlessText(said) || (isColon && isSentence(text, named, said))) continue;
    out += text.slice(done, value.start) + mask;
    done = value.end;
    separator.lastIndex = done;
  }
  return done === 0 ? text : out + text.slice(done);
};

const option =
  /(?<=^|[\s"'])(--?[A-Za-z][\w-]{1,40})[ \t]{1,8}("[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s"'-][^\s]{0,511})/g;
const userOption =
  /(?<=^|\s)(-u|-U|--user|--proxy-user)([ =]{1,4}["']?)([^\s:"']{1,128}):([^\s"']{1,256})/g;
const passOption = /\b(sshpass[ \t]{1,4}-p[ \t]{0,4})(\S{1,256})/g;

/** The text with stars for what options of a command line hold: `--token x`, `-u name:x`. */
export const maskedOptions = (text: string, hides: (name: string) => boolean): string =>
  text.includes('-')
    ? text
        .replace(
          userOption,
          (_, name: string, gap: string, user: string) => `${name}${gap}${user}:${mask}`,
        )
        .replace(passOption, (_, before: string) => `${before}${mask}`)
        .replace(option, (all, name: string, value: string) =>
          hides(name) && !isHarmlessText(value)
            ? all.slice(0, all.length - value.length) + mask
            : all,
        )
    : text;
