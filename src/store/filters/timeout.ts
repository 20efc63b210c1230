// Runs work that ends at a timeout, even within a single regular expression.

import { createContext, Script } from 'node:vm';

/** The one place where running code can be ended from outside, even within a single regular expression. */
const context = createContext({ work: undefined });
const call = new Script('work()');

// The error is one of the other context, and so not an instance of our class of errors.
const isTimeOut = (thrown: unknown): boolean =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'code' in thrown &&
  thrown.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/** Does some work, but not for longer than so many milliseconds; false where it was ended before it was done. */
export const doneWithin = (timeoutMs: number, work: () => void): boolean => {
  context.work = work;
  try {
    call.runInContext(context, { timeout: timeoutMs });
    return true;
  } catch (thrown) {
    if (isTimeOut(thrown)) return false;
    throw thrown;
  } finally {
    context.work = undefined;
  }
};
