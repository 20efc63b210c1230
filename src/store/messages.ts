import type { Tone } from '../resources/types.ts';
import type { Deps } from './deps.ts';

/** Messages above the hints. */
export type Messages = {
  flash(text: string, tone?: Tone): void;
  /** A message that interrupts nobody: above the hints only where nothing else stands there. */
  note(text: string): void;
  clearFlash(): void;
};

/** How many messages can be read again. */
const remembered = 200;

/** Messages over the store: the last is shown, all can be read again. */
export const createMessages = ({ store, now }: Deps): Messages => ({
  flash: (text, tone = 'plain') =>
    store.setState(({ messages }) => ({
      flash: { text, tone },
      messages: [...messages, { text, tone, atMs: now() }].slice(-remembered),
    })),
  note: (text) =>
    store.setState(({ flash, messages }) => ({
      flash: flash ?? { text, tone: 'quiet' },
      messages: [...messages, { text, tone: 'quiet' as const, atMs: now() }].slice(-remembered),
    })),
  clearFlash: () => {
    if (store.getState().flash !== undefined) store.setState({ flash: undefined });
  },
});
