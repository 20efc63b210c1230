// The handlers of a cluster's log configuration.

import { logLevels, logMinutes } from '../../../model/machines/logConfiguration.ts';
import { minuteMs } from '../../data/time.ts';
import { isObject, type JsonObject, objectOf } from '../../http/body.ts';
import { badRequest, noContent, notFound, ok, type Reply } from '../../http/respond.ts';
import { logConfigurationsOf } from '../../state/machines/logConfigurations.ts';
import type { Call } from '../call.ts';

/** The log configuration of a cluster as the API sends it; null where there is none or it has expired. */
export const storedLogConfiguration = ({ tenant }: Call, clusterId: string): unknown => {
  const found = logConfigurationsOf(tenant).of(clusterId);
  if (found === undefined) return null;
  const { endsAtMs, ...rest } = found;
  return { ...rest, expiration: new Date(endsAtMs).toISOString() };
};

const clusterOf = ({ tenant, parameters }: Call) =>
  tenant.clusters.find(({ id }) => id === parameters.clusterId);

/** Gets the log configuration of a cluster; 204 where there is none. */
export const getLogConfiguration = (call: Call): Reply => {
  const cluster = clusterOf(call);
  if (cluster === undefined) return notFound;
  const stored = storedLogConfiguration(call, cluster.id);
  return stored === null ? noContent : ok(stored);
};

const isLevel = (value: unknown): value is string => logLevels.some((level) => level === value);
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const levelsText = logLevels.join(', ');

function* objectionsTo(document: JsonObject, nowMs: number): Generator<string> {
  const { rootLevel, logLevels: byClass, durationMinutes, expiration, clientId } = document;
  if (!isLevel(rootLevel)) yield `"rootLevel" must be one of ${levelsText}.`;
  if (isGiven(clientId) && typeof clientId !== 'string') yield '"clientId" must be a text.';
  if (isGiven(byClass) && !isObject(byClass)) {
    yield '"logLevels" must be an object of levels by class name.';
  } else {
    const wrong = Object.entries(byClass ?? {}).filter(([, level]) => !isLevel(level));
    for (const [name] of wrong) yield `The level of "${name}" must be one of ${levelsText}.`;
  }
  if (isGiven(durationMinutes) && isGiven(expiration)) {
    yield 'Only one of "durationMinutes" and "expiration" may be given.';
  }
  const { least, most } = logMinutes;
  const isCount = typeof durationMinutes === 'number' && Number.isInteger(durationMinutes);
  if (isGiven(durationMinutes) && !(isCount && durationMinutes >= least && durationMinutes <= most))
    yield `"durationMinutes" must be a whole number from ${least} to ${most}.`;
  if (isGiven(expiration)) {
    const endsAtMs = Date.parse(String(expiration));
    if (Number.isNaN(endsAtMs)) yield '"expiration" must be a date-time.';
    else if (endsAtMs <= nowMs || endsAtMs > nowMs + most * minuteMs)
      yield `"expiration" must be in the future, and no later than ${most} minutes from now.`;
  }
}

/** Sets the log configuration of a cluster until it expires. */
export const putLogConfiguration = (call: Call): Reply => {
  const cluster = clusterOf(call);
  if (cluster === undefined) return notFound;
  const body = objectOf(call);
  if (!body.ok) return body.error;
  const nowMs = call.tenant.now();
  const objections = [...objectionsTo(body.value, nowMs)];
  if (objections.length > 0) return badRequest(...objections);
  const { clientId, durationMinutes, expiration, rootLevel, logLevels: byClass } = body.value;
  const endsAtMs = isGiven(expiration)
    ? Date.parse(String(expiration))
    : nowMs + Number(durationMinutes ?? logMinutes.usual) * minuteMs;
  logConfigurationsOf(call.tenant).set(cluster.id, {
    clientId: typeof clientId === 'string' ? clientId : cluster.id,
    durationMinutes: Math.max(logMinutes.least, Math.round((endsAtMs - nowMs) / minuteMs)),
    rootLevel: String(rootLevel),
    logLevels: isObject(byClass)
      ? Object.fromEntries(Object.entries(byClass).map(([name, level]) => [name, String(level)]))
      : {},
    endsAtMs,
  });
  return ok(storedLogConfiguration(call, cluster.id));
};
