// The screen of a form field that holds several entries, one a line.

import type { ReactNode } from 'react';
import { keyed } from '../../model/keyed.ts';
import { chosenField, draftedThing, isChanged } from '../../store/forms/drafts.ts';
import { bodyLines } from '../../store/frame/size.ts';
import type { FormView } from '../../store/navigation/view.ts';
import type { Span } from '../../terminal/look/tones.ts';
import { clean } from '../../terminal/text/clean.ts';
import { fit, wrapWords } from '../../terminal/text/width.ts';
import { entrySign, Menu } from '../parts/Menu.tsx';
import { useFill, useSelect } from '../useExplorer.ts';

type ItemsScreenProps = {
  readonly view: FormView;
  /** The entry that the cursor is on; undefined while a new one is typed. */
  readonly choice: number | undefined;
  /** The note above the prompt: how to type an entry, or what is wrong with the one typed. */
  readonly note?: { readonly text: string; readonly isProblem: boolean };
};

/** The entries of a field, one a line. */
export const ItemsScreen = ({ view, choice, note }: ItemsScreenProps): ReactNode => {
  const fill = useFill();
  const width = useSelect((state) => state.size.columns);
  const height = useSelect(bodyLines);
  const thing = useSelect((state) => draftedThing(state, view));
  const names = useSelect((state) => state.names);
  const changed = useSelect((state) => isChanged(state, view, chosenField(view)));
  const field = chosenField(view);
  const { items } = field;
  if (thing === undefined || items === undefined) return null;
  const entries = items.entries(thing);
  const lines =
    entries.length === 0
      ? [[{ text: clean(fill(keyed`  none: {items.add} adds one`)), tone: 'quiet' as const }]]
      : entries.map((entry, index): readonly Span[] => {
          const { text, tone } = items.show(entry, names);
          const chosen = index === choice;
          return [entrySign(chosen), { text: fit(clean(text), width - 3), tone, bold: chosen }];
        });
  const said: readonly (readonly Span[])[] =
    note === undefined
      ? []
      : wrapWords(clean(fill(note.text)), width - 4).map((text) => [
          { text: clean('  ') },
          { text, tone: note.isProblem ? 'bad' : 'plain' },
        ]);
  return (
    <Menu
      title={[
        { text: clean(`${field.label.toUpperCase()}   `), bold: true },
        { text: clean(String(entries.length)) },
        ...(changed
          ? [{ text: clean('   changed by you · not sent'), tone: 'warn' as const }]
          : []),
      ]}
      lines={lines}
      choice={choice ?? entries.length - 1}
      height={height}
      notes={said}
      notesAtBottom
    />
  );
};
