// Which match of a search the cursor of a text is on.

import type { ThingView } from '../../../store/navigation/view.ts';
import { keepCursor } from '../../../store/things/keepCursor.ts';
import type { ThingDocument } from './thingDocument.ts';

/** Which of the lines that match the search the cursor is on, and how many match: `2 of 5`. */
export const matchPosition = (document: ThingDocument, view: ThingView): string => {
  const matches = document.matches(view.search);
  const { cursor } = keepCursor(view, document.lines);
  const key = document.lines[Math.min(cursor, document.lines.length - 1)]?.key;
  const index = matches.findIndex((match) => match.key === key);
  if (matches.length === 0) {
    return document.isPart() ? 'not in the part that is drawn; :save has all' : 'not in this text';
  }
  return index === -1 ? `${matches.length} found` : `${index + 1} of ${matches.length}`;
};
