// Reads which of the known causes a text names: none, or several that exclude each other, is unclear.

import type { Sign } from './recogniser.ts';
import { quoteOf, type Statement, statementsOf } from './statements.ts';
import { type Known, type RecognisedCode, recognisers } from './table.ts';

/**
 * What a text says: a cause, only what failed (a wrapper), or nothing that is known. `meaning` says it in words, `short`
 * is a label for it, `quote` is the place that says it.
 */
export type Recognition =
  | {
      readonly says: 'cause' | 'wrapper';
      readonly known: Known;
      readonly meaning: string;
      readonly short: string;
      readonly quote: string;
    }
  | { readonly says: 'unclear'; readonly quote: string };

type Found = { readonly known: Known; readonly sign: Sign; readonly quote: string };

/** `no invalid credentials`, `0 of 2 VAs are offline`: what is counted or named there did not happen. */
const denied = /\b(?:no|not|never|none of|zero|0|0 of \d{1,6})\s$/i;

/** `too many requests: 0`, `429 accounts`, `rate limit exceeded alert`: a number that counts, or a part of a name. */
const counted =
  /^(?:(?: count)?\s?[:=]?\s?0\b| (?:handling|handler|threshold|alerts?|notifications?|reports?|counter|policy|rule|accounts|users|groups|entitlements|objects|entries|records|rows|items|ms)\b)/i;

const placeOf = ({ pattern }: Sign, { judged }: Statement): number | undefined => {
  const found = pattern.exec(judged);
  if (found === null || counted.test(judged.slice(found.index + found[0].length).slice(0, 20))) {
    return undefined;
  }
  const at = found.index;
  return denied.test(judged.slice(Math.max(0, at - 20), at)) ? undefined : at;
};

const foundBy = (known: Known, statements: readonly Statement[]): Found | undefined => {
  for (const sign of known.signs) {
    for (const statement of statements) {
      const at = placeOf(sign, statement);
      if (at !== undefined) return { known, sign, quote: quoteOf(statement.text, at) };
    }
  }
  return undefined;
};

/** What is answered or refused before a target looks at an account. */
const beforeSignIn: ReadonlySet<RecognisedCode> = new Set<RecognisedCode>([
  'SG-VA-SILENT',
  'SG-HOST-UNKNOWN',
  'SG-CONN-REFUSED',
  'SG-CONN-TIMEOUT',
  'SG-CONN-NO-ROUTE',
  'SG-RATE-LIMITED',
]);

/**
 * Several attempts can stand in one text, and nothing tells which of them counts: one that blames the account beside
 * something else, or a sign-in that was refused by a target that was not reached.
 */
const excludeEachOther = (causes: readonly Found[], wrappers: readonly Found[]): boolean => {
  const blames = new Set(causes.map(({ known }) => known.layer === 'credentials'));
  const answered = wrappers.some(({ known }) => known.code === 'SG-SIGN-IN-REFUSED');
  return blames.size > 1 || (answered && causes.some(({ known }) => beforeSignIn.has(known.code)));
};

/** What a text of a connector or of a run says. Its time grows by the length of the text, up to a limit. */
export const recognise = (text: string, table: readonly Known[] = recognisers): Recognition => {
  const statements = statementsOf(text);
  const found = table.flatMap((known) => foundBy(known, statements) ?? []);
  const causes = found.filter(({ known }) => known.says === 'cause');
  const wrappers = found.filter(({ known }) => known.says === 'wrapper');
  const first = causes[0] ?? wrappers[0];
  if (first === undefined || excludeEachOther(causes, wrappers)) {
    return {
      says: 'unclear',
      quote: quoteOf(
        text
          .slice(0, 400)
          .split(/[\n\r]/)
          .find((line) => line.trim() !== '') ?? '',
      ),
    };
  }
  const { known, sign, quote } = first;
  const meaning = sign.meaning ?? known.why;
  return { says: known.says, known, meaning, short: sign.short ?? known.short, quote };
};
