// Tells by the name of a field whether it holds a secret.

/** Letters of other scripts that look like Latin ones: a name typed with them reads the same to a person. */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ԁ: 'd',
  ԝ: 'w',
  к: 'k',
  т: 't',
  ο: 'o',
  α: 'a',
  ρ: 'p',
  ε: 'e',
  κ: 'k',
  ν: 'v',
  ω: 'w',
};

/** Longer names are cut: what names a secret stands near the end. */
const longestName = 120;

const latin = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[аеорсухіѕԁԝктοαρεκνω]/gu, (letter) => lookalikes[letter] ?? letter);

/** The words of a name in small letters with `_` between them: `x-ApiKey` is `x_api_key`. */
const wordsOf = (name: string): string =>
  latin(name.slice(-longestName).normalize('NFKC'))
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1_')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1_')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');

/** What a key can be for that is a secret; a public or primary key is none. */
const keysFor =
  'api|access|private|shared|secret|encryption|decryption|auth|authentication|authorization|subscription|functions?|application|app|secure|security|signing|signature|master|account|client|consumer|integration|session|service|storage|ssh|pgp|gpg|hmac|aes|des|rsa|jco|symmetric|crypto|cipher|admin|registration|license|licence|activation|recovery|bearer|provisioning|deploy|webhook|ad|pre_?shared|host_?master';

/** Nouns that are secrets wherever they stand in a name. */
const nouns = [
  'pass_?words?',
  'pass_?worts?',
  'pass_?wd',
  'pass_?phrases?',
  'pass_?codes?',
  'kenn_?worte?',
  'wacht_?woord(?:en)?',
  'mot_?de_?passe',
  'contrasenas?',
  'senhas?',
  'losenord',
  'haslo',
  'heslo',
  'salasana',
  latin('пароль'),
  '密码',
  '密碼',
  'ハスワート',
  '비밀번호'.normalize('NFKD'),
  'pwds?',
  'secrets?(?!ar(?:y|ies|iat))',
  '(?:mfa|totp|otp|hmac)_?seeds?',
  'tokens?',
  'credentials?',
  'cookies?',
  'authorization',
  'key_?stores?',
  'trust_?store_?pass\\w*',
  'key_?tabs?',
  'connection_?strings?',
  'client_?assertion',
  'security_?(?:codes?|answers?)',
  'web_?hooks?(?:_?(?:url|uri|address|link))?$',
  'arm_?auth',
  `(?:${keysFor})_?keys?`,
];

/** Short words that are secrets only where nothing is joined to them. */
const shortNouns = [
  'pass(?!_(?:through|thru|fail|by|count|rate|over|ed)(?![a-z]))',
  'creds?',
  'jwts?',
  'bearers?',
  'sas',
  'skey',
  'pins?',
  'otp',
  'psk',
  'pat',
  'pw',
];

/** Accounts and services whose names are written together with `pass` or `pw`, as in `bindpw`. */
const joined =
  '(?:db|bind|user|admin|root|svc|service|sudo|ldap|smtp|ftp|proxy|http|login|sys|ssh|iq|key|host)(?:pass|pw)';

const secretNoun = new RegExp(
  `${nouns.join('|')}|(?<![a-z])(?:${shortNouns.join('|')}|${joined})(?![a-z])`,
  'g',
);

/** What may follow such a noun and make the whole the name of something harmless: `passwordPolicy`, `tokenUrl`. */
const harmlessTail =
  /(?:urls?|uris?|endpoints?|path|file|folder|types?|methods?|expir(?:y|es|ed|ation)|expire|valid(?:ity|from|until|to|ation)?|seconds|secs|minutes|hours|days|millis(?:econds)?|ms|enabled|disabled|polic(?:y|ies)|names?|attributes?|attrs?|prefix(?:es)?|base|based|counts?|counter|length|size|status|state|last(?:set|used|changed|change|modified|updated)?|changed?|changes|used|set|modified|updated|created|rotated|age|history|lifetime|ttl|timeout|intervals?|reset|resets|sync|synchronization|synchronisation|required|needed|allowed|supported|algorithm|alg|encoding|formats?|location|providers?|question|hint|serial|serialnumber|groups?|date|time|datetime|timestamp|at|on|by|version|complexity|strength|fields?|columns?|headers?|parameters?|params?|mappings?|management|strategy|mode|kind|scopes?|issuer|audience|claims?|host|port|vault|limits?|max|min|maximum|minimum|flow|grant|rotation|generator|rules?|options?|settings|config|configuration|requests?|responses?|features?|flags?|usage|labels?|description|title|help|display|never|exp|iat|attempts?|failures?|retries|users?|operators?|admins?|intercept(?:or)?)$/;

/** Nouns whose ids name them without holding anything. */
const identified = /(?:key|credential)s?$/;

const verdict = (name: string): boolean => {
  const words = wordsOf(name);
  let found: { readonly noun: string; readonly end: number } | undefined;
  for (const match of words.matchAll(secretNoun)) {
    found = { noun: match[0], end: match.index + match[0].length };
  }
  if (found === undefined) return false;
  const tail = words.slice(found.end).replaceAll('_', '');
  if (harmlessTail.test(tail) || /^valid(?:from|until|to)/.test(tail)) return false;
  return !(/^ids?$/.test(tail) && identified.test(found.noun));
};

/** Names that were looked at: a list of a hundred thousand rows has the same few in each. */
const known = new Map<string, boolean>();
const mostKnown = 4_000;

/** Whether a field of this name holds a secret (seen on tenants: connectorAttributes; headers of Web Services sources). */
export const namesSecret = (name: string): boolean => {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const found = verdict(name);
  known.set(name, found);
  return found;
};

/** Whether a name is a secret's own, with nothing harmless or unknown behind it: `password`, not `Password Admins`. */
export const isSecretItself = (name: string): boolean => {
  if (!namesSecret(name)) return false;
  const words = wordsOf(name);
  return [...words.matchAll(secretNoun)].some(
    (match) => match.index + match[0].length >= words.replace(/_?\d+$/, '').length,
  );
};
