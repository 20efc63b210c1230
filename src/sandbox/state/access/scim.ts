// The entitlements of the company's IdentityIQ.

import { type ScimRow, scimRowsOf } from '../../data/access/scimEntitlements.ts';
import { perTenant } from '../../perTenant.ts';

/** Where the company's IdentityIQ believes to stand; pointers in its answers begin with this. */
export const scimBase = 'https://iiq.meridian.example/identityiq';

/** The entitlements of IdentityIQ. Nothing changes them: its API here only reads. */
export const scimRows = perTenant((tenant): readonly ScimRow[] =>
  scimRowsOf({ ...tenant, base: scimBase }),
);
