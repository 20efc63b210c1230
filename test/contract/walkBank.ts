import type { OperationId } from '../../src/model/operations.ts';
import type { Stock } from './bodies.ts';
import { describedWays, isObject, type Json, partOf } from './descriptions.ts';
import { rowsOf, type Step, thingOf, type Walker } from './walker.ts';

type Row = { readonly [key: string]: Json };

/** The things of the tenant that the walk calls, found in the lists of the tenant and in what it made. */
export const makeBank = (walker: Walker) => {
  const made = new Map<string, string>();
  const kept = new Map<string, Promise<Json>>();
  const read = (id: OperationId, path: Step['path'] = {}, query: Step['query'] = {}) => {
    const key = JSON.stringify([id, path, query]);
    const way = describedWays.find((known) => known.id === id);
    if (way === undefined) throw new Error(`${id} is not described`);
    const json = kept.get(key) ?? walker.send(way, { path, query }).then((answer) => answer.json);
    kept.set(key, json);
    return json;
  };
  const rows = async (...call: Parameters<typeof read>) => rowsOf(await read(...call));
  const found = <T>(list: readonly T[], fits: (row: T) => boolean, what: string): T => {
    const row = list.find(fits);
    if (row === undefined) throw new Error(`the tenant has no ${what}`);
    return row;
  };
  const idOf = (row: Row | undefined): string => thingOf(row).id;
  const typeOf = ({ type }: Row): string => String(type);
  const source = async (fits: (row: Row) => boolean, what: string) =>
    idOf(found(await rows('list-sources'), fits, what));
  const usual = () =>
    source(
      ({ cluster, schemas, type }) =>
        cluster !== null &&
        Array.isArray(schemas) &&
        schemas.length > 1 &&
        type !== 'DelimitedFile',
      'source behind a cluster with accounts and groups',
    );
  const ofUsual = async (id: OperationId) => rows(id, { sourceId: await usual() });
  const connection = async (): Promise<Row> =>
    found(await rows('list-entitlement-connections'), () => true, 'entitlement connection');
  const mine = async (): Promise<Row> =>
    found(
      await rows(
        'list-entitlement-connections-for-current-identity',
        {},
        { filters: 'type eq "JIT"' },
      ),
      ({ state }) => isObject(state) && state.value !== 'ACTIVE',
      'JIT connection of the operator',
    );
  const places: Readonly<Record<string, () => Promise<string>>> = {
    sourceId: usual,
    schemaId: async () => idOf((await ofUsual('get-source-schemas'))[0]),
    scheduleType: async () => typeOf((await ofUsual('get-source-schedules'))[0] ?? {}),
    usageType: async () => String((await ofUsual('list-provisioning-policies'))[0]?.usageType),
    policyId: async () => idOf((await ofUsual('list-provisioning-policies-v2'))[0]),
    entitlementId: async () => idOf((await rows('list-entitlements', {}, { limit: '1' }))[0]),
    accountId: async () => idOf((await rows('list-accounts', {}, { limit: '1' }))[0]),
    identityId: async () => idOf((await rows('list-identities', {}, { limit: '1' }))[0]),
    connectionId: async () => idOf(await connection()),
    taskId: async () => idOf((await rows('get-task-status-list', {}, { limit: '1' }))[0]),
    aggregationId: async () =>
      idOf(
        (
          await rows('get-task-status-list', {}, { filters: 'type eq "CLOUD_ACCOUNT_AGGREGATION"' })
        )[0],
      ),
    clusterId: async () => idOf((await rows('get-managed-clusters'))[0]),
    managedClientId: async () => idOf((await rows('get-managed-clients'))[0]),
    workgroupId: async () => idOf((await rows('list-workgroups'))[0]),
    configType: async () => 'policy',
  };
  const stock: Readonly<Record<string, () => Promise<Stock[string]>>> = {
    IDENTITY: async () => thingOf((await rows('list-identities'))[1]),
    CLUSTER: async () => thingOf((await rows('get-managed-clusters'))[0]),
    GOVERNANCE_GROUP: async () => thingOf((await rows('list-workgroups'))[0]),
    MANAGED_CLIENT: async () => thingOf((await rows('get-managed-clients'))[0]),
    ENTITLEMENT: async () => thingOf((await rows('list-entitlements', {}, { limit: '1' }))[0]),
    ENTITLEMENT_CONNECTION: async () => thingOf(await connection()),
    PASSWORD_POLICY: async () => {
      const policies = (await rows('list-sources')).flatMap(({ passwordPolicies }) =>
        rowsOf(passwordPolicies ?? null),
      );
      return thingOf(policies[0]);
    },
  };
  return {
    made,
    source,
    connection,
    mine,
    scimEntitlement: async () => {
      const list = await read('get-scim-entitlements');
      return idOf(rowsOf(partOf({ list }, 'list').Resources ?? null)[0]);
    },
    place: (name: string) => {
      const find = places[name];
      if (find === undefined) throw new Error(`the walk knows no ${name}`);
      return find();
    },
    stock: async (): Promise<Stock> => {
      const things = Object.entries(stock).map(async ([kind, find]) => {
        // What a tenant lacks is only missed by the example that names it.
        const thing = await find().catch(() => undefined);
        return thing === undefined ? [] : [[kind, thing] as const];
      });
      return Object.fromEntries((await Promise.all(things)).flat());
    },
  };
};

/** What the walk knows of the tenant. */
export type Bank = ReturnType<typeof makeBank>;
