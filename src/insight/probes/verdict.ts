// Says in words why a live check failed: the step, the cause that the connector's own text names, and what to do next.

import type { FindingCode } from '../findings/codes.ts';
import { recognise } from '../recognisers/recognise.ts';
import type { Layer } from '../recognisers/recogniser.ts';
import type { Known, RecognisedCode } from '../recognisers/table.ts';
import { textOfDetails } from './connectorText.ts';

/**
 * What the details of a failed check say: the code and layer of a cause, or that none is clear. `meaning` has it in
 * words, `quote` the words of the connector that say so; where only what failed is said, `wrapper` is the code of that.
 */
export type Finding =
  | {
      readonly code: RecognisedCode;
      readonly layer: Layer;
      readonly meaning: string;
      readonly next: string;
      readonly quote: string;
    }
  | {
      readonly code: 'unclear';
      readonly layer: undefined;
      readonly wrapper?: RecognisedCode;
      readonly meaning?: string;
      readonly next?: string;
      readonly quote: string | undefined;
    };

/** Reads the cause out of the details of a failed check. */
export const findingOf = (details: unknown, table?: readonly Known[]): Finding => {
  const text = textOfDetails(details);
  if (text === '') return { code: 'unclear', layer: undefined, quote: undefined };
  const recognition = recognise(text, table);
  const { says, quote } = recognition;
  if (says === 'unclear') return { code: 'unclear', layer: undefined, quote };
  const { known, meaning } = recognition;
  const { code, layer, next } = known;
  return says === 'cause'
    ? { code, layer, meaning, next, quote }
    : { code: 'unclear', layer: undefined, wrapper: code, meaning, next, quote };
};

/** Why a check failed, in words: what happened, with the connector's own text, and what to do next. The code has a page. */
export type ProbeVerdict = {
  readonly what: string;
  readonly next: string;
  readonly code: FindingCode;
};

const reasonOf = ({ code, meaning }: Finding): string => {
  if (code !== 'unclear') return meaning;
  return meaning === undefined ? 'unclear' : `unclear, ${meaning}`;
};

/**
 * Why a check failed, for a person: which step, which cause, what the connector said, and what to do. `whenUnclear` is
 * what to do where the text names nothing that is known. `what` holds text of the tenant: clean it before drawing.
 */
export const verdictOf = (title: string, details: unknown, whenUnclear: string): ProbeVerdict => {
  const finding = findingOf(details);
  const { quote, next = whenUnclear } = finding;
  const said =
    quote === undefined
      ? 'The connector sent no text.'
      : `The connector says: "${quote.replace(/\.$/, '')}".`;
  return {
    what: `${title.charAt(0).toUpperCase()}${title.slice(1)} failed: ${reasonOf(finding)}. ${said}`,
    next: `Next: ${next}`,
    code: finding.code === 'unclear' ? (finding.wrapper ?? 'SG-UNCLEAR') : finding.code,
  };
};
