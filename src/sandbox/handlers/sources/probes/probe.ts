// The failure and the answer that all live checks of a source share.

import { applianceId } from '../../../data/machines/clusters.ts';
import { type CheckFailure, failureOf } from '../../../data/sources/incidents/errors.ts';
import { flapStatusOf } from '../../../data/sources/incidents/flapping.ts';
import { ok, type Reply } from '../../../http/respond.ts';
import type { FoundSource } from '../../../tenant.ts';
import type { Call } from '../../call.ts';

/** What keeps the connector of a source from opening a connection, by the incident of the source. */
export const connectionFailureOf = (call: Call, place: number): CheckFailure | undefined => {
  const { tenant } = call;
  const entry = tenant.initial.entryAt(place);
  if (entry === undefined) return undefined;
  const flap = flapStatusOf(entry, tenant.startedAtMs, tenant.now());
  if (flap?.isDown === false) return undefined;
  // A good file makes up for a bad one.
  const isHealed = entry.incident === 'wrongHeader' && tenant.sources.at(place).healthy;
  return isHealed ? undefined : failureOf(entry);
};

/** What a probe came to. Connectors differ in what they put into `details`: an object, a text, an empty object or null. */
export type Finding =
  | { readonly type: 'passed'; readonly details: unknown; readonly elapsedMs: number }
  | { readonly type: 'failed'; readonly failure: CheckFailure };

/** Answers a probe (sources API, StatusResponse). A failed one is HTTP 200 too. */
export const answerProbe = (
  call: Call,
  { source, place }: FoundSource,
  finding: Finding,
): Reply => {
  const passed = finding.type === 'passed';
  return ok({
    id: source.id,
    name: `${source.name} [source-${source.connectorAttributes.cloudExternalId}]`,
    status: passed ? 'SUCCESS' : 'FAILURE',
    elapsedMillis: passed ? finding.elapsedMs : finding.failure.elapsedMs,
    details: passed ? finding.details : detailsOf(finding.failure, call, place),
  });
};

/** The words of a failure, with the appliance in them that belongs to the source. */
export const textOf = ({ text }: CheckFailure, { tenant }: Call, place: number): string => {
  const cluster = tenant.initial.entryAt(place)?.cluster ?? 'rotterdam';
  return text.replace('{client}', applianceId(tenant.seed, cluster));
};

const detailsOf = (failure: CheckFailure, call: Call, place: number): unknown => {
  const text = textOf(failure, call, place);
  return failure.shape === 'text' ? text : { error: text };
};
