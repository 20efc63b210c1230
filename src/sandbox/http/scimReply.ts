// Answers of the SCIM API of IdentityIQ: good ones and errors.

import type { Reply } from './respond.ts';

const headers = { 'Content-Type': 'application/scim+json;charset=UTF-8' } as const;

/** A good answer of SCIM. */
export const scimOk = (body: unknown): Reply => ({ type: 'json', status: 200, body, headers });

/** A SCIM error (RFC 7644, section 3.12): its status stands in it as text. */
export const scimProblem = (status: number, detail: string, scimType?: string): Reply => ({
  type: 'json',
  status,
  headers,
  body: {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail,
  },
});
