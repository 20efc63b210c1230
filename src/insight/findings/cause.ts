// What a look that did not go well names as its cause, and which later look shows that it is over.

import { recognise } from '../recognisers/recognise.ts';
import type { Layer } from '../recognisers/recogniser.ts';
import { entryOf, type FindingCode } from './codes.ts';
import { depthOf, isRun, type Look } from './look.ts';

/**
 * What a look says. `named`: the cause and its layer. `unclear`: what failed, with all that was said; a `code` of a text
 * that says only what failed, not why. `silent`: it said nothing, as a status word does.
 */
export type Cause =
  | {
      readonly is: 'named';
      readonly code: FindingCode;
      readonly layer: Layer;
      readonly meaning: string;
      /** The meaning as a label, for a narrow column. */
      readonly short: string;
      readonly next: string;
      readonly quote: string;
    }
  | {
      readonly is: 'unclear';
      readonly code: FindingCode;
      readonly meaning?: string;
      readonly short?: string;
      readonly next?: string;
      readonly quote: string;
    }
  | { readonly is: 'silent'; readonly code: FindingCode };

const known = new WeakMap<Look, Cause>();

const read = (look: Look): Cause => {
  const text = look.texts.join('\n');
  if (text.trim() === '' && look.isTerminated !== true) {
    return { is: 'silent', code: isRun(look) ? 'SG-RUN-FAILED' : 'SG-STATUS-ONLY' };
  }
  const recognition = recognise(text);
  const { quote } = recognition;
  if (look.isTerminated === true && recognition.says !== 'cause') {
    const { code, headline, short, next } = entryOf('SG-RUN-TERMINATED');
    return { is: 'unclear', code, meaning: headline, short, next, quote };
  }
  if (recognition.says === 'unclear') return { is: 'unclear', code: 'SG-UNCLEAR', quote };
  const { known: entry, meaning, short } = recognition;
  const { code, layer, next } = entry;
  return recognition.says === 'cause'
    ? { is: 'named', code, layer, meaning, short, next, quote }
    : { is: 'unclear', code, meaning, short, next, quote };
};

/** What a look says; a text can be long, so that it is read once. */
export const causeOf = (look: Look): Cause => {
  const cause = known.get(look) ?? read(look);
  known.set(look, cause);
  return cause;
};

/** What a check of the connection meets too, so that one that passes shows that it is over. */
const metByConnecting = (code: FindingCode): boolean =>
  /^SG-(?:CRED|CERT|TLS|SSH|HOST|DATABASE|ADDRESS|SIGN-IN|PROXY|CLOCK|KEY|COMPONENT)\b/.test(
    code,
  ) || /^SG-CONN-(?:REFUSED|NO-ROUTE|BROKEN|FAILED)$/.test(code);

/** The layers that a ping passes as well. */
const metByPing: ReadonlySet<Layer> = new Set<Layer>(['cluster', 'va']);

/**
 * How deep a good look must reach to show that what this one met is over: a failed run may have met what a check of the
 * connection does not.
 */
export const depthToEnd = (look: Look): number => {
  const cause = causeOf(look);
  if (cause.is !== 'named') return depthOf[look.kind];
  const { code, layer } = cause;
  if (code === 'SG-SECRET-UNDECRYPTABLE') return depthOf.connection;
  if (metByPing.has(layer) && !metByConnecting(code)) return depthOf.ping;
  return Math.min(depthOf[look.kind], metByConnecting(code) ? depthOf.connection : 4);
};

/** Whether a good look shows that what an earlier one met is over. */
export const showsTheEndOf = (good: Look, failed: Look): boolean => {
  const needed = depthToEnd(failed);
  if (depthOf[good.kind] < needed) return false;
  // Each run reads data of its own.
  return needed < 4 || good.kind === failed.kind;
};
