// The lines of :whoami: the user, the scopes of the token, and what it does not allow.

import { fillIn } from '../../../commands/keys/fillKeys.ts';
import { dateAndTime, fromNow } from '../../../insight/time.ts';
import {
  actsForUser,
  missingFor,
  operationWords,
  type Refused,
  refusedBy,
  saysRights,
  scopeWords,
} from '../../../insight/tokenRights.ts';
import { type Operation, operations } from '../../../model/operations.ts';
import type { Claims } from '../../../model/whoAmI.ts';
import { catalogue } from '../../../resources/index.ts';
import type { Identified } from '../../../store/environments/identified.ts';
import type { Session } from '../../../store/environments/session.ts';
import type { Overlay } from '../../../store/overlay.ts';
import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { fit, wrapWords } from '../../../terminal/text/width.ts';
import { errorLines } from '../errorText.ts';
import { labelledLines, type TextLine, wrappedLines } from '../textLines.ts';

const labelCells = 16;

const title = (text: string): TextLine => [{ text: clean(` ${text}`), bold: true }];

/** A label, and beside it a text in as many lines as it takes. */
const pair = (
  label: string,
  text: string,
  width: number,
  look: Omit<Span, 'text'> = {},
): readonly TextLine[] =>
  labelledLines(
    [{ text: clean('  ') }, { text: fit(clean(label), labelCells), tone: 'quiet' }],
    wrapWords(clean(text), Math.max(20, width - labelCells - 3)).map((part) => [
      { text: part, ...look },
    ]),
  );

const endWords = (
  { endsAtMs }: Claims,
  by: 'client' | 'token',
  nowMs: number,
): readonly [string, Omit<Span, 'text'>] => {
  if (endsAtMs === undefined) return ['the token does not say', {}];
  const then =
    by === 'client' ? 'another one is fetched in time' : 'a new one must then be brought by you';
  return [
    `${dateAndTime(endsAtMs)} (${fromNow(endsAtMs, nowMs)}); ${then}`,
    endsAtMs <= nowMs ? { tone: 'bad' } : {},
  ];
};

const userWords = (claims: Claims): string =>
  actsForUser(claims)
    ? (claims.userName ?? `identity ${claims.identityId}`)
    : 'none: this is an API client without a user';

const levelWords = (claims: Claims): string => {
  if (!actsForUser(claims)) return 'none, as there is no user: the scopes decide alone';
  if (claims.levels === undefined) return 'the token does not say';
  return claims.levels.length === 0 ? 'the token names none' : claims.levels.join(', ');
};

/** What is refused, grouped by the missing permission, so that each permission is named once. */
const byNeed = (refused: readonly { readonly what: string; readonly needs: string }[]) => {
  const groups = new Map<string, string[]>();
  for (const { what, needs } of refused) groups.set(needs, [...(groups.get(needs) ?? []), what]);
  return [...groups];
};

const deniedLines = (
  refused: readonly { readonly what: string; readonly needs: string }[],
  width: number,
): readonly TextLine[] =>
  byNeed(refused).flatMap(([needs, things]) => [
    ...wrappedLines(things.join(', '), 2, width),
    ...wrappedLines(`needs ${needs}`, 4, width, { tone: 'warn' }),
  ]);

const isChange = ({ operation }: Refused): boolean => {
  const { effect }: Operation = operations[operation];
  return effect !== 'reads';
};

/** What the token does not allow: kinds that cannot be seen, then changes and checks that cannot be made. */
const cannotLines = (
  claims: Claims,
  reads: Extract<Identified, { status: 'ready' }>['reads'],
  { scheme }: Session,
  width: number,
): readonly TextLine[] => {
  const kinds = catalogue.flatMap((kind) => {
    const needs = (reads[kind.id] ?? [])
      .map((operation) => missingFor(operation, scheme, claims))
      .find((missing) => missing !== undefined);
    return needs === undefined ? [] : [{ what: kind.plural, needs }];
  });
  const changes = refusedBy(claims, scheme)
    .filter(isChange)
    .map(({ operation, needs }) => ({ what: operationWords(operation), needs }));
  if (kinds.length + changes.length === 0 && !saysRights(claims)) {
    return wrappedLines(
      'The token does not name its rights in words that spyglass knows: it cannot tell what the tenant refuses. That shows when it is tried.',
      2,
      width,
      { tone: 'warn' },
    );
  }
  if (kinds.length + changes.length === 0) {
    return wrappedLines(
      'By what the token says, the tenant refuses you nothing that spyglass asks.',
      2,
      width,
      {
        tone: 'good',
      },
    );
  }
  return [
    ...(kinds.length === 0 ? [] : [title('YOU CANNOT SEE'), ...deniedLines(kinds, width), []]),
    ...(changes.length === 0
      ? []
      : [title('YOU CANNOT CHANGE OR CHECK'), ...deniedLines(changes, width), []]),
    ...wrappedLines(
      'This is what the token says of itself; the tenant has the last word.',
      2,
      width,
      {
        tone: 'quiet',
      },
    ),
  ];
};

const readyLines = (
  found: Extract<Identified, { status: 'ready' }>,
  session: Session,
  width: number,
): readonly TextLine[] => {
  const { who, atMs } = found;
  const place = pair('read from', session.origin, width);
  if (who.by === 'password') {
    return [
      ...pair('user', who.userName, width, { bold: true }),
      ...place,
      [],
      ...wrappedLines(
        'User name and password go with every request; IdentityIQ says no more.',
        2,
        width,
      ),
    ];
  }
  if (who.claims === undefined) {
    return [
      ...place,
      [],
      ...wrappedLines(
        'This token cannot be read: it is no JWT. What it may do shows when it is tried.',
        2,
        width,
      ),
    ];
  }
  const { claims } = who;
  const [end, look] = endWords(claims, who.by, atMs);
  return [
    ...pair('user', userWords(claims), width, { bold: true }),
    ...(claims.clientId === undefined ? [] : pair('client', claims.clientId, width)),
    ...pair('organisation', claims.org ?? 'the token does not say', width),
    ...(claims.pod === undefined ? [] : pair('pod', claims.pod, width)),
    ...pair('user levels', levelWords(claims), width),
    ...pair('scopes', scopeWords(claims.scopes), width),
    ...pair('token ends', end, width, look),
    ...place,
    [],
    ...cannotLines(claims, found.reads, session, width),
  ];
};

/** The lines of :whoami: user, client, scopes, and what they do not allow. */
export const whoAmILines = (
  state: State,
  { found }: Extract<Overlay, { type: 'whoami' }>,
): readonly TextLine[] => {
  const { session, size } = state;
  const head = title(`WHO AM I in ${session.environment}`);
  switch (found.status) {
    case 'asking':
      return [head, ...wrappedLines('asking', 2, size.columns, { tone: 'quiet' })];
    case 'failed':
      return [head, ...errorLines(found.error, fillIn(state), size.columns)];
    case 'ready':
      return [head, ...readyLines(found, session, size.columns)];
    default:
      return found satisfies never;
  }
};
