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

/** Puts text in at the cursor: a pasted block stays text, its line ends become blanks. */
export const insert = (field: Field, text: string): Field => {
  const parts = split(field.text);
  const before = parts.slice(0, field.cursor).join('') + text.replace(/\s*[\r\n]+\s*/g, ' ');
  return {
    text: before + parts.slice(field.cursor).join(''),
    cursor: split(before).length,
  };
};

const startOfWord = (parts: readonly string[], cursor: number): number => {
  let at = cursor;
  while (at > 0 && parts[at - 1] === ' ') at -= 1;
  while (at > 0 && parts[at - 1] !== ' ') at -= 1;
  return at;
};

/**
 * What a key does to a field. Undefined where the key does not belong to editing, so that Enter, Esc, Tab and the
 * like can mean something else. Every printable key types itself.
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
    case 'ctrl-w': {
      const start = startOfWord(parts, cursor);
      return edited(parts.toSpliced(start, cursor - start), start);
    }
    case 'space':
      return insert(field, ' ');
    default:
      return split(key).length === 1 ? insert(field, key) : undefined;
  }
};
