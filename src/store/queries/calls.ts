// The calls under way, by the keys of their questions: each can be called off.

/** The calls under way: one at most for a question. */
export type Calls = {
  isUnderWay(key: string): boolean;
  /** The keys of the questions that are asked just now. */
  keys(): readonly string[];
  /** Begins a call; the one for the same question is called off. */
  begin(key: string, call: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Calls off the call for a question, where there is one. */
  callOff(key: string): void;
};

/** No calls as yet. */
export const createCalls = (): Calls => {
  const underWay = new Map<string, AbortController>();
  const callOff = (key: string) => {
    underWay.get(key)?.abort();
    underWay.delete(key);
  };
  return {
    isUnderWay: (key) => underWay.has(key),
    keys: () => [...underWay.keys()],
    begin: (key, call) => {
      callOff(key);
      const controller = new AbortController();
      underWay.set(key, controller);
      return call(controller.signal).finally(() => {
        if (underWay.get(key) === controller) underWay.delete(key);
      });
    },
    callOff,
  };
};
