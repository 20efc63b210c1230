// Measures the memory of the running program.

import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, informing, type Row } from './row.ts';
import type { Terminal } from './terminal.ts';

const megabyte = 1_000_000;

/** Where a program with these options of Node's leaves a report on SIGUSR2. */
export const reportFile = join(tmpdir(), `spyglass-bench-${process.pid}.json`);
export const reportOptions: readonly string[] = [
  '--report-on-signal',
  '--report-exclude-network',
  `--report-directory=${tmpdir()}`,
  `--report-filename=spyglass-bench-${process.pid}.json`,
];

const statusOf = async (pid: number, name: string): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes = 'NaN'] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status) ?? [];
  return (Number(kilobytes) * 1_024) / megabyte;
};

/** Bytes of live and dead objects, from the report that Node writes on a signal. It also writes on the screen. */
const heapOf = async (terminal: Terminal): Promise<number> => {
  process.kill(terminal.pid, 'SIGUSR2');
  await terminal.until('the report', (lines) => lines.some((line) => line.includes('completed')));
  const report = JSON.parse(await readFile(reportFile, 'utf8')) as {
    readonly javascriptHeap: { readonly usedMemory: number };
  };
  await rm(reportFile, { force: true });
  return report.javascriptHeap.usedMemory / megabyte;
};

/** What the program holds. It must have been started with `reportOptions`; its screen is spoilt afterwards. */
export const measureMemory = async (terminal: Terminal, held: string): Promise<readonly Row[]> => {
  const resident = await statusOf(terminal.pid, 'VmRSS');
  const peak = await statusOf(terminal.pid, 'VmHWM');
  const heap = await heapOf(terminal);
  const told = `${Math.round(resident)} MB (at most ${Math.round(peak)} so far)`;
  return [
    atMost(`memory with ${held}: resident`, resident, told, 300, 'MB'),
    informing(`memory with ${held}: heap in use`, heap, `${Math.round(heap)} MB`),
  ];
};
