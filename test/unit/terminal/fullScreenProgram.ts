/** A small program on the whole screen, for the tests of what is left behind. Ends on a key, in the way it was told. */
import { render, Text, useInput, usePaste } from 'ink';
import { createElement } from 'react';
import { createInput } from '../../../src/terminal/input/input.ts';
import { createOutput } from '../../../src/terminal/output/output.ts';
import { createRestore, installRestore } from '../../../src/terminal/output/restore.ts';

const how = process.argv[2];
process.stdout.write('before\n');

const output = createOutput(process.stdout);
const restore = createRestore({ output, stdin: process.stdin });
installRestore({ restore, onCrash: () => '(noted)' });
const disarm = restore.arm();

const Screen = () => {
  usePaste(() => {});
  useInput(() => {
    if (how === 'unmount') instance.unmount();
    else if (how === 'exit') process.exit(3);
    else if (how === 'throw')
      setImmediate(() => {
        throw new TypeError('on\x1b[2Je');
      });
    else if (how === 'reject') Promise.reject('no reason');
  });
  return createElement(Text, null, 'READY');
};

const instance = render(createElement(Screen), {
  stdin: createInput(process.stdin),
  stdout: output,
  alternateScreen: true,
  interactive: true,
  exitOnCtrlC: false,
  patchConsole: false,
});
await instance.waitUntilExit();
disarm();
process.stdout.write('after\n');
