// Writes `docs/operations.md` (`npm run operations`).

import { mkdirSync, writeFileSync } from 'node:fs';
import { readEvidence } from '../test/contract/evidence.ts';
import { operationsDocument } from '../test/contract/operationsDocument.ts';
import { tour } from '../test/contract/tour.ts';

/** Writes docs/operations.md out of the tables and of what the last run of the contract tests proved. */
const { evidence, missing } = readEvidence();
if (missing.length > 0) {
  console.error(
    `Run the contract tests first (npx vitest run --project contract). Not run: ${missing.join(', ')}`,
  );
  process.exitCode = 1;
} else {
  const stops = await tour('v1');
  const today = new Date().toISOString().slice(0, 10);
  mkdirSync('docs', { recursive: true });
  writeFileSync('docs/operations.md', operationsDocument({ stops, evidence, today }));
}
