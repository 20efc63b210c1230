// The schema of what depends on a source.

import * as z from 'zod';
import { reference } from '../reference.ts';
import { flag, list, maybe, number, record, text, texts } from '../tolerant.ts';

/** An identity profile whose people come from the source, and how many those are. */
export const dependentProfile = z.looseObject({ id: text, name: text, identityCount: number });

/** A transform that reads an attribute of the source. */
export const dependentTransform = z.looseObject({
  id: text,
  name: text,
  type: text,
  attributes: record,
  internal: flag,
});

/** An application that takes its accounts from the source; it has an id and a description, but no name. */
export const dependentApp = z.looseObject({
  cloudAppId: text,
  description: text,
  enabled: flag,
  provisionRequestEnabled: flag,
  accountSource: maybe(z.looseObject({ useForPasswordManagement: flag })),
  launcherCount: number,
  matchAllAccount: flag,
  owner: list(reference),
  appCenterEnabled: flag,
});

/** A type of dependants that could not be looked up: its empty list does not mean that there are none. */
export const missingDependant = z.looseObject({ dependencyType: text, reason: text });

/** What depends on a source; while there is any, it cannot be deleted (sources API, get-source-connections). */
export const sourceConnections = z.looseObject({
  identityProfiles: list(dependentProfile),
  credentialProfiles: texts,
  sourceAttributes: texts,
  mappingProfiles: texts,
  dependentCustomTransforms: list(dependentTransform),
  dependentApps: list(dependentApp),
  missingDependents: list(missingDependant),
});
export type SourceConnections = z.infer<typeof sourceConnections>;
