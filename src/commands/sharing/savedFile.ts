// The files that lists, things and screens are saved as: their formats, texts and usual names.

import { fileStamp } from '../../insight/fileStamp.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { tableCells } from '../../resources/cells/cells.ts';
import type { Column, Reading, Thing } from '../../resources/types.ts';
import type { NotWritten } from '../../store/outside.ts';
import type { State } from '../../store/state.ts';
import { csvOf } from '../../terminal/text/csv.ts';
import { safeJson, safeJsonLine } from '../../terminal/text/json.ts';
import { yamlText } from '../../terminal/text/yaml.ts';

/** The formats of saved things, by the ending of the file. */
export const formats = {
  csv: 'CSV',
  json: 'JSON',
  jsonl: 'JSONL',
  yaml: 'YAML',
  yml: 'YAML',
} as const;
/** The ending of a file that says its format. */
export type Ending = keyof typeof formats;

export const isFormat = (ending: string): ending is Ending => Object.hasOwn(formats, ending);

/** The ending of a path, in lower case; empty where it has none. */
export const endingOf = (path: string): string =>
  /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

/** The format of a file by its ending, CSV where it has none; the failure is a sentence. */
export const formatOf = (path: string): Result<Ending, string> => {
  const ending = endingOf(path);
  if (ending === '') return success('csv');
  return isFormat(ending)
    ? success(ending)
    : failure(`.${ending} is no format of a list: end it in .csv, .json, .jsonl or .yaml.`);
};

/** Rows in a format: the columns that are shown as CSV, else the objects, secrets as stars. */
export const savedText = async (
  ending: Ending,
  columns: readonly Column[],
  rows: readonly Thing[],
  reading: Reading,
): Promise<string> => {
  switch (ending) {
    case 'csv':
      return csvOf(tableCells(columns, rows, reading));
    case 'json':
      return `${safeJson(rows)}\n`;
    case 'jsonl':
      return rows.map((row) => `${safeJsonLine(row)}\n`).join('');
    case 'yaml':
    case 'yml':
      return yamlText(rows);
  }
};

/** A name for a file of what is on screen: letters, digits, dots and dashes only. */
export const usualName = (state: State, about: string, nowMs: number, ending: string): string => {
  const parts = [about, state.session.environment, fileStamp(nowMs)];
  return `${parts.join('-').replaceAll(/[^\w.-]+/g, '-')}.${ending}`;
};

/** Why a file was not written, in a sentence; `again` is what overwrites it. */
export const notWritten = (error: NotWritten, again: string): string =>
  error.tag === 'exists'
    ? `${error.path} is there already: ${again} overwrites it.`
    : `${error.path} cannot be written: ${error.reason}.`;
