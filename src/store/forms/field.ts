// A text field: its text, its cursor, and what each key does to them.

/** A text being typed and where the next letter goes; `cursor` counts graphemes, not code units. */
export type Field = { readonly text: string; readonly cursor: number };

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const split = (text: string): string[] => [...segmenter.segment(text)].map((part) => part.segment);

/** The text of a field as far as its cursor. */
export const textBefore = ({ text, cursor }: Field): string =>
  split(text).slice(0, cursor).join('');

/** A field that holds a text, with the cursor behind it. */
export const fieldOf = (text: string): Field => ({ text, cursor: split(text).length });

/** Joins what is left after a deletion. Neighbours can join into one grapheme, so the cursor is held within the text. */
const edited = (parts: readonly string[], cursor: number): Field => {
  const text = parts.join('');
  return { text, cursor: Math.min(cursor, split(text).length) };
};

/** A field holds so many bytes of UTF-8: nobody types more, and every key goes through all of it. */
export const mostBytes = 4_096;

/** A field with text put in, and how many characters (UTF-16 code units) of that did not fit. */
export type Inserted = { readonly field: Field; readonly left: number };

/** The beginning of a text that takes no more bytes; no character is cut in two. */
const withinBytes = (text: string, bytes: number): string => {
  // No code unit takes less than a byte, so what is behind so many of them cannot fit.
  const { read } = new TextEncoder().encodeInto(text.slice(0, bytes), new Uint8Array(bytes));
  return text.slice(0, read);
};

/** Puts as much text in at the cursor as fits: a pasted block stays text, its line ends become blanks. */
export const insert = (field: Field, pasted: string): Inserted => {
  const parts = split(field.text);
  const room = Math.max(0, mostBytes - Buffer.byteLength(field.text));
  const likely = pasted.slice(0, 2 * mostBytes).replace(/[^\S\r\n]*[\r\n]\s*/g, ' ');
  const text = withinBytes(likely, room);
  const left = likely.length - text.length + Math.max(0, pasted.length - 2 * mostBytes);
  const before = parts.slice(0, field.cursor).join('') + text;
  const whole = before + parts.slice(field.cursor).join('');
  return { field: { text: whole, cursor: split(before).length }, left };
};

const startOfWord = (parts: readonly string[], cursor: number): number => {
  let at = cursor;
  while (at > 0 && parts[at - 1] === ' ') at -= 1;
  while (at > 0 && parts[at - 1] !== ' ') at -= 1;
  return at;
};

const endOfWord = (parts: readonly string[], cursor: number): number => {
  let at = cursor;
  while (at < parts.length && parts[at] === ' ') at += 1;
  while (at < parts.length && parts[at] !== ' ') at += 1;
  return at;
};

/**
 * What a key does to a field. Undefined where the key does not belong to editing, so that Enter, Esc, Tab and the
 * like can mean something else. Every printable key types itself, unless the field is full: then it stays the same.
 */
export const applyKey = (field: Field, key: string): Field | undefined => {
  const parts = split(field.text);
  const { cursor } = field;
  switch (key) {
    case 'left':
    case 'ctrl-b':
      return { ...field, cursor: Math.max(0, cursor - 1) };
    case 'right':
    case 'ctrl-f':
      return { ...field, cursor: Math.min(parts.length, cursor + 1) };
    case 'home':
    case 'ctrl-a':
      return { ...field, cursor: 0 };
    case 'end':
    case 'ctrl-e':
      return { ...field, cursor: parts.length };
    case 'backspace':
      return cursor === 0 ? field : edited(parts.toSpliced(cursor - 1, 1), cursor - 1);
    case 'delete':
    case 'ctrl-d':
      return edited(parts.toSpliced(cursor, 1), cursor);
    case 'ctrl-u':
      return edited(parts.slice(cursor), 0);
    case 'ctrl-k':
      return edited(parts.slice(0, cursor), cursor);
    case 'word-left':
    case 'alt-b':
      return { ...field, cursor: startOfWord(parts, cursor) };
    case 'word-right':
    case 'alt-f':
      return { ...field, cursor: endOfWord(parts, cursor) };
    case 'alt-d':
      return edited(parts.toSpliced(cursor, endOfWord(parts, cursor) - cursor), cursor);
    case 'word-backspace':
    case 'ctrl-w': {
      const start = startOfWord(parts, cursor);
      return edited(parts.toSpliced(start, cursor - start), start);
    }
    case 'space':
      return insert(field, ' ').field;
    default:
      return split(key).length === 1 ? insert(field, key).field : undefined;
  }
};
