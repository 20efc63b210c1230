// The path line: the views one came through, as breadcrumbs, and the zone of all times on screen.

import { zoneName } from '../../../insight/time.ts';
import { kindOf } from '../../../resources/index.ts';
import type { View } from '../../../store/navigation/view.ts';
import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { type Clean, clean } from '../../../terminal/text/clean.ts';
import { fit, widthOf } from '../../../terminal/text/width.ts';
import { cutSpans, spansAtBothEnds } from '../spans.ts';

const crumbOf = (view: View): string => {
  const kind = kindOf(view.kind);
  switch (view.screen) {
    case 'list':
      return view.scope.schema === undefined
        ? kind.plural
        : `${view.scope.schema.name} ${kind.plural}`;
    case 'thing':
      return view.as === 'details' ? view.label : `${view.label} › ${view.as}`;
    case 'probe':
      return `${view.label} › probe`;
    case 'form':
      return kind.singular;
  }
};

/** The crumb of a view after the one above it: a probe of the thing just named is only `probe`. */
const shortCrumbOf = (view: View, above: View | undefined): string =>
  view.screen === 'probe' && above?.screen === 'thing' && above.thingId === view.thingId
    ? 'probe'
    : crumbOf(view);

const thingIdOf = (view: View): string | undefined =>
  view.screen === 'thing' && view.kind === 'sources' ? view.thingId : undefined;

/** The names of the source and the parent thing of a view's scope, where no crumb before it names them. */
const scopeNames = (view: View, before: readonly View[]): readonly string[] => {
  const { source, parent } = view.scope;
  const isSource = view.screen !== 'list' && view.kind === 'sources';
  const namesSource =
    isSource ||
    before.some(
      (other) => other.scope.source?.id === source?.id || thingIdOf(other) === source?.id,
    );
  const namesParent = before.some(
    (other) =>
      other.scope.parent?.id === parent?.id ||
      (other.screen === 'thing' && other.thingId === parent?.id),
  );
  return [
    ...(source === undefined || namesSource ? [] : [source.name]),
    ...(parent === undefined || namesParent ? [] : [parent.name]),
  ];
};

/** The zone of all times on screen, in words where there is room beside a path of so many cells. */
const zoneText = (pathCells: number, columns: number): Clean => {
  const zone = clean(zoneName());
  const words = clean(`times in ${zone}`);
  return pathCells + 3 + widthOf(words) <= columns ? words : zone;
};

/**
 * The path: one crumb a view. A list reached by a command names the source and the thing that it belongs to. At its right
 * stands the zone of times, which no cell says.
 */
export const pathText = (state: State): readonly Span[] => {
  const crumbs = state.views.map((view, index) => {
    const names = scopeNames(view, state.views.slice(0, index));
    return [...names, shortCrumbOf(view, state.views[index - 1])].join(' › ');
  });
  const last = crumbs.at(-1) ?? '';
  const before = crumbs
    .slice(0, -1)
    .map((crumb) => `${crumb} › `)
    .join('');
  const { columns } = state.size;
  const lastText = clean(last);
  const beforeText = clean(before);
  const zone = zoneText(widthOf(beforeText) + widthOf(lastText), columns);
  const width = columns - widthOf(zone) - 3;
  const room = width - widthOf(lastText);
  // A long path loses its middle; its end is the current view.
  const head =
    widthOf(beforeText) <= room
      ? beforeText
      : room < 8
        ? clean('')
        : fit(beforeText, room, { ellipsis: 'middle' });
  const path: readonly Span[] = [
    { text: clean(' ') },
    { text: head, tone: 'quiet' },
    { text: lastText, bold: true },
  ];
  return spansAtBothEnds(cutSpans(path, width + 1), [{ text: zone, tone: 'quiet' }], columns);
};
