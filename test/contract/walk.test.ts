import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scheme } from '../../src/model/connection.ts';
import type { OperationId } from '../../src/model/operations.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { describedBodies, withRealIds } from './bodies.ts';
import { describedWays, isObject, present, titled } from './descriptions.ts';
import { type Bank, makeBank } from './walkBank.ts';
import { makeWalker, type Outcome, type Step, thingOf, type Walker } from './walker.ts';
import { changed, deviations, leftOut, ownBodies } from './walkRules.ts';

type DescribedWay = (typeof describedWays)[number];

const stageOf = ({ operation }: DescribedWay): number => {
  if (operation.effect !== 'writes') return operation.effect === 'reads' ? 0 : 1;
  if (operation.method === 'DELETE') return 4;
  return operation.status === 201 ? 2 : 3;
};
const depthOf = ({ description }: DescribedWay): number => description.path.split('/').length;

/** Reads, probes, what makes things, other writes; and what is inside a thing is deleted before it. */
const order = (left: DescribedWay, right: DescribedWay): number => {
  const stages = stageOf(left) - stageOf(right);
  return stages !== 0 || stageOf(left) < 4 ? stages : depthOf(right) - depthOf(left);
};

const fileOperations: readonly OperationId[] = [
  'import-accounts',
  'import-uncorrelated-accounts',
  'import-entitlements',
  'import-accounts-schema',
  'import-entitlements-schema',
  'get-accounts-schema',
  'get-entitlements-schema',
];
const emptyingOperations: readonly OperationId[] = [
  'delete-accounts-async',
  'reset-source-entitlements',
];
/** What is sent to things that were there, since one that was just made has too little to change. */
const onWhatWasThere: readonly OperationId[] = ['update-source', 'sync-attributes-for-source'];

/** The thing that a placeholder stands for: for writes one that the walk made, where it did. */
const valueAt = async (bank: Bank, { id, operation }: DescribedWay, name: string) => {
  if (name === 'sourceId' && fileOperations.includes(id)) {
    return bank.source(({ type }) => String(type).includes('DelimitedFile'), 'file as a source');
  }
  if (name === 'sourceId' && emptyingOperations.includes(id)) {
    return bank.source(({ type }) => String(type).includes('JDBC'), 'source to empty');
  }
  if (operation.endpoint.in === 'identityiq') return bank.scimEntitlement();
  const writes = operation.effect === 'writes' && !onWhatWasThere.includes(id);
  return (writes ? bank.made.get(name) : undefined) ?? bank.place(name);
};

/** The template of the CSV that a file source takes, which is what is uploaded. */
const templates: Partial<Record<OperationId, OperationId>> = {
  'import-accounts': 'get-accounts-schema',
  'import-uncorrelated-accounts': 'get-accounts-schema',
  'import-entitlements': 'get-entitlements-schema',
};

const placesOf = ({ operation }: DescribedWay): readonly string[] =>
  [...operation.endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** What a query must have: the ids of a connection, or what the description's example says. */
const queryOf = async (bank: Bank, { id, description }: DescribedWay) => {
  const required = description.parameters.filter((one) => one.in === 'query' && one.required);
  if (id === 'patch-entitlement-connection-by-query') {
    const row = await bank.connection();
    const ids = ['entitlement', 'identity', 'account'].map((kind) => {
      const part = row[kind];
      return [`${kind}Id`, isObject(part) ? String(part.id) : ''];
    });
    return Object.fromEntries(ids);
  }
  return Object.fromEntries(required.map(({ name, schema }) => [name, String(schema.example)]));
};

const formWith = (text: string): FormData => {
  const form = new FormData();
  form.set('file', new Blob([text], { type: 'text/csv' }), 'walk.csv');
  return form;
};

/** What is sent for the thing that a PUT replaces: what a GET of the same path answers. */
const whatIsThere = async (walker: Walker, way: DescribedWay, path: Step['path']) => {
  const reading = describedWays.find(
    ({ scheme, description }) =>
      scheme === way.scheme &&
      description.method === 'get' &&
      description.path.replaceAll(/\{\w+\}/g, '{}') ===
        way.description.path.replaceAll(/\{\w+\}/g, '{}'),
  );
  return reading === undefined ? undefined : (await walker.send(reading, { path })).json;
};

/** Sends an operation once for each body that it has, or once where it has none. */
const walk = async (walker: Walker, bank: Bank, way: DescribedWay): Promise<readonly Outcome[]> => {
  const { id, operation, description } = way;
  const places = placesOf(way).map(async (name) => [name, await valueAt(bank, way, name)] as const);
  const path: Record<string, string> = Object.fromEntries(await Promise.all(places));
  const query = await queryOf(bank, way);
  const [mediaType] = Object.keys(description.bodies);
  if (mediaType === undefined) return [await walker.send(way, { path, query })];
  if (mediaType === 'multipart/form-data') {
    const template = describedWays.find((known) => known.id === templates[id]);
    const text =
      template === undefined ? 'id,name\n' : (await walker.send(template, { path })).text;
    const body = { mediaType, content: formWith(text) };
    return [await walker.send(way, { path, query, body })];
  }
  const there = operation.method === 'PUT' ? await whatIsThere(walker, way, path) : undefined;
  const isThere = isObject(there) && there.messages === undefined;
  const bodies = ownBodies[id] ?? (isThere ? [there] : describedBodies(description, mediaType));
  const stock = {
    ...(await bank.stock()),
    // The operator activates what is theirs.
    ...(id.startsWith('start-') ? { ENTITLEMENT_CONNECTION: thingOf(await bank.mine()) } : {}),
  };
  const outcomes: Outcome[] = [];
  for (const body of bodies) {
    const text = JSON.stringify(body);
    if (leftOut.some((out) => out.of === id && text.includes(out.text))) continue;
    const content = JSON.stringify(withRealIds(changed(id, body), stock));
    outcomes.push(await walker.send(way, { path, query, body: { mediaType, content } }));
  }
  return outcomes;
};

/** Which placeholder the thing of a 201 is, and what of its answer fills it. */
const making: Partial<Record<OperationId, readonly [place: string, field: string]>> = {
  'create-source': ['sourceId', 'id'],
  'create-source-schema': ['schemaId', 'id'],
  'create-source-schedule': ['scheduleType', 'type'],
  'create-provisioning-policy': ['usageType', 'usageType'],
  'create-provisioning-policy-v2': ['policyId', 'id'],
};

const remember = (bank: Bank, { id }: DescribedWay, { json }: Outcome): void => {
  const [place, field] = making[id] ?? [];
  if (place === undefined || field === undefined || !isObject(json)) return;
  bank.made.set(place, String(json[field]));
};

const schemes: readonly Scheme[] = ['v1', 'v2024'];

describe.skipIf(!present).each(schemes)(
  titled('a walk made of the descriptions alone (%s)'),
  (scheme) => {
    const ways = describedWays.filter((way) => way.scheme === scheme).sort(order);
    let nowMs = Date.UTC(2026, 8, 1, 4, 0, 0);
    let sandbox: Sandbox;
    let walker: Walker;
    let bank: Bank;

    beforeAll(async () => {
      sandbox = await startSandbox({ now: () => nowMs });
      const answer = await fetch(`${sandbox.baseUrl}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: sandbox.clientId,
          client_secret: sandbox.clientSecret,
        }),
      });
      const { access_token: token } = (await answer.json()) as { access_token: string };
      // Every request in a window of its own: the limit is not what is tried here.
      walker = makeWalker(sandbox, token, () => {
        nowMs += 200;
      });
      bank = makeBank(walker);
    });
    afterAll(() => sandbox.close());

    it.each(ways.map((way) => [way.id, way] as const))('%s', async (id, way) => {
      const outcomes = await walk(walker, bank, way);
      for (const outcome of outcomes) remember(bank, way, outcome);
      const faults = outcomes.flatMap((outcome) => outcome.faults);
      const unknown = faults.filter(
        (text) => !deviations.some(({ of, fault }) => of.includes(id) && fault.test(text)),
      );
      expect([outcomes.length > 0, unknown]).toEqual([true, []]);
    });

    it('calls nothing that the API does not have', () => {
      expect(sandbox.unexpected).toEqual([]);
    });
  },
);
