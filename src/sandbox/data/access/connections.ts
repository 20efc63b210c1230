// The ids of entitlement connections.

import { idsOf } from '../ids.ts';

/** The ids of entitlement connections, without dashes. */
export const connectionIds = idsOf('6c692d9', 4_093, 'connection id');
