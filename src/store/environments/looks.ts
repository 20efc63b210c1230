// What is known of how each environment is: the counts of its sources, or why they are not known.

/**
 * How many sources an environment has, how many of them are broken, and of how many that is not known; undefined where
 * it does not count.
 */
export type Counts = {
  readonly sources?: number;
  readonly broken?: number;
  readonly unknown?: number;
};

/** What is known of an environment that one is not necessarily in. Times are epoch milliseconds. */
export type Look =
  | { readonly status: 'asking' }
  | { readonly status: 'answered'; readonly counts: Counts; readonly atMs: number }
  /** It could not be reached, or refused: why, as a sentence. */
  | { readonly status: 'failed'; readonly why: string; readonly atMs: number }
  /** It was not asked: why, as a sentence. */
  | { readonly status: 'leftOut'; readonly why: string };

/** Looks by the names of the environments. */
export type Looks = Readonly<Record<string, Look>>;
