// The failure and the answer that all live checks of a source share.

import { failureText } from '../../../data/runs/runTexts.ts';
import type { CheckFailure } from '../../../data/sources/incidents/errors.ts';
import type { Look } from '../../../data/sources/truth/effects.ts';
import { ok, type Reply } from '../../../http/respond.ts';
import { looksOf } from '../../../state/sources/looks.ts';
import type { FoundSource } from '../../../tenant.ts';
import type { Call } from '../../call.ts';
import { numberedName } from '../sourceName.ts';

/** Why a look at a source fails, by what is true of it; undefined where it passes. */
export const failureAt = ({ tenant }: Call, place: number, look: Look): CheckFailure | undefined =>
  looksOf(tenant).failureOf(place, look);

/** How long a look takes that passes: a slow source takes its time. */
export const lengthMs = ({ tenant }: Call, place: number, usualMs: number): number =>
  tenant.initial.entryAt(place)?.isSlow === true ? 1_000 + usualMs * 2 : usualMs;

/** The result of a live check. `details` is an object, a text, an empty object or null, by connector. */
export type Finding =
  | { readonly type: 'passed'; readonly details: unknown; readonly elapsedMs: number }
  | { readonly type: 'failed'; readonly failure: CheckFailure };

/** The answer of a live check (sources API, StatusResponse); a failed check is answered with 200 too. */
export const answerProbe = (
  call: Call,
  { source, place }: FoundSource,
  finding: Finding,
): Reply => {
  const passed = finding.type === 'passed';
  return ok({
    id: source.id,
    name: numberedName(source),
    status: passed ? 'SUCCESS' : 'FAILURE',
    elapsedMillis: passed ? finding.elapsedMs : finding.failure.elapsedMs,
    details: passed ? finding.details : detailsOf(finding.failure, call, place),
  });
};

/** The text of a failure, with the id of the appliance of the source. */
export const textOf = (failure: CheckFailure, { tenant }: Call, place: number): string =>
  failureText(tenant.seed, tenant.initial.entryAt(place) ?? {}, failure);

const detailsOf = (failure: CheckFailure, call: Call, place: number): unknown => {
  const text = textOf(failure, call, place);
  return failure.shape === 'text' ? text : { error: text };
};
