// Keeps the last result of a function for as long as the parts of the state that it is made from stay the same.

/**
 * The function `make`, called again only when one of `parts` is another value than at the last call. A key that only
 * scrolls asks for the same lines again.
 */
export const madeOnce = <Input extends readonly unknown[], Output>(
  make: (...input: Input) => Output,
  parts: (...input: Input) => readonly unknown[],
): ((...input: Input) => Output) => {
  let last: { readonly parts: readonly unknown[]; readonly output: Output } | undefined;
  return (...input) => {
    const now = parts(...input);
    if (last === undefined || now.some((part, index) => part !== last?.parts[index])) {
      last = { parts: now, output: make(...input) };
    }
    return last.output;
  };
};
