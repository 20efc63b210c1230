// What the page of a code says: what it means, how it is known, what is like it, what to do and what not.

/** The page of a code. All of it is sentences, which may name keys. */
export type Page = {
  /** What it means, in two or three plain sentences. */
  readonly means: string;
  /** Which look or text tells it. */
  readonly known: string;
  /** A message of a real system that tells it, from public sources. */
  readonly quote?: string;
  /** What it is easily mistaken for. */
  readonly mistaken: string;
  /** What to do, in this order: first what somebody on call can look at, then whom to call. */
  readonly steps: readonly string[];
  /** What will not help. */
  readonly useless: string;
};
