import { type Api, connect, nothingMasked } from '../../src/api/index.ts';
import type { Tenant } from './tenant.ts';

/** A client of the tenant beside the program, such as somebody's script, that changes nothing. */
export const connectBeside = ({ sandbox }: Pick<Tenant, 'sandbox'>): Api => {
  const { baseUrl, clientId, clientSecret } = sandbox;
  return connect(
    {
      environment: 'a script',
      origin: 'the test',
      baseUrl,
      credentials: { type: 'client', clientId, clientSecret },
      scheme: 'v1',
    },
    { masking: nothingMasked, allowed: () => ({ probes: false, writes: false }) },
  );
};
