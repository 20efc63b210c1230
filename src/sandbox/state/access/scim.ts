// The entitlements of the company's IdentityIQ.

import { type ScimRow, scimRowsOf } from '../../data/access/scimEntitlements.ts';
import { perTenant } from '../../perTenant.ts';

/** The address with which references in the answers of IdentityIQ begin. */
export const scimBase = 'https://iiq.meridian.example/identityiq';

/** The entitlements of IdentityIQ, which can only be read. */
export const scimRows = perTenant((tenant): readonly ScimRow[] =>
  scimRowsOf({ ...tenant, base: scimBase }),
);
