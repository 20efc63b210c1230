// Writes the pictures of the documents (`npm run pictures`).

import { mkdirSync, writeFileSync } from 'node:fs';
import { drawDemo, pictureSize, pictures } from './drawing.ts';

/** Draws `docs/pictures/`: real frames of the demo. The same program draws the same pictures. */
const folder = new URL('../docs/pictures/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, svg] of await drawDemo(pictures, pictureSize)) {
  writeFileSync(new URL(`${name}.svg`, folder), svg);
  process.stdout.write(`docs/pictures/${name}.svg\n`);
}
