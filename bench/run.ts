// Runs all measurements and prints the results (`npm run bench`).

import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureFiltering } from './filtering.ts';
import { measureLoading } from './loading.ts';
import { measureMemory, reportOptions } from './memory.ts';
import { measureMoving } from './moving.ts';
import { listTitle, size, startProgram } from './program.ts';
import { measureResting, untilAtRest } from './resting.ts';
import { type Row, tableOf } from './row.ts';
import { measureStartUp } from './startUp.ts';
import { startTenant, type Tenant } from './tenant.ts';
import type { Terminal } from './terminal.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
});

const usage = `npm run bench -- [--quick] [--json]

  --quick   fewer runs, and 2,000 sources instead of 100,000 entitlements
  --json    the rows as JSON on stdout
`;

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

const untilSources = async (terminal: Terminal): Promise<void> => {
  await terminal.until('all sources', (lines) => /^SOURCES 2,000(\s|$)/.test(listTitle(lines)));
  await untilAtRest(terminal);
};

/** Over the 2,000 sources of the tenant: done in half a minute. */
const measureSources = async (tenant: Tenant): Promise<readonly Row[]> => {
  const terminal = startProgram([], tenant.variables);
  await untilSources(terminal);
  const list = '2,000 rows';
  const rows = [
    ...(await measureMoving(terminal, list)),
    ...(await measureFiltering(terminal, list, 2)),
    ...(await measureResting(terminal, 5)),
  ];
  await terminal.quit();
  return rows;
};

/** Over 100,000 entitlements, which the limit of the API lets nobody have in less than half a minute. */
const measureEntitlements = async (tenant: Tenant): Promise<readonly Row[]> => {
  const terminal = startProgram([], tenant.variables, reportOptions);
  await untilSources(terminal);
  say('Loading 100,000 entitlements.');
  const list = '100,000 rows';
  const loading = await measureLoading(terminal, tenant);
  await untilAtRest(terminal);
  say('Moving and filtering in them.');
  const rows = [
    ...(await measureMoving(terminal, list)),
    ...(await measureFiltering(terminal, list, 5)),
    ...loading,
  ];
  say('Doing nothing for 30 s.');
  rows.push(...(await measureResting(terminal, 30)));
  rows.push(...(await measureMemory(terminal, '100,000 entitlements')));
  await terminal.quit();
  return rows;
};

const run = async (): Promise<void> => {
  const tenant = await startTenant();
  try {
    say('Starting up, again and again.');
    const rows = [
      ...(await measureStartUp(tenant, values.quick === true ? 5 : 15)),
      ...(await (values.quick === true ? measureSources(tenant) : measureEntitlements(tenant))),
    ];
    const over = rows.filter(({ verdict }) => verdict === 'over').length;
    if (values.json === true) {
      process.stdout.write(
        `${JSON.stringify({ node: process.version, size, rows }, undefined, 2)}\n`,
      );
      return;
    }
    const load = loadavg()[0]?.toFixed(1);
    process.stdout.write(
      `${tableOf(rows)}\n\nMedians, with the smallest and the largest, at ${size.columns}×${size.rows} on Node ${process.versions.node}, ` +
        `${cpus().length} processors, load ${load}.\nA machine that does other things too measures more: ratios and medians say more than ` +
        `single times. ${over === 0 ? 'Nothing is over its budget.' : `${over} over budget.`}\n`,
    );
  } finally {
    tenant.close();
  }
};

if (values.help === true) process.stdout.write(usage);
else await run();
