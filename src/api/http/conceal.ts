// Removes the client's own secrets from texts that may be shown, however they are written and however much of them.

/** Takes secrets out of a text that may be shown, whichever way they were written into it. */
export type Conceal = (text: string) => string;

/** What stands where a secret of the client was. */
const sign = '***';

/** So many characters in a row of a secret give part of it away; shorter secrets go as a whole only. */
const partLength = 12;
const shortestWithParts = 24;

/** Only letters of ASCII: the text keeps its length, so that places in it stay the same. */
const small = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** A text as Base64 has it inside of a longer text that begins at any place: what its neighbours change is left out. */
const base64Of = (secret: string): readonly string[] => {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const shared = Math.ceil((before * 4) / 3);
    const end = Math.floor(((before + bytes.length) * 4) / 3);
    return encoded.slice(shared, end);
  });
};

/** The ways in which a server may write a secret that it was sent: as it is, in a URL, in JSON, in Base64. */
const spellingsOf = (secret: string): readonly string[] => {
  const base64 = secret.length < partLength ? [] : base64Of(secret);
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll('%20', '+'),
    inJson,
    inJson.replaceAll('/', '\\/'),
    JSON.stringify(inJson).slice(1, -1),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
};

/** Every stretch of so many characters of the spellings. */
const partsOf = (spellings: readonly string[]): ReadonlySet<string> => {
  const parts = new Set<string>();
  for (const spelling of spellings.filter(({ length }) => length >= shortestWithParts)) {
    const text = small(spelling);
    for (let at = 0; at + partLength <= text.length; at += 1) {
      parts.add(text.slice(at, at + partLength));
    }
  }
  return parts;
};

const withoutParts = (text: string, parts: ReadonlySet<string>): string => {
  if (parts.size === 0) return text;
  const searched = small(text);
  let out = '';
  let done = 0;
  for (let at = 0; at + partLength <= text.length; at += 1) {
    if (!parts.has(searched.slice(at, at + partLength))) continue;
    let end = at + partLength;
    while (end < text.length && parts.has(searched.slice(end + 1 - partLength, end + 1))) end += 1;
    out += text.slice(done, at) + sign;
    done = end;
    at = end - 1;
  }
  return done === 0 ? text : out + text.slice(done);
};

/** Gateways echo requests in their error pages, so no text of a server reaches an error without passing here. */
export const concealing = (secrets: readonly (string | undefined)[]): Conceal => {
  const known = secrets.filter((secret) => secret !== undefined && secret !== '') as string[];
  // Most calls succeed, and nothing has to be spelled for them.
  let prepared:
    | { readonly spellings: readonly string[]; readonly parts: ReadonlySet<string> }
    | undefined;
  return (text) => {
    if (text === '' || known.length === 0) return text;
    if (prepared === undefined) {
      const spellings = [...new Set(known.flatMap(spellingsOf))];
      const parts = partsOf(spellings);
      // The longer ones first: one may be part of another.
      prepared = { spellings: spellings.sort((one, other) => other.length - one.length), parts };
    }
    const { spellings, parts } = prepared;
    const whole = spellings.reduce((result, secret) => result.replaceAll(secret, sign), text);
    return withoutParts(whole, parts);
  };
};

/** An answer that was good is searched for whole secrets only, and for none that may be a word. */
const shortestInGood = 20;

/** A good answer without the client's own secrets: it is long, and hardly ever holds one. */
export const concealingWhole = (secrets: readonly (string | undefined)[]): Conceal => {
  const long = secrets.filter((secret) => (secret?.length ?? 0) >= shortestInGood) as string[];
  const spellings = [...new Set(long.flatMap(spellingsOf))];
  return (text) => spellings.reduce((result, secret) => result.replaceAll(secret, sign), text);
};
