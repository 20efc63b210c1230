// What the JSON and YAML texts of a thing share: indented rows, links, and tones of values.

import type { Destination } from '../../../resources/types.ts';
import type { Folds, Stop } from '../../../store/things/thingText.ts';
import type { Tone } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { deepest, type Entries, entriesInText, entriesOf } from './containers.ts';
import type { Piece, Row } from './logicalLines.ts';

/** What a value is made into rows with, in whichever form. */
export type TreeOptions = {
  readonly folds: Folds;
  /** The most cells that a row is moved to the right by. */
  readonly deepestIndent: number;
  /** Where an object that points at another thing leads. */
  linkOf(value: unknown): Destination | undefined;
};

/** The sign behind what leads somewhere. */
export const linkSign = ' →';

/** The sign as a piece of its row, where the value leads somewhere. */
export const linkPieces = (to: Destination | undefined): readonly Piece[] =>
  to === undefined ? [] : [{ text: clean(linkSign), tone: 'accent', bold: true, stop: 0 }];

/** What Enter follows on a row. */
export const linkStops = (to: Destination | undefined): readonly Stop[] =>
  to === undefined ? [] : [{ type: 'link', to }];

/** How values look, by their types; texts are plain. */
export const valueTones: Readonly<Record<string, Tone>> = {
  number: 'good',
  boolean: 'quiet',
  object: 'quiet',
};

/** Rows that are put together one by one, each moved to the right by its depth. */
export const createTreeLines = ({ deepestIndent }: TreeOptions) => {
  const rows: Row[] = [];
  const push = (
    key: string,
    depth: number,
    spans: readonly Piece[],
    more: Partial<Row> = {},
  ): void => {
    const indent = 2 + Math.min(depth * 2, deepestIndent);
    rows.push({ key, spans, indent, hang: 2, byWords: false, stops: [], ...more });
  };
  return { rows: rows as readonly Row[], push };
};

/** A value as it is shown: one that is taken apart into rows of its own, or one that stands on its row. */
export type Shown =
  | { readonly type: 'whole'; readonly value: unknown }
  | { readonly type: 'parts'; readonly entries: Entries; readonly isText: boolean };

/** Takes a value apart where it has entries, also those of JSON that was sent as a text, but not without end. */
export const shownAt = (value: unknown, depth: number): Shown => {
  if (depth > deepest) {
    return { type: 'whole', value: typeof value === 'object' && value !== null ? '…' : value };
  }
  const own = entriesOf(value);
  const entries = own ?? entriesInText(value);
  return entries === undefined
    ? { type: 'whole', value }
    : { type: 'parts', entries, isText: own === undefined };
};
