import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ways } from './descriptions.ts';
import { readEvidence } from './evidence.ts';
import {
  comparable,
  none,
  type OperationRow,
  operationsDocument,
  rowsOfDocument,
} from './operationsDocument.ts';
import { type Stop, tour } from './tour.ts';

const { evidence, missing } = readEvidence();

const title =
  missing.length === 0
    ? 'the document of the operations'
    : `SKIPPED, these contract tests were never run whole and without a failure: ${missing.join(', ')}: the document of the operations`;

/** What nothing in the explorer calls though it changes nothing, and why. */
const withoutPlace: Readonly<Record<string, string>> = {
  'create-token': 'every connection calls it',
  'get-oauth-info': 'it is asked where nothing else says where the web console is',
  'peek-resource-objects': 'it needs a form that asks for what and how much',
  'list-entitlements-by-account': 'get-account-entitlements shows the same in both path schemes',
};

describe.skipIf(missing.length > 0)(title, () => {
  let stops: readonly Stop[];
  let rows: readonly OperationRow[];
  const written = readFileSync('docs/operations.md', 'utf8');
  beforeAll(async () => {
    stops = await tour('v1');
    rows = rowsOfDocument({ stops, evidence, today: '2026-01-01', written });
  });

  it('names no operation that no test called in each of its path schemes', () => {
    const called = new Set(evidence.flatMap(({ calls }) => calls));
    expect(
      ways.map(({ id, scheme }) => `${id} ${scheme}`).filter((way) => !called.has(way)),
    ).toEqual([]);
  });

  it('names no operation that the tests of the client did not call', () => {
    const files = evidence.filter(({ file }) => file.startsWith('contract/client/'));
    const called = new Set(files.flatMap(({ calls }) => calls));
    expect(
      ways.map(({ id, scheme }) => `${id} ${scheme}`).filter((way) => !called.has(way)),
    ).toEqual([]);
  });

  it('leaves no cell empty that may not be', () => {
    const empty = rows.flatMap((row) => [
      ...Object.entries(row).flatMap(([column, cell]) =>
        cell === '' ? [`${row.operation}: ${column}`] : [],
      ),
      ...(row.perService === none && row.v2024 === none ? [`${row.operation}: path`] : []),
      ...(row.effect !== 'writes' && row.explorer === none && !(row.operation in withoutPlace)
        ? [`${row.operation}: explorer`]
        : []),
    ]);
    expect(empty).toEqual([]);
  });

  it('is what docs/operations.md says', () => {
    const wanted = operationsDocument({ stops, evidence, today: '2026-01-01', written });
    expect(comparable(written), 'docs/operations.md is out of date: npm run operations').toBe(
      comparable(wanted),
    );
  });
});
