// The table of all that texts of connectors and runs are known to say, the closest cause first.

import { applianceRecognisers } from './appliances.ts';
import { connectionRecognisers } from './connections.ts';
import { credentialRecognisers } from './credentials.ts';
import { dataRecognisers } from './data.ts';
import type { Recogniser } from './recogniser.ts';
import { rightRecognisers } from './rights.ts';
import { targetRecognisers } from './targets.ts';
import { wrapperRecognisers } from './wrappers.ts';

const table = [
  ...credentialRecognisers,
  ...applianceRecognisers,
  ...targetRecognisers,
  ...rightRecognisers,
  ...dataRecognisers,
  ...connectionRecognisers,
  ...wrapperRecognisers,
] as const;

/** The stable name of what a text says. */
export type RecognisedCode = (typeof table)[number]['code'];

/** An entry of the table, by its code. */
export type Known = Recogniser & { readonly code: RecognisedCode };

/** All entries: where several fit a text, the first is the closest. */
export const recognisers: readonly Known[] = table;
