import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { keysDocument } from '../../../scripts/keysDocument.ts';

it('docs/keys.md is what the program does now (npm run documents writes it anew)', () => {
  expect(readFileSync('docs/keys.md', 'utf8')).toBe(keysDocument());
});
