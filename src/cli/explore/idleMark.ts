// Writes a mark into the output whenever the program has come to rest, for test drivers.

import type { Instance } from 'ink';
import type { Busy } from '../../store/busy.ts';
import type { Input } from '../../terminal/input/input.ts';
import type { Output } from '../../terminal/output/output.ts';

/** The private OSC number of the mark; terminals ignore numbers they do not know. */
export const idleMarkNumber = 7717;

type IdleMarkParts = {
  readonly input: Pick<Input, 'handledBytes' | 'pendingBytes' | 'onHandled'>;
  readonly output: Pick<Output, 'write' | 'columns' | 'rows'>;
  readonly busy: Busy;
  readonly instance: () => Pick<Instance, 'waitUntilRenderFlush'> | undefined;
};

/**
 * Writes a mark into the output each time the program has come to rest: all keys handled and the last frame written.
 * `idle;BYTES` where nothing is asked for that the operator waits for, `waiting;BYTES` where something is; BYTES is how
 * much of the input is handled. Before it, whenever it has changed, `size;COLUMNSxROWS` says for which size was drawn.
 * As marks are in the same stream as the frames, the screen is right when one is read.
 */
export const createIdleMark = ({ input, output, busy, instance }: IdleMarkParts) => {
  let asked = 0;
  let running = false;
  let toldSize = '';
  const mark = (text: string): void => {
    output.write(`\u001B]${idleMarkNumber};${text}\u0007`);
  };
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
    if (input.pendingBytes > 0) return;
    const size = `size;${output.columns}x${output.rows}`;
    if (size !== toldSize) mark(size);
    toldSize = size;
    mark(`${busy.count === 0 ? 'idle' : 'waiting'};${input.handledBytes}`);
  };
  const ask = (): void => {
    asked += 1;
    void run();
  };
  input.onHandled(ask);
  busy.onIdle(ask);
  return { ask };
};
