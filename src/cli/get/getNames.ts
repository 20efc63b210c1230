// Looks up the names of the ids that a printed table shows.

import type { Api } from '../../api/index.ts';
import type { ApiError } from '../../model/apiError.ts';
import { type Result, success } from '../../model/result.ts';
import type { Item, Kind } from '../../resources/types.ts';
import { apiRefusal } from '../refusal.ts';
import { hasCells, type Output } from './formats/index.ts';

/**
 * The names of what the things point at, where the screen shows names for ids too. Objects are given as the API has
 * them, with ids alone, so that nothing is asked for them.
 */
export const namesFor = async (
  api: Api,
  { form }: Kind,
  output: Output,
  items: readonly Item[],
): Promise<Result<ReadonlyMap<string, string>, ApiError>> => {
  const ids = hasCells(output) && form ? items.flatMap(({ value }) => form.idsToName(value)) : [];
  return form === undefined || ids.length === 0 ? success(new Map()) : form.nameIds(api, ids, {});
};

/** Says that ids are shown instead of names, and why. */
export const namesMissing = ({ singular }: Kind, error: ApiError): string =>
  `The ${singular} is shown with ids, as their names could not be read. ${apiRefusal(error).error.sentence}`;
