// The messages above the hints: shows them, and keeps the last ones to be read again.

import type { Tone } from '../resources/types.ts';
import type { Deps } from './deps.ts';

/** A short message above the hints. */
export type Flash = {
  readonly text: string;
  readonly tone: Tone;
  /** It says why a key did not act: where something is typed it stands below that, until the next key. */
  readonly isRefusal?: true;
};

/** A message that was shown, for reading it again: when it was last shown, and how often one after the other. */
export type Message = Flash & { readonly atMs: number; readonly times?: number };

/** The slice of the state about messages. */
export type MessagesState = {
  readonly flash?: Flash;
  /** What was shown above the hints, the newest last. */
  readonly messages: readonly Message[];
};

/** Messages above the hints. */
export type Messages = {
  flash(text: string, tone?: Tone): void;
  /** Says why a key did not act, also where something is typed. */
  refuse(text: string): void;
  /** An answer to a key that changed nothing: shown like a message, and not kept. */
  remark(text: string): void;
  /** A message that interrupts nobody: above the hints only where nothing else stands there. */
  note(text: string): void;
  /**
   * The same for what may come again and again with others between: a message that is kept already moves to the end and
   * is counted, so that it pushes no others out.
   */
  trace(text: string): void;
  /** A message that is not shown now, since the screen says as much, and can be read again. */
  keep(text: string): void;
  /** Says more behind the last message, as one with it. */
  add(text: string): void;
  clearFlash(): void;
  /**
   * Begins what is answered later: the answer says its message then. Where something newer stands above the hints by that
   * time, that stays, and the answer stands behind it.
   */
  later(): Messages['flash'];
};

/** How many messages can be read again. */
const remembered = 200;

/** The messages with one more. A message that is repeated is counted, not added, so it does not push others out. */
const withMessage = (messages: readonly Message[], message: Message): readonly Message[] => {
  const last = messages.at(-1);
  if (last?.text !== message.text) return [...messages, message].slice(-remembered);
  return [...messages.slice(0, -1), { ...message, times: (last.times ?? 1) + 1 }];
};

/** The messages with one more, and without an earlier one that says the same. */
const withTrace = (messages: readonly Message[], message: Message): readonly Message[] => {
  const earlier = messages.find(({ text }) => text === message.text);
  if (earlier === undefined) return withMessage(messages, message);
  const others = messages.filter((other) => other !== earlier);
  return [...others, { ...message, times: (earlier.times ?? 1) + 1 }];
};

/** Of two messages in one line the graver one gives it its look. */
const graver = (one: Tone, other: Tone): Tone =>
  (['bad', 'warn'] as const).find((tone) => tone === one || tone === other) ?? one;

/** Messages over the store: the last is shown, all can be read again. */
export const createMessages = ({
  store,
  now,
}: Pick<Deps<MessagesState>, 'store' | 'now'>): Messages => ({
  flash: (text, tone = 'plain') =>
    store.setState(({ messages }) => ({
      flash: { text, tone },
      messages: withMessage(messages, { text, tone, atMs: now() }),
    })),
  later: () => {
    const { flash: before } = store.getState();
    return (text, tone = 'plain') =>
      store.setState(({ flash, messages }) => ({
        flash:
          flash === undefined || flash === before
            ? { text, tone }
            : { ...flash, text: `${flash.text} ${text}`, tone: graver(flash.tone, tone) },
        messages: withMessage(messages, { text, tone, atMs: now() }),
      }));
  },
  refuse: (text) =>
    store.setState(({ messages }) => ({
      flash: { text, tone: 'warn', isRefusal: true },
      messages: withMessage(messages, { text, tone: 'warn', atMs: now() }),
    })),
  remark: (text) => store.setState({ flash: { text, tone: 'quiet' } }),
  note: (text) =>
    store.setState(({ flash, messages }) => ({
      flash: flash ?? { text, tone: 'quiet' },
      messages: withMessage(messages, { text, tone: 'quiet', atMs: now() }),
    })),
  trace: (text) =>
    store.setState(({ flash, messages }) => ({
      flash: flash ?? { text, tone: 'quiet' },
      messages: withTrace(messages, { text, tone: 'quiet', atMs: now() }),
    })),
  keep: (text) =>
    store.setState(({ messages }) => ({
      messages: withMessage(messages, { text, tone: 'quiet', atMs: now() }),
    })),
  add: (text) =>
    store.setState(({ flash, messages }) => {
      const said = {
        text: flash === undefined ? text : `${flash.text} ${text}`,
        tone: flash?.tone ?? 'quiet',
      };
      const isKept = flash !== undefined && messages.at(-1)?.text === flash.text;
      const others = isKept ? messages.slice(0, -1) : messages;
      return { flash: said, messages: withMessage(others, { ...said, atMs: now() }) };
    }),
  clearFlash: () => {
    if (store.getState().flash !== undefined) store.setState({ flash: undefined });
  },
});
