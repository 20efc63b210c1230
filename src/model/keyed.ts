// Sentences that name commands by their ids: where they are drawn, the keys in force stand in place of the ids.

/** Stand around the ids. No name has them: Unicode keeps these two for what stays inside a program. */
const begin = '\ufdd0';
const end = '\ufdd1';

const template = /\{([A-Za-z]\w*\.\w+(?:\|\w+\.\w+)*)\}/g;

/** The ids that `keyed` marked in a sentence, for the function that puts keys in. */
export const markedIds = new RegExp(`${begin}([^${begin}${end}]*)${end}`, 'g');

/** A command in a sentence, where its id is not known before. */
export const keyOfCommand = (id: string): string => `${begin}${id}${end}`;

/**
 * A sentence that names commands, as in ``keyed`Nothing is marked. {marks.toggle} marks a row.` ``. Of several, as in
 * `{view.refresh|probe.again}`, the one of the context is meant. Written with a capital, as in `{View.escape}`, a key
 * that is a word gets one too. The words put into it stay as they are: a source called `{form.review}` keeps its name.
 */
export const keyed = (
  sentence: TemplateStringsArray,
  ...words: readonly (string | number)[]
): string =>
  sentence
    .map((part, at) => part.replaceAll(template, keyOfCommand('$1')) + (words[at] ?? ''))
    .join('');
