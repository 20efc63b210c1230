// The type of one entry of the help.

/**
 * A line of the help: at the left a key, a word to type or a sign, at the right what it does or means. `whyNot` says why
 * the command cannot act in this state.
 */
export type HelpEntry = { readonly left: string; readonly right: string; readonly whyNot?: string };
