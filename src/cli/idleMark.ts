import type { Instance } from 'ink';
import type { Busy } from '../store/busy.ts';
import type { Input } from '../terminal/input.ts';
import type { Output } from '../terminal/output.ts';

/** The private OSC number of the mark; terminals ignore numbers they do not know. */
export const idleMarkNumber = 7717;

type IdleMarkParts = {
  readonly input: Pick<Input, 'handledBytes' | 'pendingBytes' | 'onHandled'>;
  readonly output: Pick<Output, 'write'>;
  readonly busy: Busy;
  readonly instance: () => Pick<Instance, 'waitUntilRenderFlush'> | undefined;
};

/**
 * Writes a mark into the output each time the program has come to rest: all keys handled, nothing asked for that the
 * operator waits for, the last frame written. It holds how many bytes of input are handled. As it is in the same
 * stream as the frames, the screen is right when it is read.
 */
export const createIdleMark = ({ input, output, busy, instance }: IdleMarkParts) => {
  let asked = 0;
  let running = false;
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    let seen = -1;
    // What happens during a flush asks again, until a flush in which nothing happened.
    while (seen !== asked) {
      seen = asked;
      await instance()?.waitUntilRenderFlush();
    }
    running = false;
    if (busy.count === 0 && input.pendingBytes === 0) {
      output.write(`\u001B]${idleMarkNumber};idle;${input.handledBytes}\u0007`);
    }
  };
  const ask = (): void => {
    asked += 1;
    void run();
  };
  input.onHandled(ask);
  busy.onIdle(ask);
  return { ask };
};
