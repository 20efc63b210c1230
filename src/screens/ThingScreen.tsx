import type { ReactNode } from 'react';
import { bodyLines } from '../store/selectors.ts';
import type { ThingView } from '../store/view.ts';
import { thingLines } from './document.ts';
import { Lines } from './parts/Lines.tsx';
import { useSelect } from './useExplorer.ts';

/** One thing: its details or JSON, from the line it is scrolled to. */
export const ThingScreen = ({ view }: { readonly view: ThingView }): ReactNode => {
  const lines = useSelect((state) => thingLines(state, view, state.size.columns));
  const height = useSelect(bodyLines);
  const top = Math.min(view.scroll, Math.max(0, lines.length - height));
  return <Lines lines={lines.slice(top)} height={height} />;
};
