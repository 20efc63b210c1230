// The list of the quirks of real tenants, and reading the value of --quirks.

import { failure, type Result, success } from '../../model/result.ts';

/** The quirks that a sandbox has, by number. */
export type Quirks = { has(number: number): boolean };

/** A tenant without quirks. */
export const noQuirks: Quirks = { has: () => false };

/**
 * When a quirk is present: `always`, since the official descriptions allow it; `ordered`, where `all` or its number was
 * given; `named`, only where its number was given, since it removes what other features need; `client`, never, since not
 * the tenant has it but the client or the network.
 */
export type Play = 'always' | 'ordered' | 'named' | 'client';

/** A quirk of real tenants, and when the sandbox has it. */
export type Quirk = { readonly number: number; readonly title: string; readonly play: Play };

type Line = readonly [title: string, play: Play];

/** The quirks in the order of their numbers, from 1. */
const lines: readonly Line[] = [
  ['a live check that failed is answered with 200', 'always'],
  ['the details of a live check are an object, a text, nothing or null', 'always'],
  ['a look at objects that fails is a 400 with the words of the connector', 'always'],
  [
    'an aggregation beside a running one is accepted, and says in a message that it will not run',
    'always',
  ],
  ['some answers hold a task under "task", others are the task', 'always'],
  ['the times of a loaded file are numbers', 'ordered'],
  ['times come in many notations, and now and then with an hour that no day has', 'ordered'],
  ['booleans and numbers come as texts', 'ordered'],
  ['null stands where a list or an object belongs', 'ordered'],
  ['keys are missing where null belongs, and keys come that nobody described', 'ordered'],
  ['texts hold JSON', 'always'],
  ['bodies hold secrets', 'always'],
  ['names hold slashes and hashes, and a source has none', 'ordered'],
  ['other services add the number of a source to its name', 'always'],
  ['descriptions hold HTML', 'always'],
  ['names hold emoji, wide and right-to-left letters', 'always'],
  ['values are long distinguished names with commas and escapes', 'always'],
  ['a description repeats the distinguished name', 'always'],
  ['copies of the health contradict it', 'ordered'],
  ['"since" is the time of the last change of the status', 'always'],
  ['every health check moves "modified"', 'always'],
  ['the order of keys, features and schemas changes', 'ordered'],
  ['"healthy" cannot be compared in a filter', 'always'],
  ['entitlements cannot be searched for a part of a name', 'always'],
  ['without a unique order the pages of a list overlap and leave rows out', 'ordered'],
  ['the total of a list is missing', 'ordered'],
  ['a limit that is too large is cut down without a word', 'ordered'],
  ['pages of a filtered list are short before its end', 'ordered'],
  ['an offset beyond the end is an error', 'ordered'],
  ['problems repeat their text in other languages and have no causes', 'ordered'],
  ['a token dies before its time', 'ordered'],
  ['a 429 does not say how long to wait, or says it as a date', 'ordered'],
  ['the gateway answers with a page', 'ordered'],
  ['an answer of 200 has no body', 'ordered'],
  ['what was accepted fails later', 'always'],
  ['the task of an account that is read again cannot be looked up', 'always'],
  ['lists of a search index lag behind changes', 'ordered'],
  ['a patch that is no list is refused', 'always'],
  ['changes of some settings are ignored without a word', 'ordered'],
  ['settings that mean nothing are taken', 'always'],
  ['one patch wants another media type than all others', 'always'],
  ['a load of a file wants a form even without a file', 'always'],
  ['some answers are CSV', 'always'],
  ['a look at objects finds none where a source only reads changes', 'ordered'],
  ['a source that others point to cannot be deleted', 'always'],
  ['clocks of machines go wrong', 'client'],
  ['answers are compressed for whoever accepts that', 'always'],
  ['a number of seconds is written as a text', 'always'],
  ['what the tenant did not buy looks like a lack of rights', 'named'],
  ['a sub-administrator must ask for their own sources', 'always'],
  ['an experimental operation refuses whoever does not say that they know', 'always'],
  ['answers of an old version say so in a header', 'ordered'],
  ['the other product answers in shapes that it does not describe', 'ordered'],
  ['a provisioning policy is found by its usage, not by an id', 'always'],
  ['a filter by an unknown field is an error, not an empty list', 'always'],
  ['a status comes that no list of statuses has', 'ordered'],
  ['proxies between break connections and certificates', 'client'],
  ['ids come with and without dashes', 'ordered'],
  ['a tenant does not say where it is reached', 'named'],
  ['account activities are not found by the source that they are of', 'ordered'],
];

/** Every quirk, by number. */
export const quirkList: readonly Quirk[] = lines.map(([title, play], index) => ({
  number: index + 1,
  title,
  play,
}));

/** The numbers that `all` stands for. */
export const quirkNumbers: readonly number[] = quirkList
  .filter(({ play }) => play === 'ordered')
  .map(({ number }) => number);

/** The chosen quirks: all ordered ones, or some by number. */
export const quirksOf = (chosen: 'all' | readonly number[] = []): Quirks =>
  new Set(chosen === 'all' ? quirkNumbers : chosen);

/** Reads `all` or numbers separated by commas. The failure is a sentence that names the wrong number. */
export const parseQuirks = (text: string): Result<'all' | readonly number[], string> => {
  if (text.trim() === 'all') return success('all');
  const numbers: number[] = [];
  for (const part of text.split(',')) {
    const word = part.trim();
    const quirk = /^\d+$/.test(word) ? quirkList[Number(word) - 1] : undefined;
    if (quirk === undefined) {
      return failure(
        `There is no quirk "${word}". Give all, or numbers from 1 to ${quirkList.length} with commas between.`,
      );
    }
    if (quirk.play === 'client') {
      return failure(`Quirk ${quirk.number} is no trait of a tenant: ${quirk.title}.`);
    }
    numbers.push(quirk.number);
  }
  return success(numbers);
};
