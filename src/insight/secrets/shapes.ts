// Secrets that show by their shape alone: keys in PEM, tokens, encrypted texts, passwords in URLs, webhook addresses.

import { isHarmlessText } from './harmlessValues.ts';
import { mask } from './mask.ts';
import { endOfBracketed } from './stretches.ts';

const pemHead = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;

/** Private keys; certificates and public keys are for everybody. */
const maskedKeys = (text: string): string => {
  let out = '';
  let done = 0;
  pemHead.lastIndex = 0;
  for (let match = pemHead.exec(text); match !== null; match = pemHead.exec(text)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('-----END', start);
    out += text.slice(done, start) + mask;
    done = end < 0 ? text.length : end;
    pemHead.lastIndex = done;
  }
  return done === 0 ? text : out + text.slice(done);
};

/** Texts that the tenant or IdentityIQ encrypted: `1:ACP:…` and `2_{…}` (seen on tenants: connectorAttributes). */
const maskedCiphers = (text: string): string => {
  const plain = text.replace(/\b\d{1,2}:ACP:[^\s"'<>,;&]+/g, mask);
  const head = /\b\d{1,3}_\{/g;
  let out = '';
  let done = 0;
  for (let match = head.exec(plain); match !== null; match = head.exec(plain)) {
    out += plain.slice(done, match.index) + mask;
    done = endOfBracketed(plain, match.index + match[0].length - 1);
    head.lastIndex = done;
  }
  return done === 0 ? plain : out + plain.slice(done);
};

/** How tokens of well-known services begin, and JSON Web Tokens (RFC 7519). */
const knownToken =
  /^(?:eyJ[\w-]{6,}\.[\w-]{4,}\.|gh[pousr]_\w{20}|github_pat_\w{20}|glpat-[\w-]{16}|xox[abeoprs]-[\w-]{10}|xapp-[\w-]{16}|[sr]k_(?:live|test)_\w{10}|sk-[\w-]{28}|SG\.[\w-]{16}|ya29\.[\w-]{16}|npm_\w{30}|hf_\w{24}|AIza[\w-]{30}|dop_v1_\w{20}|shpat_\w{20}|pypi-[\w-]{24}|ATATT[\w-]{20}|hvs\.[\w-]{20})/;

const maskedTokens = (text: string): string =>
  text.replace(/[A-Za-z0-9_][A-Za-z0-9_.-]{15,}/g, (run) => (knownToken.test(run) ? mask : run));

const scheme =
  /\b(?:((?:Bearer|Basic|Digest|Negotiate|NTLM|SSWS|ApiKey|Splunk|GenieKey|Zoho-oauthtoken)[ \t]{1,4})([^\s"'<>,;&]{6,})|(Token[ \t]{1,4})([^\s"'<>,;&]{16,}))/gi;

/** A word of prose (`Basic authentication`) has neither digits nor signs nor capitals inside. */
const isOpaque = (text: string): boolean => /[0-9+/=]|[a-z][A-Z]/.test(text);

const maskedSchemes = (text: string): string =>
  text.replace(
    scheme,
    (all, name: string | undefined, value: string, word: string, longer: string) => {
      if (name !== undefined) return isOpaque(value) ? `${name}${mask}` : all;
      return isOpaque(longer) && /\d/.test(longer) ? `${word}${mask}` : all;
    },
  );

/** Addresses that let whoever knows them post: their path is the secret. */
const webhook =
  /(https?:\/\/(?:hooks\.slack\.com|[\w.-]{0,80}webhook\.office\.com|outlook\.office(?:365)?\.com\/webhook|(?:\w{1,8}\.)?discord(?:app)?\.com\/api\/webhooks|hooks\.zapier\.com|hook\.[\w.]{1,10}\.?make\.com|maker\.ifttt\.com|chat\.googleapis\.com\/v1\/spaces|api\.telegram\.org|events\.pagerduty\.com\/integration|[\w.-]{1,80}\.logic\.azure\.com))(?:\/[^\s"'<>]+)/gi;

const longestUserInfo = 512;

/** The password in the first part of a URL, however it is written: `user:a/b@host` too. */
const maskedUserInfo = (text: string): string => {
  let out = '';
  let done = 0;
  const stop = /[\s"'<>`]/g;
  let wordEnd = -1;
  /** The word from a place on. Its end is looked for once a word, however many URLs are in it. */
  const wordFrom = (start: number): string => {
    if (wordEnd < start) {
      stop.lastIndex = start;
      wordEnd = stop.exec(text)?.index ?? text.length;
    }
    return text.slice(start, Math.min(wordEnd, start + longestUserInfo));
  };
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const start = at + 3;
    if (start < done) continue;
    const word = wordFrom(start);
    const authority = /^[^/?#\\]*/.exec(word)?.[0] ?? '';
    const isPort = /^(?:\[[\d:a-f]*\]|[^:]*)(?::\d{0,5})?$/i.test(authority);
    const before = authority.includes('@') ? authority : isPort ? '' : word;
    const end = before.lastIndexOf('@');
    if (end <= 0) continue;
    const colon = before.indexOf(':');
    if (colon >= 0 && colon < end - 1) {
      out += `${text.slice(done, start + colon + 1)}${mask}`;
      done = start + end;
    } else if (colon < 0 && end >= 20 && /\d/.test(before.slice(0, end))) {
      out += `${text.slice(done, start)}${mask}`;
      done = start + end;
    }
  }
  return done === 0 ? text : out + text.slice(done);
};

/** What a URL begins with whose user may have a password: `sip:user:x@…` has no slashes, and of others they are left out. */
const bare =
  /^[(,;[]?(?:sips?|https?|ftps?|sftp|ssh|smtps?|imaps?|pop3s?|ldaps?|socks[45]?h?|mysql|mariadb|postgres(?:ql)?|oracle|sqlserver|mssql|db2|hana|snowflake|mongodb(?:\+srv)?|rediss?|amqps?|mqtts?):[^\s:@/]{1,64}:(\S{1,128})$/i;

/** A user with a password before a host with a port, as proxies are written; what comes first is no scheme. */
const beforePort = /^(?!(?:sips?|xmpp|im|mailto|smtp|acct|ssh|scp):)[^:@/]{1,64}:([^:@/]{1,128})$/i;
const hostWithPort = /^[\w.-]{1,120}:\d{2,5}(?!\d)/;

/** The password in a word before an `@`, where the word is a URL without slashes or what a proxy is written as. */
const passwordIn = (word: string, text: string, at: number): string | undefined => {
  if (!word.includes(':') || word.includes('://')) return undefined;
  const own = word.slice(word.indexOf('=') + 1);
  return (
    (bare.exec(word) ?? bare.exec(own))?.[1] ??
    (hostWithPort.test(text.slice(at + 1, at + 130)) ? beforePort.exec(own)?.[1] : undefined)
  );
};

/** Blanks, quotes, angles, and `@`: no word goes over them. */
const wordEnds = new Set(Array.from(` \t\r\n\f\v\u00a0"'<>@`, (sign) => sign.charCodeAt(0)));

/** The word that ends a text. */
const lastWord = (text: string): string => {
  let start = text.length;
  while (start > 0 && !wordEnds.has(text.charCodeAt(start - 1))) start -= 1;
  return text.slice(start);
};

/**
 * Passwords before an `@` that is in no URL: `jdbc:oracle:thin:scott/x@…`, `user/x@//…`, `user:x@tcp(…)`, `sip:user:x@…`,
 * `user:x@host:8080`.
 */
const maskedBeforeAt = (text: string): string => {
  let out = '';
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const from = Math.max(done, at - 220);
    const window = text.slice(from, at);
    const rest = text.slice(at + 1, at + 6);
    const found =
      /jdbc:oracle:\w{1,10}:[^\s/@"']{1,64}\/("?[^\s@]{1,128})$/i.exec(window) ??
      (rest.startsWith('//')
        ? /(?:^|[\s"'=:])[^\s/@:"']{1,64}\/("?[^\s@]{1,128})$/.exec(window)
        : null) ??
      (/^(?:tcp|unix|udp)\(/.test(rest) ? /[^\s:@/]{1,64}:([^\s@]{1,128})$/.exec(window) : null);
    const secret = found?.[1] ?? passwordIn(lastWord(window), text, at);
    if (secret === undefined || secret === mask || isHarmlessText(secret)) continue;
    out += text.slice(done, at - secret.length) + mask;
    done = at;
  }
  return done === 0 ? text : out + text.slice(done);
};

/** How a word begins that may be a token or the scheme before one. */
const wordStart =
  /(?:eyJ|gh[pousr]_|github_pat_|glpat-|xox|xapp-|[sr]k[_-]|SG\.|ya29\.|npm_|hf_|AIza|dop_v1_|shpat_|pypi-|ATATT|hvs\.|bearer\s|basic\s|digest\s|negotiate\s|ntlm\s|ssws\s|apikey\s|splunk\s|geniekey\s|zoho-oauth|token\s)/iy;

/** The first two letters of those words, by `first * 128 + second`, so that most words need no second look. */
const pairs = new Uint8Array(128 * 128);
for (const start of 'ey gh gi gl xo xa sk rk SG ya np hf AI do sh py AT hv be ba di ne nt ss ap sp ge zo to'.split(
  ' ',
)) {
  for (const first of [start.charAt(0).toLowerCase(), start.charAt(0).toUpperCase()]) {
    for (const second of [start.charAt(1).toLowerCase(), start.charAt(1).toUpperCase()]) {
      pairs[first.charCodeAt(0) * 128 + second.charCodeAt(0)] = 1;
    }
  }
}

const inWord = 1;
const aSign = 2;

/** Which ASCII characters words are made of, and which signs begin a shape or are in one: one look for each. */
const classes = new Uint8Array(128);
for (let code = 0; code < classes.length; code += 1) {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/i.test(character)) classes[code] = inWord;
  else if ('@:{-'.includes(character)) classes[code] = aSign;
}

/** Whether the sign at a place begins one of the shapes, or stands in it. */
const isShapeAt = (text: string, at: number): boolean => {
  switch (text[at]) {
    case '@':
      return true;
    case ':':
      return text.startsWith('//', at + 1) || text.startsWith('ACP:', at + 1);
    case '{':
      return text[at - 1] === '_';
    default:
      return text[at - 1] === '-' && text.startsWith('---BEGIN', at + 1);
  }
};

/** Nothing shorter has one of the shapes. */
const shortest = 8;

/** Whether a text may hold a secret that shows by its shape. It looks at each character once: lists have millions. */
export const mayHaveShape = (text: string): boolean => {
  const { length } = text;
  if (length < shortest) return false;
  let before = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    const is = code < 128 ? classes[code] : 0;
    if (is === inWord) {
      if (before !== inWord && pairs[code * 128 + text.charCodeAt(at + 1)] === 1) {
        wordStart.lastIndex = at;
        if (wordStart.test(text)) return true;
      }
    } else if (is === aSign && isShapeAt(text, at)) return true;
    before = is ?? 0;
  }
  return false;
};

/** The text with stars for all that is a secret by its shape. */
export const maskedShapes = (text: string): string => {
  if (!mayHaveShape(text)) return text;
  let result = text;
  if (result.includes('-----BEGIN')) result = maskedKeys(result);
  if (result.includes(':ACP:') || result.includes('_{')) result = maskedCiphers(result);
  if (result.includes('://')) {
    result = maskedUserInfo(result.replace(webhook, (_, host: string) => `${host}/${mask}`));
  }
  if (result.includes('@')) result = maskedBeforeAt(result);
  return maskedTokens(maskedSchemes(result));
};
