// Writes the pictures of the documents (`npm run pictures`).

import { mkdirSync, writeFileSync } from 'node:fs';
import { drawDemo, pictureSize, pictures } from './drawing.ts';

/** Draws `docs/pictures/`: real frames of the demo. The same program draws the same pictures. */
const folder = new URL('../docs/pictures/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const picture of pictures) {
  const svg = await drawDemo(picture, pictureSize);
  writeFileSync(new URL(`${picture.name}.svg`, folder), svg);
  process.stdout.write(`docs/pictures/${picture.name}.svg\n`);
}
