// The screen of a text that only scrolls, such as the help or the journal.

import type { ReactNode } from 'react';
import { bodyLines } from '../../store/frame/size.ts';
import { Lines } from '../parts/Lines.tsx';
import type { TextLine } from '../text/textLines.ts';
import { useSelect } from '../useExplorer.ts';

type TextScreenProps = {
  readonly lines: readonly TextLine[];
  readonly scroll: number;
};

/** The lines of a text from the one it is scrolled to. */
export const TextScreen = ({ lines, scroll }: TextScreenProps): ReactNode => {
  const height = useSelect(bodyLines);
  const top = Math.min(scroll, Math.max(0, lines.length - height));
  return <Lines lines={lines.slice(top)} height={height} />;
};
