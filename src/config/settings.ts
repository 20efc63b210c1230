/** What the surroundings of the process ask for, read once at the start. */
export type Settings = {
  /** Whether colours may be used: `NO_COLOR` set to anything, or a terminal called `dumb`, says no. */
  readonly colours: boolean;
  /** How long a lone Esc waits for the rest of a key, milliseconds. */
  readonly escapeDelayMs: number;
  /** Whether marks are written that tell a test driver when the program has come to rest. */
  readonly idleMarks: boolean;
};

const defaultEscapeDelayMs = 200;

/** Reads the settings from environment variables. */
export const readSettings = (variables: Readonly<Record<string, string | undefined>>): Settings => {
  const delay = Number(variables.SPYGLASS_ESCAPE_DELAY_MS);
  return {
    colours: (variables.NO_COLOR ?? '') === '' && variables.TERM !== 'dumb',
    escapeDelayMs:
      variables.SPYGLASS_ESCAPE_DELAY_MS !== undefined && delay >= 0 && delay <= 5000
        ? delay
        : defaultEscapeDelayMs,
    idleMarks: variables.SPYGLASS_E2E === '1',
  };
};
