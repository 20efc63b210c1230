// The failure and the answer that all live checks of a source share.

import { applianceId } from '../../../data/machines/clusters.ts';
import { type CheckFailure, failureOf } from '../../../data/sources/incidents/errors.ts';
import { flapStatusOf } from '../../../data/sources/incidents/flapping.ts';
import { ok, type Reply } from '../../../http/respond.ts';
import type { FoundSource } from '../../../tenant.ts';
import type { Call } from '../../call.ts';
import { numberedName } from '../sourceName.ts';

/** Why the connector of a source cannot connect, by its incident; undefined where it can. */
export const connectionFailureOf = (call: Call, place: number): CheckFailure | undefined => {
  const { tenant } = call;
  const entry = tenant.initial.entryAt(place);
  if (entry === undefined) return undefined;
  const flap = flapStatusOf(entry, tenant.startedAtMs, tenant.now());
  if (flap?.isDown === false) return undefined;
  // An aggregation with a correct file ends this incident.
  const isSolved = entry.incident === 'wrongHeader' && tenant.sources.at(place).healthy;
  return isSolved ? undefined : failureOf(entry);
};

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
export const textOf = ({ text }: CheckFailure, { tenant }: Call, place: number): string => {
  const cluster = tenant.initial.entryAt(place)?.cluster ?? 'rotterdam';
  return text.replace('{client}', applianceId(tenant.seed, cluster));
};

const detailsOf = (failure: CheckFailure, call: Call, place: number): unknown => {
  const text = textOf(failure, call, place);
  return failure.shape === 'text' ? text : { error: text };
};
