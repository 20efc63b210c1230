// The schema of what the authorization server says of a tenant to whoever asks.

import * as z from 'zod';
import { text } from '../tolerant.ts';

/** Where a tenant is reached (authentication guide of the API). It is told without a token. */
export const oauthInfo = z.looseObject({
  tenantId: text,
  tenantName: text,
  /** The address of the web console, which can be one of the customer's own. */
  cloudDomainUrl: text,
  pod: text,
});
export type OauthInfo = z.infer<typeof oauthInfo>;
