// The type of a line of the help.

/** A line of the help: what to press, type or see, what that does or means, and why it cannot be done now. */
export type HelpEntry = { readonly left: string; readonly right: string; readonly whyNot?: string };
