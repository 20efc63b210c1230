// What the JSON and YAML texts of a thing share: indented lines, links, and the tones of values.

import type { Destination } from '../../../resources/types.ts';
import type { Folds, Stop } from '../../../store/things/thingText.ts';
import type { Tone } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { type Container, containerInText, containerOf, deepestLevel } from './containers.ts';
import type { LogicalLine, Piece } from './logicalLines.ts';

/** How a value is written as lines, be it as JSON or as YAML. */
export type TreeOptions = {
  readonly folds: Folds;
  /** The most cells that a line is indented by. */
  readonly deepestIndent: number;
  /** Where a reference to another thing leads; undefined for a value that is none. */
  linkOf(value: unknown): Destination | undefined;
};

/** The sign behind a link. */
export const linkSign = ' →';

/** The sign of a link, where there is one. */
export const linkPieces = (to: Destination | undefined): readonly Piece[] =>
  to === undefined ? [] : [{ text: clean(linkSign), tone: 'accent', bold: true, stop: 0 }];

/** The link that Enter follows on a line, where there is one. */
export const linkStops = (to: Destination | undefined): readonly Stop[] =>
  to === undefined ? [] : [{ type: 'link', to }];

/** The tones of values by their types; strings are plain. */
export const valueTones: Readonly<Record<string, Tone>> = {
  number: 'good',
  boolean: 'quiet',
  object: 'quiet',
};

/** A growing list of lines; `push` adds one, indented by its depth. */
export const createTreeLines = ({ deepestIndent }: TreeOptions) => {
  const lines: LogicalLine[] = [];
  const push = (
    key: string,
    depth: number,
    spans: readonly Piece[],
    more: Partial<LogicalLine> = {},
  ): void => {
    const indent = 2 + Math.min(depth * 2, deepestIndent);
    lines.push({ key, spans, indent, hang: 2, byWords: false, stops: [], ...more });
  };
  return { lines: lines as readonly LogicalLine[], push };
};

/** How a value is laid out: on the line of its name, or as a container whose entries have lines of their own. */
export type ValueLayout =
  | { readonly type: 'inline'; readonly value: unknown }
  | { readonly type: 'nested'; readonly container: Container; readonly isText: boolean };

/**
 * How a value at a depth is laid out. Objects, lists and JSON sent as a text are nested, down to the deepest level; below
 * that they are `…`.
 */
export const layoutOf = (value: unknown, depth: number): ValueLayout => {
  if (depth > deepestLevel) {
    return { type: 'inline', value: typeof value === 'object' && value !== null ? '…' : value };
  }
  const own = containerOf(value);
  const container = own ?? containerInText(value);
  return container === undefined
    ? { type: 'inline', value }
    : { type: 'nested', container, isText: own === undefined };
};
