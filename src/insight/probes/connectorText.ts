// Reads what a connector said in the details of a check, without the advice that every such error carries.

import { judgedCharacters } from '../recognisers/statements.ts';

const deepest = 12;

/** Parts of details that advise and so name what may be wrong, not what is. */
const isAdvice = (name: string): boolean => /suggest|recommend|hint|resolution|help/i.test(name);

/** Numbers say something only under a name, as in `"status": 429`. */
const isStatus = (name: string): boolean => /status|code/i.test(name);

const partsOf = (value: unknown, name: string, depth: number): readonly string[] => {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value === 'number') return isStatus(name) ? [`${name} ${value}`] : [];
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    isAdvice(key) ? [] : partsOf(inner, Array.isArray(value) ? name : key, depth + 1),
  );
};

/** All that a connector said, a part a line; empty where it said nothing. */
export const textOfDetails = (details: unknown): string =>
  partsOf(details, '', 0).join('\n').slice(0, judgedCharacters);
