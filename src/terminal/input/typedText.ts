// Reads typed text from the bytes of a terminal, one UTF-8 character at a time.

import { graphemes } from '../text/graphemes.ts';

/** One character and how many bytes it came in; `text` is undefined for what is no character (C1 controls). */
export type TypedCharacter = {
  readonly text: string | undefined;
  readonly byteCount: number;
};
const c1Control = /^[\x80-\x9f]$/;

/** The run of printable bytes (no C0 control, no DEL) that begins at `at`; empty where none does. */
export const printableRunAt = (bytes: string, at: number): string => {
  let end = at;
  while (end < bytes.length) {
    const byte = bytes.charCodeAt(end);
    if (byte < 0x20 || byte === 0x7f) break;
    end += 1;
  }
  return bytes.slice(at, end);
};

/**
 * How many bytes at the end of `run` begin a UTF-8 character that is not whole yet: 0 to 3. A byte that can begin none
 * counts as whole, since waiting would not help it.
 */
export const unfinishedTail = (run: string): number => {
  for (let back = 1; back <= 3 && back <= run.length; back += 1) {
    const byte = run.charCodeAt(run.length - back);
    if (byte >= 0xc2 && byte <= 0xf4) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
    if (byte < 0x80 || byte >= 0xc0) return 0;
  }
  return 0;
};

/**
 * The characters of a printable run: grapheme clusters, so that a flag or a letter with its accents is one. Bytes that
 * are no UTF-8 give U+FFFD, which tells a person that the terminal is set to another encoding.
 */
export const charactersOf = (run: string): TypedCharacter[] => {
  if (isPrintableAscii(run)) return Array.from(run, (text) => ({ text, byteCount: 1 }));
  return wellFormedPieces(run).flatMap(({ text, byteCount }) =>
    byteCount === Buffer.byteLength(text)
      ? Array.from(graphemes.segment(text), ({ segment }) => ({
          text: c1Control.test(segment) ? undefined : segment,
          byteCount: Buffer.byteLength(segment),
        }))
      : [{ text, byteCount }],
  );
};

/** A pasted text from its bytes; a character that is cut at the end is left out. */
export const decodePaste = (bytes: string): string => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(Buffer.from(bytes, 'latin1'), { stream: true });
};

const isPrintableAscii = (run: string): boolean => /^[ -~]*$/.test(run);

const wellFormed =
  /(?:[ -~]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+/y;

/** The run as stretches of good UTF-8, with one U+FFFD for every byte between them that fits nowhere. */
const wellFormedPieces = (run: string): { text: string; byteCount: number }[] => {
  const pieces: { text: string; byteCount: number }[] = [];
  let at = 0;
  while (at < run.length) {
    wellFormed.lastIndex = at;
    const good = wellFormed.exec(run)?.[0];
    if (good === undefined) pieces.push({ text: '\ufffd', byteCount: 1 });
    else pieces.push({ text: decodePaste(good), byteCount: good.length });
    at += good?.length ?? 1;
  }
  return pieces;
};
