import { Box } from 'ink';
import type { ReactNode } from 'react';
import { timeOfDay } from '../insight/time.ts';
import { draftBase, draftedThing, formOf, noticesOf } from '../store/forms.ts';
import { bodyLines } from '../store/selectors.ts';
import type { Overlay } from '../store/state.ts';
import type { FormView } from '../store/view.ts';
import { clean } from '../terminal/clean.ts';
import type { Span } from '../terminal/tones.ts';
import { reviewLines } from './formText.ts';
import { Line } from './parts/Line.tsx';
import { Lines } from './parts/Lines.tsx';
import { cut } from './parts/sides.ts';
import { useSelect } from './useExplorer.ts';

type ConfirmDialogProps = {
  readonly view: FormView;
  readonly overlay: Extract<Overlay, { type: 'confirm' }>;
};

const button = (label: string, chosen: boolean): Span => ({
  text: clean(chosen ? `[ ${label} ]` : `  ${label}  `),
  inverse: chosen,
  bold: chosen,
});

/** How fresh the review is, and what others had changed. */
const reading = ({ readAtMs, theirs }: ConfirmDialogProps['overlay']): readonly Span[][] => [
  theirs.length === 0
    ? [
        {
          text: clean(`Read again at ${timeOfDay(readAtMs)}: nobody else changed it.`),
          tone: 'quiet',
        },
      ]
    : [
        {
          text: clean(
            `Read again at ${timeOfDay(readAtMs)}: somebody else changed ${theirs.join(', ')}; that stays.`,
          ),
          tone: 'warn',
        },
      ],
];

/** What would be sent and where, before it is: the choice stands on Cancel. */
export const ConfirmDialog = ({ view, overlay }: ConfirmDialogProps): ReactNode => {
  const environment = useSelect((state) => state.session.environment);
  const width = useSelect((state) => state.size.columns);
  const height = useSelect(bodyLines);
  const before = useSelect((state) => draftBase(state, view));
  const after = useSelect((state) => draftedThing(state, view));
  const names = useSelect((state) => state.names);
  const state = useSelect((whole) => whole);
  if (before === undefined || after === undefined) return null;
  const inner = width - 6;
  const lines = [
    ...reviewLines(formOf(view), overlay.request, before, after, names, inner),
    [],
    ...reading(overlay),
    ...noticesOf(state, view).map(({ text }) => [
      { text: clean(`~ ${text}`), tone: 'warn' as const },
    ]),
  ];
  const room = Math.max(1, height - 5);
  const top = Math.max(0, Math.min(overlay.scroll, lines.length - room));
  const below = lines.length - room - top;
  const shown =
    below > 0
      ? [
          ...lines.slice(top, top + room - 1),
          [{ text: clean(`and ${below + 1} more lines: j`), tone: 'warn' as const }],
        ]
      : lines.slice(top, top + room);
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      <Box borderStyle="round" flexDirection="column" paddingX={1} marginX={1} flexShrink={0}>
        <Line spans={[{ text: clean(`Send to ${environment}?`), bold: true, tone: 'warn' }]} />
        <Lines lines={shown.map((line) => cut(line, inner))} height={shown.length} />
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
