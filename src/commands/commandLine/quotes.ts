// Takes the quotes off a typed name.

/** A text without the quotes around the whole of it. */
export const unquoted = (text: string): string => /^"([^"]*)"$/.exec(text.trim())?.[1] ?? text;

/** A text that begins with something quoted, parted: what stands between the quotes, and what stands behind them. */
export const quotedFirst = (
  text: string,
): { readonly quoted: string; readonly behind: string } | undefined => {
  const [, quoted, behind] = /^"([^"]+)"(\s.*)?$/s.exec(text) ?? [];
  return quoted === undefined ? undefined : { quoted: quoted.trim(), behind: behind ?? '' };
};
