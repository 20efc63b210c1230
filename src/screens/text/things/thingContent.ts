// The content of a thing as logical lines: details, JSON or YAML, or why there is nothing to show.

import { commandOf } from '../../../commands/index.ts';
import { type Fill, fillIn } from '../../../commands/keys/fillKeys.ts';
import { keysOf } from '../../../commands/keys/keymap.ts';
import { referenceTo } from '../../../resources/cells/references.ts';
import { catalogue, kindOf } from '../../../resources/index.ts';
import type { Kind, Reading, Scope, Thing } from '../../../resources/types.ts';
import type { ThingView } from '../../../store/navigation/view.ts';
import { countedTo } from '../../../store/queries/countedTo.ts';
import { thingQuery, timeZoneOf } from '../../../store/selectors.ts';
import type { State } from '../../../store/state.ts';
import type { Folds } from '../../../store/things/thingText.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { kindErrorLines } from '../errorText.ts';
import { type TextLine, wrappedLines } from '../textLines.ts';
import { detailLines, partLines, plainLine, titleLines } from './detailText.ts';
import { jsonText } from './jsonText.ts';
import type { LogicalLine } from './logicalLines.ts';
import type { TreeOptions } from './treeText.ts';
import { yamlText } from './yamlText.ts';

/** Lines without links, with keys made of a name and their index. */
const namedLines = (name: string, lines: readonly TextLine[]): readonly LogicalLine[] =>
  lines.map((spans, index) => plainLine(`${name}.${index}`, spans));

/** The details of a thing: name, state, the lines `before`, numbered parts and sections. */
const detailsOf = (
  kind: Kind,
  thing: Thing,
  reading: Reading,
  openKeys: readonly string[],
  fill: Fill,
  width: number,
  before: readonly LogicalLine[],
): readonly LogicalLine[] => [
  ...titleLines(kind, thing, reading),
  ...before,
  ...partLines(kind, thing, openKeys, fill, width),
  ...detailLines(kind.details?.(thing, reading) ?? [], fill, width),
];

/** The lines of a thing as details, JSON or YAML, with these folds; or those of loading, an error or its absence. */
export const thingContent = (
  state: State,
  view: ThingView,
  width: number,
  folds: Folds,
): readonly LogicalLine[] => {
  const query = thingQuery(state, view);
  const kind = kindOf(view.kind);
  const loading = namedLines('loading', [[{ text: clean(' loading'), tone: 'quiet' }]]);
  if (query === undefined) return loading;
  const room = width - 2;
  const fill = fillIn(state);
  const item = query.data?.item;
  const error =
    query.status === 'failed'
      ? namedLines('error', kindErrorLines(kind, query.error, fill, room))
      : [];
  if (item === undefined) {
    if (query.status === 'loading') return loading;
    if (query.status === 'failed') return error;
    const missing =
      kind.whenMissing ??
      `The tenant has no such ${kind.singular}: it may have been deleted, or this user may not see it.`;
    return namedLines('missing', wrappedLines(fill(missing), 1, room));
  }
  const after = error.length === 0 ? error : [...error, plainLine('error.gap', [])];
  if (view.as !== 'details') {
    const options: TreeOptions = {
      folds,
      deepestIndent: Math.floor(width / 3),
      linkOf: (value) => referenceTo(catalogue, value, scopeOf(view)),
    };
    const { raw } = item;
    return [...after, ...(view.as === 'json' ? jsonText(raw, options) : yamlText(raw, options))];
  }
  const reading = { nowMs: countedTo(state, query), timeZone: timeZoneOf(state) };
  const openKeys = keysOf(commandOf('thing.partByNumber'), state.keys);
  return detailsOf(kind, item.value, reading, openKeys, fill, width, after);
};

/** The scope in which a thing's references are looked up: its own; that of a source is the source itself. */
const scopeOf = ({ kind, thingId, label, scope }: ThingView): Scope =>
  scope.source === undefined && kind === 'sources'
    ? { source: { id: thingId, name: label } }
    : scope;
