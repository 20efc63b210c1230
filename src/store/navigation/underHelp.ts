import type { Overlay } from '../state.ts';

/** What lies over the view; the help does not count, as it gives back what it lies on. */
export const underHelp = (overlay: Overlay): Overlay =>
  overlay.type === 'help' || overlay.type === 'helpSearch'
    ? (overlay.over ?? { type: 'none' })
    : overlay;

/** The overlay with something else in the place of what lies over the view, be it under the help. */
export const withUnderHelp = (overlay: Overlay, over: Overlay): Overlay =>
  overlay.type === 'help' || overlay.type === 'helpSearch' ? { ...overlay, over } : over;
