// The menu of environments: one line for each, and below them all there is to say of the chosen one.

import type { ReactNode } from 'react';
import { bodyLines } from '../store/frame/size.ts';
import type { Overlay } from '../store/overlay.ts';
import { clean } from '../terminal/text/clean.ts';
import { Menu } from './parts/Menu.tsx';
import { chosenEnvironmentLines, environmentLines } from './text/environments/environmentsText.ts';
import { useFill, useSelect } from './useExplorer.ts';

type EnvironmentMenuProps = { readonly overlay: Extract<Overlay, { type: 'environments' }> };

/** The environments one can go to: how many sources of each are broken, or why it cannot be reached. */
export const EnvironmentMenu = ({ overlay }: EnvironmentMenuProps): ReactNode => {
  const width = useSelect((state) => state.size.columns);
  const height = useSelect(bodyLines);
  const current = useSelect((state) => state.session.environment);
  const fill = useFill();
  const list = { ...overlay, current };
  const lines = environmentLines(list, fill, width);
  // The text about the chosen environment takes at most a third of the height.
  const below = chosenEnvironmentLines(list, fill, width);
  return (
    <Menu
      title={[{ text: clean('ENVIRONMENTS'), bold: true }]}
      lines={lines}
      choice={overlay.choice}
      height={height}
      notes={below}
      notesKept={Math.min(below.length, Math.floor(height / 3))}
    />
  );
};
