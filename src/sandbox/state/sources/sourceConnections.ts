// What depends on each source: identity profiles, transforms, apps.

import { randomOf } from '../../data/random.ts';
import { perSource, perTenant } from '../../perTenant.ts';
import type { FoundSource, Tenant } from '../../tenant.ts';

/** What depends on a source (sources API, SourceConnectionsDto). */
export type Connections = {
  readonly identityProfiles: readonly {
    readonly id: string;
    readonly name: string;
    readonly identityCount: number;
  }[];
  readonly credentialProfiles: readonly string[];
  readonly sourceAttributes: readonly string[];
  readonly mappingProfiles: readonly string[];
  readonly dependentCustomTransforms: readonly object[];
  readonly dependentApps: readonly object[];
  readonly missingDependents: readonly object[];
};

const nothing: Connections = {
  identityProfiles: [],
  credentialProfiles: [],
  sourceAttributes: [],
  mappingProfiles: [],
  dependentCustomTransforms: [],
  dependentApps: [],
  missingDependents: [],
};

/** The sources that have an app in the launcher. */
const launcherSources = ['ServiceNow ITSM', 'Salesforce CRM', 'SAP Concur', 'Google Workspace'];

const appOf = ({ seed }: Tenant, { source, place }: FoundSource): object => {
  const random = randomOf(seed, 'app', place);
  return {
    cloudAppId: random.hex(32),
    description: `Everything that ${source.name} offers.`,
    enabled: true,
    provisionRequestEnabled: random.chance(0.5),
    accountSource: {
      useForPasswordManagement: source.features.includes('PASSWORD'),
      passwordPolicies: source.passwordPolicies ?? [],
    },
    launcherCount: random.int(3, 800),
    matchAllAccount: false,
    owner: source.owner === null ? [] : [source.owner],
    appCenterEnabled: true,
  };
};

/**
 * A transform that reads the source. Its attributes are null: the description wants exactly one of several shapes to fit,
 * and these overlap, so that no object is valid (sources API, Transform).
 */
const transformOf = ({ seed }: Tenant, { source, place }: FoundSource): object => ({
  id: randomOf(seed, 'transform', place).uuid(),
  name: `Work mail of ${source.name}`,
  type: 'accountAttribute',
  attributes: null,
  internal: false,
});

const firstConnections = (tenant: Tenant, found: FoundSource): Connections => {
  const { source, place } = found;
  const random = randomOf(tenant.seed, 'connections', place);
  const { name } = source;
  if (place === tenant.sources.fixed - 1) {
    const profile = { id: random.hex(32), name: 'IdentityNow Admins', identityCount: 4 };
    return { ...nothing, identityProfiles: [profile] };
  }
  if (source.authoritative) {
    const profile = {
      id: random.hex(32),
      name: `${name} people`,
      identityCount: random.int(120, 980),
    };
    return {
      ...nothing,
      identityProfiles: [profile],
      sourceAttributes: ['displayName', 'email', 'department', 'manager'],
      mappingProfiles: [profile.name],
    };
  }
  if (name === 'Corporate Active Directory') {
    return {
      ...nothing,
      sourceAttributes: ['email', 'uid'],
      dependentCustomTransforms: [transformOf(tenant, found)],
    };
  }
  if (name === 'CyberArk Vault') return { ...nothing, credentialProfiles: ['Vault safes'] };
  if (launcherSources.includes(name)) return { ...nothing, dependentApps: [appOf(tenant, found)] };
  return nothing;
};

/** What depends on each source; nothing on a source that was added later. */
export const sourceConnectionsOf = perTenant((tenant) =>
  perSource((sourceId): Connections => {
    const found = tenant.findSource(sourceId);
    return found === undefined || found.place >= tenant.sources.fixed
      ? nothing
      : firstConnections(tenant, found);
  }),
);

/** What prevents the deletion of a source, such as `identityProfiles: 1`; empty where nothing does. */
export const dependantsIn = (connections: Connections): readonly string[] =>
  Object.entries(connections).flatMap(([name, entries]) =>
    name === 'missingDependents' || entries.length === 0 ? [] : `${name}: ${entries.length}`,
  );
