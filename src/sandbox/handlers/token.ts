// The handlers of the authorization server: the token call, and what it says of the tenant.

import { company } from '../data/tenant/tenant.ts';
import type { Reply } from '../http/respond.ts';
import { notFound, ok } from '../http/respond.ts';
import type { Call, Handlers } from './call.ts';

const refused = (status: number, error: string, description: string): Reply => ({
  type: 'json',
  status,
  body: { error, error_description: description },
});

/** The parameters of a token call, from the query and from a form of either media type. */
const parametersOf = async (call: Call): Promise<URLSearchParams> => {
  const parameters = new URLSearchParams(call.query);
  const add = (name: string, value: unknown) => {
    if (typeof value === 'string') parameters.set(name, value);
  };
  if (call.contentType.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(call.body), {
      headers: { 'content-type': call.contentType },
    }).formData();
    for (const [name, value] of form) add(name, value);
  } else {
    for (const [name, value] of new URLSearchParams(call.body.toString())) add(name, value);
  }
  return parameters;
};

/** Issues a token for client credentials (authentication documents, client credentials). */
const createToken = async (call: Call): Promise<Reply> => {
  let parameters: URLSearchParams;
  try {
    parameters = await parametersOf(call);
  } catch {
    return refused(400, 'invalid_request', 'The form cannot be read');
  }
  const grant = parameters.get('grant_type');
  if (grant === null) return refused(400, 'invalid_request', 'Missing grant type');
  if (grant.toLowerCase() !== 'client_credentials') {
    return refused(400, 'unsupported_grant_type', `Unsupported grant type: ${grant}`);
  }
  const token = call.issueToken({
    clientId: parameters.get('client_id') ?? '',
    clientSecret: parameters.get('client_secret') ?? '',
  });
  return token === undefined ? refused(401, 'invalid_client', 'Bad client credentials') : ok(token);
};

/** The web console of the company, which is nowhere: names that end so belong to nobody (RFC 2606). */
const consoleUrl = `https://${company.org}.example`;

/** Says where the tenant is reached, to anybody (authentication documents, discovery). */
const getOauthInfo = ({ tenant, quirks, headers }: Call): Reply =>
  quirks.has(59)
    ? notFound
    : ok({
        tenantId: tenant.accounts.administrator.tenantId,
        tenantName: company.org,
        authorizeEndpoint: `https://${company.org}.login.example/oauth/authorize`,
        tokenEndpoint: `http://${headers.host}/oauth/token`,
        cloudDomainUrl: consoleUrl,
        logoutUrl: `${consoleUrl}/logout`,
        pod: company.pod,
      });

/** The handlers of the authorization server. */
export const tokenHandlers = {
  'create-token': createToken,
  'get-oauth-info': getOauthInfo,
} satisfies Handlers;
