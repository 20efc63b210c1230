// Divides a text into graphemes, which are what people call characters.

/** Made once: a segmenter takes longer to make than most texts take to divide. */
export const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
