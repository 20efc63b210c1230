/** What the surroundings of the process ask for, read once at the start. */
export type Settings = {
  /** Whether colours may be used: `NO_COLOR` set to anything, or a terminal called `dumb`, says no. */
  readonly colours: boolean;
  /** How long a lone Esc waits for the rest of a key, milliseconds. */
  readonly escapeDelayMs: number;
  /** How often lists are read again by themselves, seconds; 0 is never. */
  readonly refreshSeconds: number;
  /** Whether marks are written that tell a test driver when the program has come to rest. */
  readonly idleMarks: boolean;
};

/** What our settings file says beside environments. */
export type FileSettings = {
  readonly refreshSeconds?: number;
  readonly escapeDelayMs?: number;
};

/** From where to where settings may go. */
export const ranges = {
  refreshSeconds: [0, 3600],
  escapeDelayMs: [0, 5000],
} as const;

const usual = { escapeDelayMs: 200, refreshSeconds: 30 };

/** Reads the settings from environment variables and, where these are silent, from the settings file. */
export const readSettings = (
  variables: Readonly<Record<string, string | undefined>>,
  file: FileSettings = {},
): Settings => {
  const delayText = variables.SPYGLASS_ESCAPE_DELAY_MS?.trim() ?? '';
  const delay = Number(delayText);
  const [shortest, longest] = ranges.escapeDelayMs;
  return {
    colours: (variables.NO_COLOR ?? '') === '' && variables.TERM !== 'dumb',
    escapeDelayMs:
      delayText !== '' && delay >= shortest && delay <= longest
        ? delay
        : (file.escapeDelayMs ?? usual.escapeDelayMs),
    refreshSeconds: file.refreshSeconds ?? usual.refreshSeconds,
    idleMarks: variables.SPYGLASS_E2E === '1',
  };
};
