// The dialog that reviews a change before it is sent: the request, the changes, Cancel and Send.

import { Box } from 'ink';
import { type ReactNode, useContext } from 'react';
import { counted } from '../../insight/counted.ts';
import { keyed } from '../../model/keyed.ts';
import { bodyLines, reviewRows } from '../../store/frame/size.ts';
import type { FormView } from '../../store/navigation/view.ts';
import type { Overlay } from '../../store/overlay.ts';
import type { Span } from '../../terminal/look/tones.ts';
import { clean } from '../../terminal/text/clean.ts';
import { Line, PaintContext } from '../parts/Line.tsx';
import { Lines } from '../parts/Lines.tsx';
import { reviewText } from '../text/forms/reviewText.ts';
import { cutSpans } from '../text/spans.ts';
import { useFill, useSelect } from '../useExplorer.ts';

type ConfirmDialogProps = {
  readonly view: FormView;
  readonly overlay: Extract<Overlay, { type: 'confirm' }>;
};

const button = (label: string, chosen: boolean): Span => ({
  text: clean(chosen ? `[ ${label} ]` : `  ${label}  `),
  inverse: chosen,
  bold: chosen,
});

/** What is about to be sent, and to which environment. Cancel is chosen at first. */
export const ConfirmDialog = ({ view, overlay }: ConfirmDialogProps): ReactNode => {
  const { environment, production } = useSelect((state) => state.session);
  const fill = useFill();
  const width = useSelect((state) => state.size.columns);
  const height = useSelect(bodyLines);
  const room = useSelect(reviewRows);
  const state = useSelect((whole) => whole);
  const { ascii } = useContext(PaintContext);
  const inner = width - 6;
  const lines = reviewText(state, view, overlay);
  const top = Math.max(0, Math.min(overlay.scroll, lines.length - room));
  const below = lines.length - room - top;
  const shown =
    below > 0
      ? [
          ...lines.slice(top, top + room - 1),
          [
            {
              text: clean(fill(keyed`and ${counted(below + 1, 'more line')}: {move.down}`)),
              tone: 'warn' as const,
            },
          ],
        ]
      : lines.slice(top, top + room);
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      <Box
        borderStyle={ascii ? 'classic' : 'round'}
        flexDirection="column"
        paddingX={1}
        marginX={1}
        flexShrink={0}
      >
        <Line
          spans={[
            { text: clean(`Send to ${environment}`), bold: true, tone: 'warn' },
            { text: clean(production ? ', PRODUCTION?' : '?'), bold: true, tone: 'bad' },
          ]}
        />
        <Lines lines={shown.map((line) => cutSpans(line, inner))} height={shown.length} />
        <Line
          spans={
            overlay.sending
              ? [{ text: clean('sending'), tone: 'accent' }]
              : [
                  { text: clean(' '.repeat(Math.max(1, inner - 24))) },
                  button('Cancel', overlay.choice === 'cancel'),
                  { text: clean('  ') },
                  button('Send', overlay.choice === 'send'),
                ]
          }
        />
      </Box>
    </Box>
  );
};
