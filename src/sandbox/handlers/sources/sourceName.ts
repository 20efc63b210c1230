// The name of a source as other services than the sources API write it.

import type { WireSource } from '../../data/wire.ts';

/** The name with the number of the source, such as `Payroll [source-62867]`. */
export const numberedName = ({ name, connectorAttributes }: WireSource): string =>
  `${name} [source-${String(connectorAttributes.cloudExternalId)}]`;
