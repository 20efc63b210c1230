// Reads the options of `get` that are query parameters of the API, and refuses those that a call does not take.

import {
  type GivenQuery,
  type Operation,
  operations,
  type QueryOption,
  type QueryOptionName,
  queryOptionNames,
  queryOptions,
} from '../../model/operations.ts';
import { catalogue } from '../../resources/index.ts';
import { operationsOf, type Way } from '../../resources/operationsOfKinds.ts';
import type { Kind } from '../../resources/types.ts';
import type { Given } from '../options.ts';

/** The query parameters that were given. */
export const readQuery = ({ values }: Given): GivenQuery =>
  Object.fromEntries(
    queryOptionNames.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[queryOptions[name].parameter, value]];
    }),
  );

/** What is said of values that the API does not name; they are sent all the same. Sentences. */
export const doubtsOfQuery = ({ values }: Given): readonly string[] =>
  queryOptionNames.flatMap((name) => {
    const { known, otherwise }: QueryOption = queryOptions[name];
    const value = values[name];
    return known === undefined || typeof value !== 'string' || known.includes(value)
      ? []
      : [
          [`--${name} is ${known.join(', ')}, not ${value}: it is sent all the same.`, otherwise]
            .filter(Boolean)
            .join(' '),
        ];
  });

const takes = async (kind: Kind, way: Way, name: QueryOptionName): Promise<boolean> => {
  const read = await operationsOf('v1', kind, way);
  return read.some((id) => {
    const { options = [] }: Operation = operations[id];
    return options.includes(name);
  });
};

/** The calls of `get` that take an option, in words, such as `the list of sources`. */
export const takersOf = async (name: QueryOptionName): Promise<readonly string[]> => {
  const found = await Promise.all(
    catalogue.flatMap((kind) => [
      takes(kind, 'list', name).then((yes) => (yes ? [`the list of ${kind.plural}`] : [])),
      takes(kind, 'one', name).then((yes) => (yes ? [`one ${kind.singular}`] : [])),
    ]),
  );
  return found.flat();
};

/** Which of the options that were given a call does not take, as a sentence; undefined where it takes all. */
export const objectionToQuery = async (
  given: Given,
  kind: Kind,
  way: Way,
): Promise<string | undefined> => {
  for (const name of queryOptionNames) {
    if (given.values[name] === undefined || (await takes(kind, way, name))) continue;
    const what = way === 'list' ? `The list of ${kind.plural}` : `A ${kind.singular}`;
    return `${what} takes no --${name}: it is for ${(await takersOf(name)).join(' and ')}.`;
  }
  return undefined;
};
