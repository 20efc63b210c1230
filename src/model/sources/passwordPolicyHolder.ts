// The schema of a password policy of a source, and of the identities it is for.

import * as z from 'zod';
import { list, maybe, text } from '../tolerant.ts';

/**
 * A password policy of a source, and whom it is for: identities with these attribute values. The one without selectors
 * is for everybody else (sources API, list-password-policy-holders-on-source, whose example has them null).
 */
export const passwordPolicyHolder = z.looseObject({
  policyId: text,
  policyName: text,
  selectors: maybe(
    z.looseObject({ identityAttr: list(z.looseObject({ name: text, value: text })) }),
  ),
});
export type PasswordPolicyHolder = z.infer<typeof passwordPolicyHolder>;
