// What an entry of the table of recognisers is: a code, a layer, words, and the patterns by which a text is known.

/** The parts that a request passes on its way, in this order, and the settings that decide about a run. */
export const layers = [
  'token',
  'tenant',
  'cluster',
  'va',
  'connector',
  'credentials',
  'target',
  'data',
  'schedule',
  'threshold',
] as const;
export type Layer = (typeof layers)[number];

/**
 * A pattern in a text and, where it says more than its code does, what it means: as the end of a sentence, and as a label
 * of at most 26 cells.
 */
export type Sign = {
  readonly pattern: RegExp;
  readonly meaning?: string;
  readonly short?: string;
};

/**
 * One thing that texts of connectors say. A `cause` says why something failed; a `wrapper` says only what failed, and
 * counts where the text names no cause.
 */
export type Recogniser = {
  readonly code: `SG-${string}`;
  readonly layer: Layer;
  readonly says: 'cause' | 'wrapper';
  /** What is wrong, as a label of at most 26 cells, for a narrow column. */
  readonly short: string;
  /** What is wrong, as the end of a sentence. */
  readonly why: string;
  /** What to do next, as the end of a sentence; it may name keys. */
  readonly next: string;
  readonly signs: readonly Sign[];
};

/** A pattern; without a meaning and a label, it means no more than its code. */
export const sign = (pattern: RegExp, meaning?: string, short?: string): Sign => ({
  pattern,
  ...(meaning === undefined ? {} : { meaning }),
  ...(short === undefined ? {} : { short }),
});

/** Codes of a system, as `ORA-28001|ORA-28000`: not as a part of a longer word or of the name of a file. */
export const codes = (alternatives: string, meaning?: string, short?: string): Sign =>
  sign(new RegExp(`(?<![\\w.-])(?:${alternatives})(?![\\w-]|\\.\\w)`), meaning, short);

/** A sign-in that Active Directory refused, with the code that says why (MS-ADTS). */
export const bindRefused = (data: string, meaning?: string, short?: string): Sign =>
  sign(new RegExp(`AcceptSecurityContext error, data (?:${data})\\b`, 'i'), meaning, short);
