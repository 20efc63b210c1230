// Says in words why a live check failed: the step, the cause that the connector's own text names, and what to do next.

import { keyed } from '../../model/keyed.ts';
import { accountCauses, type Cause, signsOfCauses, vagueCauses } from './causes.ts';
import { quoteOf, statementsOf, textOfDetails } from './connectorText.ts';

/** What the text of a connector says: one cause, or none that is clear; with the words that say so, where there are any. */
export type Finding = { readonly cause: Cause | 'unclear'; readonly quote: string | undefined };

type Sign = { readonly cause: Cause; readonly quote: string };

const signsIn = (statements: readonly string[]): readonly Sign[] =>
  signsOfCauses.flatMap(([cause, patterns]) => {
    for (const statement of statements) {
      for (const pattern of patterns) {
        const found = pattern.exec(statement);
        if (found !== null) return [{ cause, quote: quoteOf(statement, found.index) }];
      }
    }
    return [];
  });

/**
 * Reads the cause out of the details of a failed check. A text that blames the account beside something else blames
 * neither: several attempts stand in one text then, and nothing tells which of them counts.
 */
export const findingOf = (details: unknown): Finding => {
  const text = textOfDetails(details);
  if (text === '') return { cause: 'unclear', quote: undefined };
  const signs = signsIn(statementsOf(text));
  const close = signs.filter(({ cause }) => !vagueCauses.includes(cause));
  const kinds = new Set(close.map(({ cause }) => accountCauses.includes(cause)));
  const [first] = close.length === 0 ? signs : close;
  if (first === undefined || kinds.size > 1) {
    return { cause: 'unclear', quote: quoteOf(text.split(/[\n\r]/)[0] ?? '') };
  }
  return first;
};

type Words = { readonly why: string; readonly next: string };

const again = keyed`then press {probe.again}`;

const words: Readonly<Record<Cause, Words>> = {
  passwordExpired: {
    why: 'a password or secret has expired or must be changed',
    next: `renew it where the target keeps it, put the new one into the source, ${again}.`,
  },
  accountLocked: {
    why: 'the account that the source uses is locked',
    next: `find out on the target what locked it, have it unlocked, ${again}.`,
  },
  accountDisabled: {
    why: 'the account that the source uses may not sign in: it is disabled, expired or restricted',
    next: `look at the account on the target, ${again}.`,
  },
  accountUnknown: {
    why: 'the target does not know the account or application that the source uses',
    next: `compare the name on the source with that on the target, ${again}.`,
  },
  tokenRefused: {
    why: 'the token that the source uses has expired or is not accepted',
    next: `make a new token where the target issues them, put it into the source, ${again}.`,
  },
  wrongCredentials: {
    why: 'the target does not accept the name or the secret of the account',
    next: `compare both with those on the target, correct them on the source, ${again}.`,
  },
  secretUndecryptable: {
    why: 'what is stored encrypted in the source cannot be decrypted on this cluster',
    next: `was the source moved to another cluster? Type the same secrets once more in the web console, ${again}.`,
  },
  applianceSilent: {
    why: 'no VA of the cluster answers',
    next: 'look at the VAs of the cluster, and whether they reach the tenant on port 443.',
  },
  hostUnknown: {
    why: 'a host name cannot be found from there',
    next: `check the host name on the source, and the DNS that the VA uses, ${again}.`,
  },
  addressNotAllowed: {
    why: 'the target does not let this network address in',
    next: 'have the address of the VA or of the tenant allowed at the target.',
  },
  proxyRefused: {
    why: 'a proxy on the way refused the connection',
    next: 'ask those who run the proxy; the target was not asked.',
  },
  certificate: {
    why: 'there is no trusted TLS connection to the target',
    next: 'look at the certificate of the target and its CA, and whether the VA knows that CA.',
  },
  clock: {
    why: 'the clocks are too far apart',
    next: 'compare the clock of the VA with that of the target.',
  },
  rateLimited: {
    why: 'a limit of the target on requests or connections is reached',
    next: `wait, and look at what else uses the target at this time, ${again}.`,
  },
  unreachable: {
    why: 'the target cannot be reached',
    next: 'check host and port on the source, whether the target runs, and the firewall between.',
  },
  signInRules: {
    why: 'the target demands another way to sign in, such as TLS, signing or a second factor',
    next: 'compare the rules of the target with how the source is set up to sign in.',
  },
  rightMissing: {
    why: 'a right is missing for what the connector asked',
    next: `have the right that the text names granted on the target, ${again}.`,
  },
  nameMissing: {
    why: 'something that the source names is not there',
    next: `compare the name in the text with the target and with the settings of the source, ${again}.`,
  },
  componentMissing: {
    why: 'a part of the connector is missing, such as a driver',
    next: 'upload it to the source in the web console, or ask SailPoint support.',
  },
  timedOut: {
    why: 'something took too long',
    next: 'look at the load of the target and of the VA, and at the timeouts of the source.',
  },
  targetFailed: {
    why: 'the target itself failed',
    next: keyed`ask those who run the target; try again later with {probe.again}.`,
  },
  helperFailed: {
    why: 'IQService failed and does not say why',
    next: 'look at IQService on its host: whether it runs, its port, and its log.',
  },
  refusedWithoutReason: {
    why: 'the target refused the connector and does not say why',
    next: 'look into the log of the target at the time of this check before anything is changed.',
  },
};

/** Why a check failed, in words: what happened, with the connector's own text, and what to do next. */
export type ProbeVerdict = { readonly what: string; readonly next: string };

/**
 * Why a check failed, for a person: which step, which cause, what the connector said, and what to do. `whenUnclear` is
 * what to do where the text names no cause. `what` holds text of the tenant: clean it before drawing.
 */
export const verdictOf = (title: string, details: unknown, whenUnclear: string): ProbeVerdict => {
  const { cause, quote } = findingOf(details);
  const said =
    quote === undefined
      ? 'The connector sent no text.'
      : `The connector says: "${quote.replace(/\.$/, '')}".`;
  const { why, next } = cause === 'unclear' ? { why: 'unclear', next: whenUnclear } : words[cause];
  return {
    what: `${title.charAt(0).toUpperCase()}${title.slice(1)} failed: ${why}. ${said}`,
    next: `Next: ${next}`,
  };
};
