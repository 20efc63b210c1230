// Cuts a text into what it states: no advice, no guess, no settings, nothing that went well, and no names in quotes.

/** As much of a text as is judged; a cause stands at its beginning, and stacks go on for megabytes. */
export const judgedCharacters = 32_768;

/** More sentences than any error has; each one costs a look for every pattern. */
const mostStatements = 500;

/** The longest quote, in characters. */
const longestQuote = 160;

/** What a text states: as it stands there, and as it is judged, with names made unreadable at the same length. */
export type Statement = { readonly text: string; readonly judged: string };

/** Connectors put their standing advice before the error (seen on tenants: Web Services, SuccessFactors). */
const suggestions =
  /\[?\s?possible suggestions?\s?[\]:][\s\S]*?(?=\[?\s?error details?\s?[\]:]|$)/gi;
const advice =
  /^\W*(?:please |kindly )?(?:check|ensure|verify|make sure|be sure|confirm|try|review|contact|refer|see(?! nested))\b/i;
/** A guess names what it does not know. */
const guess =
  /\b(?:may|might)\b(?! not\b)|\bcould (?:be(?! made)|have)\b|\bcan (?:occur|happen)\b|\b(?:possibly|perhaps|probably|likely|maybe|usually|either)\b(?! (?:invalid|not)\b)/i;
/** Settings, examples and tests name errors that did not happen. */
const setting =
  /\b(?:retryable|retry policy|retry on|for example|known errors?|as expected|expected error|simulated|dry ?run|ignor(?:ed|ing))\b|^example\b|\be\.g\.|^(?:set|changed|updated|added|removed|created|deleted|renamed|granted)\b|^attribute \w{1,60}:|\b(?:password policy|mail template)\b/i;
/** What would be, and what is asked. */
const condition = /^(?:if|when|whenever|unless|once|in case)\b|\b(?:unless|in case of)\b|\?$/i;
const wentWell =
  /^connected (?:to|after)\b|^recovered\b|\bconnection (?:was )?restored\b|\bcertificate accepted\b|\ball (?:checks )?passed\b|\b(?:previously|previous error|earlier error)\b|\btoken (?:was )?(?:refreshed|renewed)\b|\bsuccessfully (?:re)?(?:connected|refreshed|renewed)\b|\bconnection OK\b|\berror code 0\b|\blocked state cleared\b/i;
/** What is done to the accounts of people says nothing about the account that the source uses. */
const aboutPeople =
  /\bskipp(?:ed|ing)\b|\bbe aggregated\b|\bwas (?:updated|changed|added|removed|created|raised|granted|requested|correlated)\b|\bhas \d{1,7} members\b|\bprovisioning failed for\b|\b(?:unlock|disable|password) request\b|\b(?:deactivated|disabled|unlocked|locked) \d{1,7} (?:users|accounts)\b|\bCANNOT_INSERT_UPDATE_ACTIVATE_ENTITY\b/i;
const nothing = [advice, guess, condition, setting, wentWell, aboutPeople];

/** A name in quotes, as in `group 'Access Denied Reports'`; what stands behind a colon is a message. */
const quotedName =
  /(?<=\b(?:account|accounts|group|groups|entitlement|entitlements|role|roles|profile|site|user|users|of|identity|source|app|application|rule|name|named) )'[^'\n]{1,120}'|(?<=\b(?:account|group|entitlement|role|profile|site|identity|source|rule|named) )"[^"\n]{1,120}"/gi;
/** Pages about an error have its code in their address. */
const address = /\bhttps?:\/\/[^\s"'<>),\]]{1,2000}/gi;
/** Settings list errors that did not happen: `errors=[429, ECONNRESET]`. */
const list = /\b\w{1,40}=\[[^\]\n]{1,200},[^\],\n]{1,60}\]/g;
const partOfDistinguishedName = /\b(?:cn|ou|uid)=[^,;\n]{1,120}(?=,)/gi;

const names = [quotedName, address, list, partOfDistinguishedName];

const hidden = (name: string): string => name.replaceAll(/[^'"]/g, '_');

/** The sentences of a text that state something. Time and space grow by the length of the text, up to a limit. */
export const statementsOf = (text: string): readonly Statement[] => {
  const sentences = text
    .slice(0, judgedCharacters)
    .replace(suggestions, '\n')
    .split(/\r\n|[\n\r]|(?<=[.!?;])(?<!\be\.g\.)\s/)
    .map((sentence) => sentence.replaceAll(/\s{1,200}/g, ' ').trim());
  return [...new Set(sentences)]
    .slice(0, mostStatements)
    .filter((sentence) => sentence !== '' && !nothing.some((pattern) => pattern.test(sentence)))
    .map((sentence) => ({
      text: sentence,
      judged: names.reduce((judged, pattern) => judged.replaceAll(pattern, hidden), sentence),
    }));
};

/** A sentence to quote: where it is too long, what is around the place that matters. */
export const quoteOf = (sentence: string, at = 0): string => {
  const text = sentence.replaceAll(/\s{1,200}/g, ' ').trim();
  if (text.length <= longestQuote) return text;
  const start = Math.max(0, Math.min(at - longestQuote / 2, text.length - longestQuote));
  const end = start + longestQuote;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end).trim()}${end < text.length ? ' …' : ''}`;
};
