// The handlers of all live checks of a source.

import type { Handlers } from '../../call.ts';
import { checkConnection } from './check.ts';
import { testConfiguration } from './configuration.ts';
import { peekObjects } from './peek.ts';
import { pingCluster } from './ping.ts';

/** The handlers of live checks. */
export const probeHandlers = {
  'test-source-connection': checkConnection,
  'test-source-configuration': testConfiguration,
  'ping-cluster': pingCluster,
  'peek-resource-objects': peekObjects,
} satisfies Handlers;
