// Queries of the search in its second language, DSL: the parts that are used here, and how they are built.

/** The bounds of a range: a time in RFC 3339, or one that the tenant calculates, such as `now-7d`. */
export type DslBounds = { readonly gte?: string; readonly lte?: string };

/** A query of the type DSL, in the parts of Elasticsearch's own that are used here (search API: queryDsl). */
export type DslQuery =
  | { readonly bool: DslBool }
  /** One of the words in the field is one of the words of the text. */
  | { readonly match: Readonly<Record<string, string>> }
  /** The words of the text stand in the field one after the other. */
  | { readonly match_phrase: Readonly<Record<string, string>> }
  | { readonly range: Readonly<Record<string, DslBounds>> }
  | { readonly exists: { readonly field: string } };

/** What must fit, what of several may, and what must not. */
export type DslBool = {
  readonly must?: readonly DslQuery[];
  readonly should?: readonly DslQuery[];
  readonly minimum_should_match?: number;
  readonly must_not?: readonly DslQuery[];
};

/** A field holds the word. */
export const hasWord = (field: string, word: string): DslQuery => ({ match: { [field]: word } });

/** A field holds the text, whatever stands around it: who must know more exactly compares the answer. */
export const holdsText = (field: string, text: string): DslQuery => ({
  match_phrase: { [field]: text },
});

/** A field has a value. */
export const hasValue = (field: string): DslQuery => ({ exists: { field } });

const timeText = (atMs: number | string): string =>
  typeof atMs === 'string' ? atMs : new Date(atMs).toISOString();

/**
 * A time lies between two others, both included: epoch milliseconds, or what the tenant calculates (`now-7d`). Without
 * both it is undefined, since it asks nothing.
 */
export const between = (
  field: string,
  from: number | string | undefined,
  to?: number | string,
): DslQuery | undefined =>
  from === undefined && to === undefined
    ? undefined
    : {
        range: {
          [field]: {
            ...(from === undefined ? {} : { gte: timeText(from) }),
            ...(to === undefined ? {} : { lte: timeText(to) }),
          },
        },
      };

type Part = DslQuery | undefined;

const given = (parts: readonly Part[]): readonly DslQuery[] =>
  parts.filter((part) => part !== undefined);

/** All of the parts fit; those that are undefined ask nothing. */
export const allOf = (...parts: readonly Part[]): DslQuery => {
  const [first, ...rest] = given(parts);
  return first !== undefined && rest.length === 0 ? first : { bool: { must: given(parts) } };
};

/** At least one of the parts fits. */
export const anyOf = (...parts: readonly DslQuery[]): DslQuery => {
  const [first, ...rest] = parts;
  return first !== undefined && rest.length === 0
    ? first
    : { bool: { should: parts, minimum_should_match: 1 } };
};

/** None of the parts fits. */
export const noneOf = (...parts: readonly DslQuery[]): DslQuery => ({ bool: { must_not: parts } });
