import { writeFileSync } from 'node:fs';
import { readFeatures } from './featureList.ts';
import { featuresDocument } from './featuresDocument.ts';

/** Writes docs/features.md out of docs/features.json, or says what is wrong with that. */
const { features, problems } = readFeatures();
if (problems.length > 0) {
  console.error(['docs/features.json cannot be used:', ...problems].join('\n'));
  process.exitCode = 1;
} else writeFileSync('docs/features.md', featuresDocument(features));
