import { Box } from 'ink';
import type { ReactNode } from 'react';
import { kindOf } from '../resources/index.ts';
import {
  chosenField,
  draftBase,
  draftedThing,
  formOf,
  pendingRequest,
  savedThing,
} from '../store/forms.ts';
import { bodyLines, thingQuery } from '../store/selectors.ts';
import type { FormView } from '../store/view.ts';
import { clean } from '../terminal/clean.ts';
import type { Span } from '../terminal/tones.ts';
import { wrapWords } from '../terminal/width.ts';
import { refusedLines } from './document.ts';
import { fieldLines } from './formText.ts';
import { Line } from './parts/Line.tsx';
import { Lines } from './parts/Lines.tsx';
import { sides } from './parts/sides.ts';
import { useSelect } from './useExplorer.ts';

const say = (text: string, width: number): readonly (readonly Span[])[] =>
  wrapWords(clean(text), Math.max(10, width - 4)).map((line) => [
    { text: clean('  ') },
    { text: line },
  ]);

/** The one thing of a kind as a form: its fields with names and units, changed ones with before and after. */
export const FormScreen = ({ view }: { readonly view: FormView }): ReactNode => {
  const width = useSelect((state) => state.size.columns);
  const height = useSelect(bodyLines);
  const query = useSelect((state) => thingQuery(state, view));
  const saved = useSelect((state) => savedThing(state, view));
  const drafted = useSelect((state) => draftedThing(state, view));
  const names = useSelect((state) => state.names);
  const overlay = useSelect((state) => state.overlay);
  const base = useSelect((state) => draftBase(state, view)) ?? saved;
  const asked = useSelect((state) => state.namesAsked);
  const count = useSelect((state) => pendingRequest(state, view)?.body.length ?? 0);
  const kind = kindOf(view.kind);
  if (saved === undefined || drafted === undefined || base === undefined) {
    const lines =
      query?.status === 'failed'
        ? refusedLines(kind, query.error, width)
        : query === undefined || query.status === 'loading'
          ? say('loading', width)
          : say(kind.whenMissing ?? `There is no ${kind.singular} here.`, width);
    return <Lines lines={lines} height={height} />;
  }
  const state =
    query?.status === 'failed'
      ? { text: clean('OLD: the last read failed'), tone: 'bad' as const }
      : count === 0
        ? { text: clean('as it is in the tenant'), tone: 'quiet' as const }
        : {
            text: clean(`changed by you: ${count} ${count === 1 ? 'field' : 'fields'} · not sent`),
            tone: 'warn' as const,
          };
  // What matters comes first: a narrow screen drops the id, not the word that something is unsent.
  const title = sides(
    [{ text: clean(`${kind.singular.toUpperCase()}   `), bold: true }, state],
    [{ text: clean(kind.identify(saved)), tone: 'quiet' }],
    width,
  );
  const notices = formOf(view).lint(drafted, names, asked);
  const blocks = formOf(view).fields.map((field, index) =>
    fieldLines(
      field,
      base,
      drafted,
      names,
      index === view.field,
      notices.filter((notice) => notice.field === field.id),
      width,
    ),
  );
  const chosenTop = blocks.slice(0, view.field).reduce((sum, lines) => sum + lines.length, 0);
  const chosenLines = blocks[view.field]?.length ?? 1;
  const help: readonly (readonly Span[])[] =
    overlay.type === 'edit'
      ? overlay.problem === undefined
        ? say(chosenField(view).help, width)
        : say(overlay.problem, width).map((spans) =>
            spans.map((span) => ({ ...span, tone: 'bad' as const })),
          )
      : [];
  const room = Math.max(1, height - 1 - help.length);
  const all = blocks.flat();
  const top = Math.max(
    0,
    Math.min(chosenTop, Math.max(0, chosenTop + chosenLines - room), all.length - 1),
  );
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      <Line spans={title} />
      <Lines lines={all.slice(top)} height={room} />
      {help.length > 0 && <Lines lines={help} height={help.length} />}
    </Box>
  );
};
