import { writeFileSync } from 'node:fs';
import { keysDocument } from './keysDocument.ts';

/** Writes the documents that are made of the tables of the program. */
writeFileSync('docs/keys.md', keysDocument());
