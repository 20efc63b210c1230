// The lines that were typed after `:`, and how one walks through them.

/** A name of the operator's own, and the line that it stands for. */
export type Alias = { readonly name: string; readonly line: string };

/** What the command line knows beside the catalogue. */
export type CommandMemory = {
  /** The lines that were typed, the newest first, each once. */
  readonly typed: readonly string[];
  readonly aliases: readonly Alias[];
  /** The names of the environments, as far as they are known yet. */
  readonly environments: readonly string[];
};

/** The slice of the state about the command line. */
export type CommandMemoryState = { readonly commandMemory: CommandMemory };

/** Nothing was typed yet, and nothing has a name of its own. */
export const noCommandMemory: CommandMemory = { typed: [], aliases: [], environments: [] };

/** How many lines are remembered. */
export const mostCommands = 200;

/** A longer line is something that was pasted by mistake. */
const longestCommand = 500;

/** A line as it is remembered: on one line, without the blanks and colons around it. */
export const commandText = (typed: string): string =>
  typed
    .trim()
    .replace(/^:+\s*/, '')
    .replaceAll(/\s+/g, ' ');

/** Puts a line in front of those that were typed before; one that was typed already moves there. */
export const remembered = (typed: readonly string[], line: string): readonly string[] => {
  const text = commandText(line);
  if (text === '' || text.length > longestCommand) return typed;
  return [text, ...typed.filter((other) => other !== text)].slice(0, mostCommands);
};

/** Where lines are kept from session to session. */
export type CommandStore = {
  /** Those that were kept, the newest first; none where they cannot be read. */
  read(): Promise<readonly string[]>;
  /** Keeps a line. Gives the reason where that fails. */
  add(line: string): string | undefined;
};

/** A walk through the lines that were typed: how far one is, and what stood there before. */
export type CommandWalk = { readonly at: number; readonly draft: string };

/**
 * One step through the lines that were typed: 1 to an older one, -1 to a newer one, which ends at what was being
 * typed. Undefined where there is nothing further.
 */
export const walkedCommand = (
  typed: readonly string[],
  walk: CommandWalk | undefined,
  by: 1 | -1,
  text: string,
): { readonly text: string; readonly walk?: CommandWalk } | undefined => {
  const from = walk ?? { at: -1, draft: text };
  const at = from.at + by;
  if (at < -1 || (at === -1 && walk === undefined)) return undefined;
  if (at === -1) return { text: from.draft };
  const line = typed[at];
  return line === undefined ? undefined : { text: line, walk: { at, draft: from.draft } };
};
