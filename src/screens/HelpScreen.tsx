import type { ReactNode } from 'react';
import { bodyLines } from '../store/selectors.ts';
import { helpLines } from './helpText.ts';
import { Lines } from './parts/Lines.tsx';
import { useSelect } from './useExplorer.ts';

/** The help over whatever is on screen. */
export const HelpScreen = ({ scroll }: { readonly scroll: number }): ReactNode => {
  const here = useSelect((state) => state.views.at(-1)?.screen);
  const height = useSelect(bodyLines);
  const lines = useSelect((state) => helpFor(here ?? '', state));
  const top = Math.min(scroll, Math.max(0, lines.length - height));
  return <Lines lines={lines.slice(top)} height={height} />;
};

const made = new Map<string, ReturnType<typeof helpLines>>();

const helpFor = (here: string, state: Parameters<typeof helpLines>[0]) => {
  let lines = made.get(here);
  if (lines === undefined) {
    lines = helpLines(state);
    made.set(here, lines);
  }
  return lines;
};
