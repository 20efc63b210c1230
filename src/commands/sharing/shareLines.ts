// The lines for a shell that repeat a request: curl, sail and spyglass get.

import type { RequestPreview } from '../../api/requestPreview.ts';
import { needsSchema, parentKindOf, sourceNeed } from '../../resources/placement.ts';
import type { Kind, Scope } from '../../resources/types.ts';
import type { Session } from '../../store/environments/session.ts';
import { cleanWhole } from '../../terminal/text/clean.ts';

/** A word as sh reads it back: bare where nothing in it means anything to a shell, else in single quotes. */
export const shellWord = (text: string): string =>
  /^[\w@%+:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** The variables that the shell takes a secret from, so that the line itself can be passed on. */
const authorization = {
  token: 'SAIL_ACCESS_TOKEN',
  user: 'IIQ_USERNAME',
  password: 'IIQ_PASSWORD',
};

/** The words that show who is calling; the shell puts the secret in. */
const proof = (product: RequestPreview['product']): readonly string[] =>
  product === 'identityiq'
    ? ['-u', `"$${authorization.user}:$${authorization.password}"`]
    : ['-H', `"Authorization: Bearer $${authorization.token}"`];

const experimental = 'X-SailPoint-Experimental: true';

const bodyWords = (body: unknown): readonly string[] =>
  body === undefined
    ? []
    : ['-H', "'Content-Type: application/json'", '--data-raw', shellWord(JSON.stringify(body))];

/** The request as a line for a shell. The secret is in a variable, never in the line. */
export const curlLine = (
  baseUrl: string,
  { method, target, product, body }: RequestPreview,
): string =>
  [
    'curl -sS',
    ...(method === 'GET' ? [] : ['-X', method]),
    ...proof(product),
    ...(product === 'identityiq' ? [] : ['-H', shellWord(experimental)]),
    ...bodyWords(body),
    shellWord(`${baseUrl}${target}`),
  ].join(' ');

/** Where a session's environment comes from, when no file names it. */
const isUnnamed = ({ origin }: Pick<Session, 'origin'>): boolean =>
  origin === 'the demo' || origin.startsWith('--base-url') || origin.startsWith('variable');

/**
 * The request in the grammar of the official CLI; undefined where that does not know the product. The environment is named
 * wherever a file names it: the active one of the official CLI may be another tenant.
 */
export const sailLine = (
  { method, target, product, body }: RequestPreview,
  session: Pick<Session, 'environment' | 'origin'>,
): string | undefined => {
  if (product === 'identityiq') return undefined;
  const words = ['sail', 'api', method.toLowerCase(), target, '-H', experimental];
  const data = body === undefined ? [] : ['-b', JSON.stringify(body)];
  const environment = isUnnamed(session) ? [] : ['--env', cleanWhole(session.environment)];
  return [...words, ...data, ...environment].map(shellWord).join(' ');
};

/** How `spyglass` is told the environment of a session. */
const environmentWords = ({ environment, origin, scheme }: Session, baseUrl?: string) => {
  const api = scheme === 'v1' ? [] : ['--api', scheme];
  if (origin === 'the demo') return ['--demo', ...api];
  if (origin.startsWith('--base-url')) return ['--base-url', baseUrl ?? environment, ...api];
  return origin.startsWith('variable') ? api : ['--env', environment, ...api];
};

/** The words of `spyglass get` that print a thing, or the list that it is in where it cannot be asked for alone. */
export const getWords = (kind: Kind, id: string, scope: Scope): readonly string[] => {
  const { source, schema, parent } = scope;
  const isAlone = kind.list !== undefined && kind.get !== undefined && id !== '';
  return [
    kind.id,
    ...(isAlone ? [id] : []),
    ...(kind.asks !== undefined && parent !== undefined ? [parent.name] : []),
    ...(sourceNeed(kind) !== 'no' && source !== undefined ? ['--source', source.id] : []),
    ...(needsSchema(kind) && schema !== undefined ? ['--schema', schema.id] : []),
    ...(parentKindOf(kind) !== undefined && parent !== undefined ? ['--of', parent.id] : []),
  ];
};

/** The line of `spyglass get` that prints a thing. */
export const getLine = (
  kind: Kind,
  id: string,
  scope: Scope,
  session: Session,
  baseUrl?: string,
): string =>
  ['spyglass', 'get', ...getWords(kind, id, scope), ...environmentWords(session, baseUrl)]
    .map((word) => shellWord(cleanWhole(word)))
    .join(' ');
