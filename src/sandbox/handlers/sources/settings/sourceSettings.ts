// The handlers of correlation, attribute sync, change detection, request settings and password policies.

import type * as z from 'zod';
import type { Result } from '../../../../model/result.ts';
import { checkBody } from '../../../bodyCheck.ts';
import { noDetection, type WirePolicyHolder } from '../../../data/sources/sourceSettings.ts';
import { listOf, objectOf } from '../../../http/body.ts';
import { badRequest, noContent, notFound, ok, type Reply } from '../../../http/respond.ts';
import { type SourceSettings, sourceSettingsOf } from '../../../state/sources/sourceSettings.ts';
import type { FoundSource } from '../../../tenant.ts';
import type { Call, Handler, Handlers } from '../../call.ts';
import { laterThan } from '../sourceEdits.ts';
import { sourceOf } from '../sources.ts';
import {
  correlationShape,
  detectionShape,
  holdersShape,
  requestShape,
  syncShape,
} from './settingShapes.ts';

/** A handler that gets the source of the path and its settings; 404 where there is no such source. */
const forSource =
  (answer: (call: Call, found: FoundSource, settings: SourceSettings) => Reply): Handler =>
  (call) => {
    const found = sourceOf(call);
    return found === undefined ? notFound : answer(call, found, sourceSettingsOf(call.tenant));
  };

/** The JSON object of a body, checked against a schema. */
const bodyOf = <Schema extends z.ZodType>(
  call: Call,
  schema: Schema,
): Result<z.output<Schema>, Reply> => {
  const body = objectOf(call);
  return body.ok ? checkBody(schema, body.value) : body;
};

const putCorrelation = forSource((call, { source }, { correlation }) => {
  const body = bodyOf(call, correlationShape);
  if (!body.ok) return body.error;
  // The id and the name of the correlation cannot be changed here.
  const { id, name } = correlation.of(source.id);
  correlation.set(source.id, { id, name, attributeAssignments: body.value.attributeAssignments });
  return ok(correlation.of(source.id));
});

const syncOf = ({ source }: FoundSource, { sync }: SourceSettings): object => ({
  source: { type: 'SOURCE', id: source.id, name: source.name },
  attributes: sync.of(source.id),
});

const putSync = forSource((call, found, settings) => {
  const body = bodyOf(call, syncShape);
  if (!body.ok) return body.error;
  const { source, attributes } = body.value;
  if (source.id !== found.source.id) return badRequest("Field 'source' is not editable.");
  const { sync } = settings;
  const current = sync.of(source.id);
  const causes = attributes.flatMap(({ name, displayName, target }) => {
    const known = current.find((attribute) => attribute.name === name);
    if (known === undefined) return `Attribute "${name}" cannot be added.`;
    return known.displayName === displayName && known.target === target
      ? []
      : `Only "enabled" of the attribute "${name}" may be changed.`;
  });
  const given = new Map(attributes.map(({ name, enabled }) => [name, enabled]));
  const lost = current.filter(({ name }) => !given.has(name));
  const all = [...causes, ...lost.map(({ name }) => `Attribute "${name}" cannot be left out.`)];
  if (all.length > 0) return badRequest(...all);
  sync.set(
    source.id,
    current.map((attribute) => ({ ...attribute, enabled: given.get(attribute.name) === true })),
  );
  return ok(syncOf(found, settings));
});

const putDetection = forSource((call, { source }, { detection }) => {
  const body = bodyOf(call, detectionShape);
  if (!body.ok) return body.error;
  detection.set(source.id, body.value);
  return ok(body.value);
});

const putRequests = forSource((call, { source }, { requests }) => {
  const body = bodyOf(call, requestShape);
  if (!body.ok) return body.error;
  requests.set(source.id, body.value);
  return ok(body.value);
});

const withoutPasswords = (source: FoundSource['source']): Reply =>
  badRequest(`The source "${source.name}" does not support the feature PASSWORD.`);

/** The password policies as the API sends them; with quirk 9 a policy without selectors has null. */
const shownHolders = ({ quirks }: Call, holders: readonly WirePolicyHolder[]): Reply =>
  ok(
    quirks.has(9)
      ? holders.map((holder) => ({
          ...holder,
          selectors: holder.selectors?.identityAttr.length === 0 ? null : holder.selectors,
        }))
      : holders,
  );

const patchHolders = forSource((call, { source, place }, { holders }) => {
  if (!source.features.includes('PASSWORD')) return withoutPasswords(source);
  const list = listOf(call);
  if (!list.ok) return list.error;
  const body = checkBody(holdersShape, list.value);
  if (!body.ok) return body.error;
  const known = new Map(
    holders.of(source.id).map(({ policyId, policyName }) => [policyId, policyName]),
  );
  const next = body.value.map(({ policyId, policyName, selectors }) => ({
    policyId,
    policyName: policyName ?? known.get(policyId) ?? policyId,
    selectors: selectors ?? { identityAttr: [] },
  }));
  holders.set(source.id, next);
  const unique = new Map(next.map(({ policyId, policyName }) => [policyId, policyName]));
  call.tenant.sources.set(place, {
    ...source,
    passwordPolicies: [...unique].map(([id, name]) => ({ type: 'PASSWORD_POLICY', id, name })),
    modified: laterThan(call.tenant, source.modified),
  });
  return shownHolders(call, next);
});

/** The handlers of settings with endpoints of their own. */
export const sourceSettingHandlers = {
  'get-correlation-config': forSource((_, { source }, { correlation }) =>
    ok(correlation.of(source.id)),
  ),
  'put-correlation-config': putCorrelation,
  'get-source-attr-sync-config': forSource((_, found, settings) => ok(syncOf(found, settings))),
  'put-source-attr-sync-config': putSync,
  'get-native-change-detection-config': forSource((_, { source }, { detection }) =>
    ok(detection.of(source.id)),
  ),
  'put-native-change-detection-config': putDetection,
  'delete-native-change-detection-config': forSource((_, { source }, { detection }) => {
    detection.set(source.id, noDetection);
    return noContent;
  }),
  'get-source-entitlement-request-config': forSource((_, { source }, { requests }) =>
    ok(requests.of(source.id)),
  ),
  'update-source-entitlement-request-config': putRequests,
  'list-password-policy-holders-on-source': forSource((call, { source }, { holders }) =>
    source.features.includes('PASSWORD')
      ? shownHolders(call, holders.of(source.id))
      : withoutPasswords(source),
  ),
  'update-password-policy-holders': patchHolders,
} satisfies Handlers;
