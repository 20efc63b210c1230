// The screen of a form: its title, its fields and the help of the field being edited.

import { Box } from 'ink';
import type { ReactNode } from 'react';
import { counted } from '../../insight/counted.ts';
import { kindOf } from '../../resources/index.ts';
import { pendingOperations, savedThing } from '../../store/forms/drafts.ts';
import { bodyLines } from '../../store/frame/size.ts';
import type { FormView } from '../../store/navigation/view.ts';
import { thingQuery } from '../../store/selectors.ts';
import { clean } from '../../terminal/text/clean.ts';
import { Line } from '../parts/Line.tsx';
import { Lines } from '../parts/Lines.tsx';
import { formDocument } from '../text/forms/formDocument.ts';
import { spansAtBothEnds } from '../text/spans.ts';
import { useSelect } from '../useExplorer.ts';

/** A thing as a form: its fields with names and units; changed ones show before and after. */
export const FormScreen = ({ view }: { readonly view: FormView }): ReactNode => {
  const width = useSelect((state) => state.size.columns);
  const height = useSelect(bodyLines);
  const query = useSelect((state) => thingQuery(state, view));
  const saved = useSelect((state) => savedThing(state, view));
  const count = useSelect((state) => pendingOperations(state, view).length);
  const { failed, lines, top, room, help } = useSelect((state) => formDocument(state, view));
  const kind = kindOf(view.kind);
  if (saved === undefined) return <Lines lines={lines} height={height} />;
  const state =
    query?.status === 'failed'
      ? { text: clean('OLD: the last read failed'), tone: 'bad' as const }
      : count === 0
        ? { text: clean('as it is in the tenant'), tone: 'quiet' as const }
        : {
            text: clean(`changed by you: ${counted(count, 'field')} · not sent`),
            tone: 'warn' as const,
          };
  // A narrow screen drops the id at the right, and keeps the word that changes are not sent.
  const title = spansAtBothEnds(
    [{ text: clean(`${kind.singular.toUpperCase()}   `), bold: true }, state],
    [{ text: clean(kind.identify(saved)), tone: 'quiet' }],
    width,
  );
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      <Line spans={title} />
      {failed.length > 0 && <Lines lines={failed} height={failed.length} />}
      <Lines lines={lines.slice(top)} height={room} />
      {help.length > 0 && <Lines lines={help} height={help.length} />}
    </Box>
  );
};
