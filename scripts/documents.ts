// Writes the documents that are made of tables (`npm run documents`).

import { writeFileSync } from 'node:fs';
import { settingsDocument } from '../src/config/schema/schemaDocument.ts';
import { configSchemaText } from '../src/config/schema/schemaJson.ts';
import { readFeatures } from './featureList.ts';
import { featuresDocument } from './featuresDocument.ts';
import { findingsDocument } from './findingsDocument.ts';
import { fileMapDocument, houseDocument, housePage } from './houseDocument.ts';
import { keysDocument } from './keysDocument.ts';
import { sandboxDocument, sandboxPage } from './sandboxDocument.ts';

/** Writes the documents that are made of tables: of the program, its findings, its settings file, the sandbox, behaviours, and its source files. */
writeFileSync('docs/keys.md', keysDocument());
writeFileSync('docs/findings.md', findingsDocument());
writeFileSync('docs/settings.md', settingsDocument());
writeFileSync('docs/config.schema.json', configSchemaText());
writeFileSync('docs/house.md', houseDocument(housePage()));
writeFileSync('docs/house-map.md', fileMapDocument());
writeFileSync('docs/sandbox.md', sandboxDocument(sandboxPage()));

const { features, problems } = readFeatures();
if (problems.length > 0) {
  console.error(['docs/features.json cannot be used:', ...problems].join('\n'));
  process.exitCode = 1;
} else writeFileSync('docs/features.md', featuresDocument(features));
