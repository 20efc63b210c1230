// The schema of the answer of the token endpoint.

import * as z from 'zod';

/** The answer of the token endpoint; a client may only rely on these (authentication guide of the API). */
export const tokenAnswer = z.looseObject({
  access_token: z.string().refine((value) => value !== ''),
  expires_in: z.coerce.number().positive().catch(60),
});
