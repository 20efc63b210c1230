// The web consoles that tenants name themselves: what they said, and whether the address was shown.

/** What was learned of web consoles in this session, by the base URL of the API. */
export type Consoles = {
  /** What the tenant named; undefined where it was not asked yet. */
  named(baseUrl: string): string | undefined;
  keep(baseUrl: string, console: string): void;
  /** Whether this is the first time that the address is about to be opened; it counts as shown from then on. */
  isNew(console: string): boolean;
};

/** Consoles for as long as the session. */
export const createConsoles = (): Consoles => {
  const consoles = new Map<string, string>();
  const shown = new Set<string>();
  return {
    named: (baseUrl) => consoles.get(baseUrl),
    keep: (baseUrl, console) => {
      consoles.set(baseUrl, console);
    },
    isNew: (console) => {
      const isNew = !shown.has(console);
      shown.add(console);
      return isNew;
    },
  };
};
