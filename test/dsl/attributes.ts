const introducer = '\u001B';

/** The parameters of every SGR sequence in what was written, in order: `1`, `38;5;210`, or empty for a reset. */
export const attributesIn = (written: string): readonly string[] =>
  [...written.matchAll(new RegExp(`${introducer}\\[([\\d;]*)m`, 'g'))].map(
    ([, parameters = '']) => parameters,
  );

/** The SGR sequences right before a text; undefined where the text is not written, or without any. */
export const attributesBefore = (written: string, text: string): string | undefined =>
  new RegExp(`((?:${introducer}\\[[\\d;]*m)+)${text}`).exec(written)?.[1];
