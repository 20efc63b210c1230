// The files that were uploaded for the connector of each source.

import { type PerSource, partOf, perSource } from '../../parts.ts';

/** The names of the files that the connector of each source was given. */
export const connectorFilesOf = partOf((): PerSource<readonly string[]> => perSource(() => []));
