// Finds the environment that a typed name means.

import { didYouMean } from '../../model/didYouMean.ts';
import { failure, type Result, success } from '../../model/result.ts';

/** As many names as a sentence can hold. */
const mostNames = 5;

const several = (typed: string, names: readonly string[]): string => {
  const rest = names.length - mostNames;
  const shown = rest > 0 ? [...names.slice(0, mostNames), `${rest} more`] : names;
  const listed = `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
  return `${typed} could be ${listed}. Type more of the name.`;
};

/**
 * Which of these environments is meant by what was typed: the one of that name, else the only one that begins with
 * it. Case does not matter. The failure is a sentence that names what could have been meant.
 */
export const environmentNamed = <Entry extends { readonly name: string }>(
  typed: string,
  entries: readonly Entry[],
): Result<Entry, string> => {
  const wanted = typed.toLowerCase();
  const whole = entries.find(({ name }) => name.toLowerCase() === wanted);
  if (whole !== undefined) return success(whole);
  const begun = entries.filter(({ name }) => name.toLowerCase().startsWith(wanted));
  const [only, another] = begun;
  const names = (some: readonly Entry[]) => some.map(({ name }) => name);
  if (only !== undefined) {
    return another === undefined ? success(only) : failure(several(typed, names(begun)));
  }
  const near = didYouMean(typed, names(entries));
  const hint = near === undefined ? '.' : `: did you mean ${near}?`;
  return failure(`There is no environment ${typed}${hint} :env shows them.`);
};
