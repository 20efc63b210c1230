// The screen of one thing: its text as details, JSON or YAML, with a cursor.

import type { ReactNode } from 'react';
import { bodyLines } from '../../store/frame/size.ts';
import { topFor } from '../../store/lists/listWindow.ts';
import type { ThingView } from '../../store/navigation/view.ts';
import { keepCursor } from '../../store/things/keepCursor.ts';
import { Lines } from '../parts/Lines.tsx';
import { searchPattern } from '../text/things/searchPattern.ts';
import { drawnLine, thingDocument } from '../text/things/thingDocument.ts';
import { useSelect } from '../useExplorer.ts';

/** The lines of a thing's text that are in sight, with the cursor. */
export const ThingScreen = ({ view: shown }: { readonly view: ThingView }): ReactNode => {
  const { lines } = useSelect((state) => thingDocument(state, shown, state.size.columns));
  const height = useSelect(bodyLines);
  const view = keepCursor(shown, lines);
  const cursor = Math.min(view.cursor, lines.length - 1);
  const top = topFor(view.scroll, cursor, lines.length, height);
  const pattern = searchPattern(view.search);
  const drawn = lines
    .slice(top, top + height)
    .map((line, index) => drawnLine(line, view, top + index === cursor, pattern));
  return <Lines lines={drawn} height={height} />;
};
