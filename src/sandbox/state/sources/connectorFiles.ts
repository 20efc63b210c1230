// The files that were uploaded for the connector of each source.

import { type PerSource, perSource, perTenant } from '../../perTenant.ts';

/** The names of the uploaded connector files of each source. */
export const connectorFilesOf = perTenant((): PerSource<readonly string[]> => perSource(() => []));
