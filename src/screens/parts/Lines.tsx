// A block of lines with a fixed height.

import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { Span } from '../../terminal/look/tones.ts';
import { Line } from './Line.tsx';

type LinesProps = {
  readonly lines: readonly (readonly Span[])[];
  readonly height: number;
};

/** Lines in a block of fixed height. Lines beyond it are left out, so that a frame never grows. */
export const Lines = ({ lines, height }: LinesProps): ReactNode => (
  <Box flexDirection="column" height={height} flexShrink={0}>
    {lines.slice(0, height).map((spans, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen
      <Line key={index} spans={spans} />
    ))}
  </Box>
);
