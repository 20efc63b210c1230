// Writes data to stdout, and ends quietly where nobody reads it any more.

import { failure, type Result, success } from '../../model/result.ts';

/** Where data goes. A reader that has left (a closed pipe) is no error: nothing more is written to it. */
export type Sink = {
  /** Writes and waits until it is out: `gone` where nobody reads any more. The failure is what the system says. */
  write(text: string): Promise<Result<'written' | 'gone', string>>;
};

/** A sink over a stream, whose errors are its own from now on. */
export const createSink = (stream: NodeJS.WritableStream): Sink => {
  let fault: NodeJS.ErrnoException | undefined;
  let onFault = () => {};
  stream.on('error', (error: NodeJS.ErrnoException) => {
    fault ??= error;
    onFault();
  });
  const outcome = (): Result<'written' | 'gone', string> => {
    if (fault === undefined) return success('written');
    return fault.code === 'EPIPE' ? success('gone') : failure(fault.message);
  };
  return {
    write: (text) =>
      new Promise((resolve) => {
        const end = () => resolve(outcome());
        if (fault !== undefined) return end();
        onFault = end;
        stream.write(text, (error) => {
          fault ??= error ?? undefined;
          end();
        });
      }),
  };
};
