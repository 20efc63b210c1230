import { PassThrough, Writable } from 'node:stream';
import { get } from '../../src/cli/get/get.ts';
import type { Outcome } from './command.ts';

/** What a run of `spyglass get` is told beside its arguments. */
export type GetOptions = {
  readonly variables: Readonly<Record<string, string>>;
  /** Called with each piece of stdout; an error it gives is what the pipe answers. */
  readonly onPiece?: (text: string) => Error | undefined;
};

/** Runs `spyglass get` inside the test's own process, with pipes instead of a terminal. */
export const getInProcess = async (
  argv: readonly string[],
  { variables, onPiece }: GetOptions,
): Promise<Outcome & { readonly pieces: readonly string[] }> => {
  const pieces: string[] = [];
  let stderr = '';
  const stdout = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      const piece = Buffer.from(chunk).toString();
      const error = onPiece?.(piece);
      if (error === undefined) pieces.push(piece);
      done(error);
    },
  });
  const stdin = Object.assign(new PassThrough(), {
    setRawMode: () => {},
    ref: () => {},
    unref: () => {},
  });
  const code = await get(argv, {
    stdin,
    stdout,
    stderr: new Writable({
      write: (chunk: Uint8Array, _encoding, done) => {
        stderr += Buffer.from(chunk).toString();
        done();
      },
    }),
    variables,
    now: Date.now,
  });
  return { code, stdout: pieces.join(''), stderr, pieces };
};
