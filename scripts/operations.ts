// Writes `docs/operations.md` (`npm run operations`).

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { present } from '../test/contract/descriptions.ts';
import { readEvidence } from '../test/contract/evidence.ts';
import { operationsDocument } from '../test/contract/operationsDocument.ts';
import { tour } from '../test/contract/tour.ts';

/** Writes docs/operations.md out of the tables and of what each contract test proved when it last ran. */
const file = 'docs/operations.md';
const { evidence, missing } = readEvidence();
if (missing.length > 0) {
  console.error(
    `Run these contract tests first, whole and without a failure: npx vitest run --project contract --project alone ${missing.map((name) => `test/${name}`).join(' ')}`,
  );
  process.exitCode = 1;
} else {
  const stops = await tour('v1');
  const today = new Date().toISOString().slice(0, 10);
  const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, operationsDocument({ stops, evidence, today, written }));
  if (!present) {
    console.error(
      'The official descriptions are absent (SPYGLASS_OPENAPI names their folder): what is new is marked "not checked", and what was checked before keeps its day.',
    );
  }
}
