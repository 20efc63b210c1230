import { Box } from 'ink';
import type { ReactNode } from 'react';
import { bodyLines } from '../store/selectors.ts';
import type { Overlay } from '../store/state.ts';
import { clean } from '../terminal/clean.ts';
import type { Span } from '../terminal/tones.ts';
import { fit } from '../terminal/width.ts';
import { Line } from './parts/Line.tsx';
import { Lines } from './parts/Lines.tsx';
import { useSelect } from './useExplorer.ts';

type EnvironmentMenuProps = { readonly overlay: Extract<Overlay, { type: 'environments' }> };

const nameWidth = 28;
const markWidth = 12;

/** The environments that one can go to, with where each comes from and what is wrong with it. */
export const EnvironmentMenu = ({ overlay }: EnvironmentMenuProps): ReactNode => {
  const width = useSelect((state) => state.size.columns);
  const height = useSelect(bodyLines);
  const current = useSelect((state) => state.session.environment);
  const lines = overlay.choices.map((choice, index): readonly Span[] => {
    const chosen = index === overlay.choice;
    const rest = Math.max(1, width - nameWidth - markWidth - 6);
    return [
      { text: clean(chosen ? '▌ ' : '  '), tone: 'accent', bold: true },
      { text: fit(clean(choice.shortcut ?? ' '), 2), tone: 'accent' },
      { text: fit(clean(choice.name), nameWidth), bold: chosen || choice.name === current },
      { text: fit(clean(choice.production ? 'PRODUCTION' : ''), markWidth), tone: 'bad' },
      choice.problem === undefined
        ? {
            text: fit(
              clean(choice.name === current ? `${choice.origin}, here` : choice.origin),
              rest,
            ),
            tone: 'quiet',
          }
        : { text: fit(clean(choice.problem), rest), tone: 'warn' },
    ];
  });
  const room = Math.max(1, height - 1);
  const top = Math.max(0, Math.min(overlay.choice - room + 1, lines.length - room));
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      <Line spans={[{ text: clean('ENVIRONMENTS'), bold: true }]} />
      <Lines lines={lines.slice(top)} height={room} />
    </Box>
  );
};
