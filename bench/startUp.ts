// Measures how long the program takes to start.

import { median, spread } from './numbers.ts';
import { hasHeader, hasRows, size, startProgram } from './program.ts';
import { atMost, informing, type Row } from './row.ts';
import type { Tenant } from './tenant.ts';
import { startTerminal, type Terminal } from './terminal.ts';

/** Milliseconds from the start of a process to each thing that is waited for. */
type Times = Record<
  'node' | 'version' | 'firstFrame' | 'firstFrameUncached' | 'firstRows' | 'demoRows',
  number
>;

const untilEnded = async (terminal: Terminal): Promise<number> =>
  (await terminal.ended) - terminal.startedAtMs;

const oneRound = async (tenant: Tenant): Promise<Times> => {
  const node = await untilEnded(startTerminal({ args: ['-e', '0'], size }));
  const version = await untilEnded(startProgram(['--version'], {}));
  const running = startProgram([], tenant.variables);
  const firstFrame = (await running.until('the header', hasHeader)) - running.startedAtMs;
  const firstRows = (await running.until('rows', hasRows)) - running.startedAtMs;
  await running.quit();
  const demo = startProgram(['--demo'], {});
  const demoRows = (await demo.until('rows', hasRows)) - demo.startedAtMs;
  await demo.quit();
  const uncached = startProgram([], { ...tenant.variables, NODE_DISABLE_COMPILE_CACHE: '1' });
  const firstFrameUncached = (await uncached.until('the header', hasHeader)) - uncached.startedAtMs;
  await uncached.quit();
  return { node, version, firstFrame, firstFrameUncached, firstRows, demoRows };
};

/**
 * How long things take from the start of a process, beside a Node that does nothing, in turn and so often. The first
 * round fills the compile cache and is not counted.
 */
export const measureStartUp = async (tenant: Tenant, rounds: number): Promise<readonly Row[]> => {
  await oneRound(tenant);
  const times: Times[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await oneRound(tenant));
  const of = (name: keyof Times) => times.map((time) => time[name]);
  const bare = median(of('node'));
  const ratio = (name: keyof Times) => median(of(name)) / bare;
  const told = (name: keyof Times) => `${ratio(name).toFixed(2)} ×   ${spread(of(name), 'ms')}`;
  return [
    informing('node -e 0', bare, `1 ×      ${spread(of('node'), 'ms')}`),
    informing('--version', ratio('version'), told('version')),
    atMost('first frame', ratio('firstFrame'), told('firstFrame'), 7, '×'),
    informing(
      'first frame, nothing in the compile cache',
      ratio('firstFrameUncached'),
      told('firstFrameUncached'),
    ),
    atMost('first rows, sandbox running', ratio('firstRows'), told('firstRows'), 10, '×'),
    atMost('first rows of --demo', ratio('demoRows'), told('demoRows'), 11, '×'),
  ];
};
