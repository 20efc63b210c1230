// The overlay on screen, where it is of one type: a command of one place runs only there.

import type { Explorer } from '../../store/explorer.ts';
import type { Overlay } from '../../store/overlay.ts';

/** The overlay if it is of this type. */
export const overlayOf = <Type extends Overlay['type']>(
  explorer: Explorer,
  type: Type,
): Extract<Overlay, { type: Type }> | undefined => {
  const { overlay } = explorer.store.getState();
  return overlay.type === type ? (overlay as Extract<Overlay, { type: Type }>) : undefined;
};
