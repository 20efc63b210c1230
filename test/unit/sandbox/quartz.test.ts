import { expect, it } from 'vitest';
import { objectionToQuartz } from '../../../src/sandbox/data/runs/quartz.ts';

it.each([
  '0 0 5,13,21 * * ?',
  '0 0 12 1/1 * ? *',
  '0 0 2 ? * 1',
  '0 15 10 ? * 2-6',
  '0 */5 * * * ?',
  '0 0,15,30,45 * * * ?',
  '0 0 22-2 * * ?',
  '0 0 4 ? * 7#1',
  '0 0 4 ? * FRIL',
  '0 0 4 ? jan,MAR-may MON-FRI',
  '0 0 4 L * ?',
  '0 0 4 L-3 * ?',
  '0 0 4 LW * ?',
  '0 0 4 15W * ?',
  '0 0 4 1 1 ? 2026-2030/2',
  '  0 /5 0-12/3  * * ? ',
])('"%s" is an expression of Quartz', (expression) => {
  expect(objectionToQuartz(expression)).toBe(undefined);
});

it.each([
  ['0 5 * * *', '6 or 7 fields'],
  ['', '6 or 7 fields'],
  ['0 0 5 * * ? 2026 x', '6 or 7 fields'],
  ['0 0 5 * * *', 'must be "?"'],
  ['0 0 5 ? * ?', 'must be "?"'],
  ['60 0 5 * * ?', 'seconds "60"'],
  ['0 60 5 * * ?', 'minutes "60"'],
  ['0 0 24 * * ?', 'hours "24"'],
  ['0 0 5 0 * ?', 'day of the month "0"'],
  ['0 0 5 32 * ?', 'day of the month "32"'],
  ['0 0 5 15W,L * ?', 'day of the month "15W,L"'],
  ['0 0 5 * 13 ?', 'month "13"'],
  ['0 0 5 ? * 0', 'day of the week "0"'],
  ['0 0 5 ? * 8', 'day of the week "8"'],
  ['0 0 5 ? * 2#6', 'day of the week "2#6"'],
  ['0 0 5 ? * MONDAY', 'day of the week "MONDAY"'],
  ['0 0 5 ? * XYZ', 'day of the week "XYZ"'],
  ['0 ? 5 ? * 1', 'minutes "?"'],
  ['0 0/60 5 * * ?', 'minutes "0/60"'],
  ['0 1, 5 * * ?', 'minutes "1,"'],
  ['0 1-2-3 5 * * ?', 'minutes "1-2-3"'],
  ['0 -5 5 * * ?', 'minutes "-5"'],
  ['0 0 5 * * ? 1969', 'year "1969"'],
  ['0 0 5 * * ? 2030-2026', 'year "2030-2026"'],
])('"%s" is none: %s', (expression, reason) => {
  expect(objectionToQuartz(expression)).toContain(reason);
});
