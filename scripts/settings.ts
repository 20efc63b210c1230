import { writeFileSync } from 'node:fs';
import { settingsDocument } from '../src/config/schemaDocument.ts';
import { configSchemaText } from '../src/config/schemaJson.ts';

/** Writes docs/settings.md and docs/config.schema.json out of the table of keys. */
writeFileSync('docs/settings.md', settingsDocument());
writeFileSync('docs/config.schema.json', configSchemaText());
