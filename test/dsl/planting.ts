import type { Handed, Rule } from './gateway.ts';

/** How every planted secret begins; what follows says where it was planted. */
export const plantedHead = 'Hush77';

const secret = (place: string): string => `${plantedHead}-${place}-x`;

const base64 = (text: string): string => Buffer.from(text).toString('base64url');

/** A text in the form of a JSON Web Token, whose middle part says where it was planted. */
const jwt = (place: string): string =>
  `eyJhbGciOiJFUzI1NiJ9.${base64(JSON.stringify({ sub: secret(place) }))}.c2lnbmF0dXJl`;

/** A secret in each place and shape in which a tenant may have one. */
const fields = {
  password: secret('field'),
  PasswordLastUsed: '2026-03-01T10:00:00Z',
  passwordPolicies: ['none set'],
  tokenSeconds: 749,
  encrypted: 'special,other',
  special: secret('listedAsEncrypted'),
  accessKey: { id: 'k1', value: secret('belowASecretName') },
  secrets: [secret('inAList')],
  headers: [
    { key: 'Authorization', value: secret('header') },
    { name: 'x-api-key', value: secret('headerByName') },
  ],
  headerBlock: `Accept: */*\nAuthorization: Bearer ${secret('headerBlock')}\n`,
  body: `{"user":"x","password":"${secret('jsonBody')}"}`,
  template: `{"user":$user$, "password":"${secret('template')}"`,
  form: `grant_type=password&client_secret=${secret('form')}&x=1`,
  xml: `<a><entry key="password" value="${secret('xmlValue')}"/><token>${secret('xmlText')}</token></a>`,
  url: `https://svc:${secret('url')}@db.example/x?access_token=${secret('query')}`,
  jdbc: `jdbc:oracle:thin:scott/${secret('jdbc')}@//db.example:1521/x`,
  certificate: `-----BEGIN PRIVATE KEY-----\n${secret('pem')}\n-----END PRIVATE KEY-----`,
  cipher: `1:ACP:${secret('cipher')}`,
  jwt: jwt('jwt'),
  curlCommand: `curl -u svc:${secret('curl')} https://x.example`,
  webhook: `https://hooks.slack.com/services/T0/B0/${secret('webhook')}`,
};

/** The fields of things that hold prose, and may quote a secret in it. */
const prose =
  /^(?:description|message|text|displayName|error|errors|summary|statusMessage|localizedText)$/;

const inProse = (value: unknown, depth: number): unknown => {
  if (depth > 4 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => inProse(entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      prose.test(name) && typeof inner === 'string' && inner !== ''
        ? `${inner} password=${secret(`prose.${name}`)} `
        : inProse(inner, depth + 1),
    ]),
  );
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const planted = (thing: unknown): unknown => {
  if (!isObject(thing)) return thing;
  const { name, attributes, connectorAttributes, Resources } = thing;
  // The envelope of a SCIM list: its things are inside.
  if (Array.isArray(Resources)) return { ...thing, Resources: Resources.map(planted) };
  return {
    ...(inProse(thing, 0) as object),
    ...(typeof name === 'string' ? { name: `${name} password=${secret('name')}` } : {}),
    ...(isObject(attributes) ? { attributes: { ...attributes, ...fields } } : {}),
    ...(isObject(connectorAttributes)
      ? { connectorAttributes: { ...connectorAttributes, ...fields } }
      : {}),
    planted: fields,
  };
};

/** The answer of a gateway with secrets in every place; what is no JSON object or list stays. */
export const plantIn = (answer: Handed): Partial<Handed> => {
  const { json } = answer;
  if (Array.isArray(json)) {
    const rows = json.length === 0 ? [{ id: 'planted' }] : json;
    return { ...answer, json: rows.map(planted) };
  }
  return isObject(json) ? { ...answer, json: planted(json) } : answer;
};

/** Plants secrets in every answer but that of the token endpoint, whose token it hands to `onToken`. */
export const planting =
  (onToken: (token: string) => void = () => {}, instead: Rule = () => undefined): Rule =>
  async (request, pass) => {
    if (request.path === '/oauth/token') {
      const answer = await pass();
      onToken((answer.json as { readonly access_token: string }).access_token);
      return answer;
    }
    const own = await instead(request, pass);
    return own ?? plantIn(await pass());
  };

/** The places of which a secret is in a text, as it is or in Base64. */
export const foundIn = (text: string): readonly string[] => [
  ...new Set([
    ...(text.match(new RegExp(`${plantedHead}-[\\w.]*`, 'g')) ?? []),
    ...(text.includes(jwt('jwt').slice(24, 50)) ? ['jwt'] : []),
  ]),
];
