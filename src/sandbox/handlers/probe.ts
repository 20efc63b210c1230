import { applianceId } from '../data/clusters.ts';
import { type CheckFailure, failures } from '../data/errors.ts';
import { hostile } from '../data/hostile.ts';
import { ok, type Reply } from '../respond.ts';
import type { FoundSource } from '../tenant.ts';
import type { Call } from './call.ts';

const hostileFailure: CheckFailure = {
  text: hostile.checkError,
  elapsedMs: 333,
  shape: 'object',
};

/** What keeps the connector of a source from opening a connection, by the story of the source. */
export const connectionFailureOf = (call: Call, place: number): CheckFailure | undefined => {
  const story = call.tenant.world.entryAt(place)?.story;
  if (story === undefined) return undefined;
  return story === 'hostile' ? hostileFailure : failures[story];
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

const detailsOf = ({ text, shape }: CheckFailure, { tenant }: Call, place: number): unknown => {
  const cluster = tenant.world.entryAt(place)?.cluster ?? 'rotterdam';
  const whole = text.replace('{client}', applianceId(tenant.seed, cluster));
  return shape === 'text' ? whole : { error: whole };
};
