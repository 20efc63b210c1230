// What Enter would act on in the thing on screen: a link, a part or a fold.

import type { StopsHere, UnderCursor } from '../../../commands/types.ts';
import { kindOf } from '../../../resources/index.ts';
import { currentView } from '../../../store/navigation/view.ts';
import type { State } from '../../../store/state.ts';
import { keepCursor } from '../../../store/things/keepCursor.ts';
import type { ThingDocument } from '../things/thingDocument.ts';
import { thingOnScreen } from './textOnScreen.ts';

/** What Enter acts on at the cursor of the thing on screen. */
export const cursorTarget = (state: State): UnderCursor => {
  const view = currentView(state);
  const document = thingOnScreen(state);
  if (view.screen !== 'thing' || document === undefined) return 'nothing';
  const { cursor } = keepCursor(view, document.lines);
  const line = document.lines[Math.min(cursor, document.lines.length - 1)];
  if (line?.stops[0]?.type === 'link') return 'link';
  if (view.as === 'details' && kindOf(view.kind).parts !== undefined) return 'part';
  return line?.fold === undefined ? 'nothing' : line.fold.isFolded ? 'unfold' : 'fold';
};

const knownTargets = new WeakMap<ThingDocument, StopsHere>();

/** Whether the text of the thing on screen has links, or else numbered parts. It is found once for each text. */
export const targetsInText = (state: State): StopsHere => {
  const document = thingOnScreen(state);
  if (document === undefined) return 'none';
  const known = knownTargets.get(document);
  if (known !== undefined) return known;
  const types = new Set(document.lines.flatMap(({ stops }) => stops.map(({ type }) => type)));
  const found = types.has('link') ? 'links' : types.has('part') ? 'parts' : 'none';
  knownTargets.set(document, found);
  return found;
};
