// Two things side by side, as the page that compares them shows them.

/** One of two things that are compared: what it is called, its environment, and the JSON that it was read as. */
export type Side = { readonly label: string; readonly environment: string; readonly raw: unknown };

/** Two things side by side, or that they are being read, or why not (a sentence). */
export type Comparison =
  | { readonly status: 'reading'; readonly what: string }
  | { readonly status: 'failed'; readonly why: string }
  | {
      readonly status: 'ready';
      readonly here: Side;
      readonly there: Side;
      /** What else should be said, such as that several have the name. */
      readonly notes: readonly string[];
      readonly atMs: number;
    };
