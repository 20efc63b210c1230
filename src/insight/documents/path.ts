// Reads paths such as `owner.id` and `schemas[*].name`, and finds the values at them.

import { failure, type Result, success } from '../../model/result.ts';

/** One step of a path: into a field, to one entry of a list, or to all there are. */
type Step =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'index'; readonly index: number }
  | { readonly type: 'all' };

/** Where in an object a value is. */
export type Path = readonly Step[];

const quoted = /^\[\s*(?:"([^"]*)"|'([^']*)')\s*\]/;
const index = /^\[\s*(\d+)\s*\]/;
const all = /^\[\s*\*\s*\]/;
const name = /^[^.[\]\s]+/;

/** The step that stands in brackets at the beginning of a text, and how long it is; the failure is a sentence. */
const bracketed = (text: string): Result<{ step: Step; length: number }, string> => {
  const byName = quoted.exec(text);
  if (byName !== null) {
    const step: Step = { type: 'name', name: byName[1] ?? byName[2] ?? '' };
    return success({ step, length: byName[0].length });
  }
  const byIndex = index.exec(text);
  if (byIndex !== null) {
    const step: Step = { type: 'index', index: Number(byIndex[1]) };
    return success({ step, length: byIndex[0].length });
  }
  const byAll = all.exec(text);
  if (byAll !== null) return success({ step: { type: 'all' }, length: byAll[0].length });
  if (!text.includes(']')) return failure(`The bracket ${text} is not closed: write ${text}].`);
  const inside = text.slice(1, text.indexOf(']'));
  return failure(
    inside.trim() === ''
      ? 'There is nothing between [ and ]: a number, * or a name in quotes goes there.'
      : `[${inside}] is neither a number, nor *, nor a name in quotes.`,
  );
};

/**
 * Reads a path such as `owner.id`, `attributes[0].name`, `schemas[*].name` or `attributes["first name"]`; a `$` or a
 * dot may stand before it. The failure is a sentence that names the mistake.
 */
export const readPath = (typed: string): Result<Path, string> => {
  let rest = typed.trim().replace(/^\$/, '').replace(/^\./, '');
  if (rest === '') return failure('Type the path of a field, such as owner.id.');
  const steps: Step[] = [];
  while (rest !== '') {
    if (rest.startsWith('[')) {
      const read = bracketed(rest);
      if (!read.ok) return read;
      steps.push(read.value.step);
      rest = rest.slice(read.value.length);
    } else if (steps.length > 0 && !rest.startsWith('.')) {
      return failure(`"${rest[0]}" cannot stand here: a dot or a bracket goes between two names.`);
    } else {
      if (steps.length > 0) rest = rest.slice(1);
      const [found] = name.exec(rest) ?? [];
      if (found === undefined) {
        return failure(
          rest === ''
            ? 'A name is missing after the last dot.'
            : `A name is missing before "${rest}".`,
        );
      }
      steps.push(found === '*' ? { type: 'all' } : { type: 'name', name: found });
      rest = rest.slice(found.length);
    }
  }
  return success(steps);
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What is in a field. */
const inField = (owner: unknown, field: string): readonly unknown[] => {
  if (!isObject(owner) || !Object.hasOwn(owner, field)) return [];
  return [owner[field]];
};

const next = (value: unknown, step: Step): readonly unknown[] => {
  switch (step.type) {
    case 'name':
      return inField(value, step.name);
    case 'index':
      return Array.isArray(value) && step.index < value.length ? [value[step.index]] : [];
    case 'all':
      if (Array.isArray(value)) return value;
      return isObject(value) ? Object.keys(value).flatMap((field) => inField(value, field)) : [];
  }
};

/** What is at a path in an object: nothing, one value, or many where the path says all. */
export const valuesAt = (path: Path, from: unknown): readonly unknown[] => {
  let values: readonly unknown[] = [from];
  for (const step of path) values = values.flatMap((value) => next(value, step));
  return values.filter((value) => value !== undefined && value !== null);
};
