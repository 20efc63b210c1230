// React hooks that give components the explorer and its state.

import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { type Fill, fillKeys } from '../commands/keys/fillKeys.ts';
import { contextNow } from '../commands/types.ts';
import type { Explorer } from '../store/explorer.ts';
import type { State } from '../store/state.ts';

/** The explorer that the screens read from and that keys act on. */
export const ExplorerContext = createContext<Explorer | undefined>(undefined);

/** The explorer; screens are only drawn inside its context. */
export const useExplorer = (): Explorer => {
  const explorer = useContext(ExplorerContext);
  if (explorer === undefined) throw new Error('a screen was drawn without an explorer');
  return explorer;
};

/** A value selected from the state; the component is drawn again only when it changes. */
export const useSelect = <Value>(select: (state: State) => Value): Value =>
  useStore(useExplorer().store, select);

/** The keys in force, for the sentences of a screen. */
export const useFill = (): Fill => {
  const keys = useSelect((state) => state.keys);
  const context = useSelect(contextNow);
  return useMemo(() => (text) => fillKeys(text, keys, context), [keys, context]);
};
