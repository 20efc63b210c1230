import { type Api, type Clock, connect, nothingMasked } from '../../src/api/index.ts';
import type { Scheme } from '../../src/model/connection.ts';
import type { OperationId } from '../../src/model/operations.ts';
import { catalogue, kindOf } from '../../src/resources/index.ts';
import type { Item, Kind, Scope } from '../../src/resources/types.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { hurriedClock, timeoutsFromMs } from '../unit/api/clocks.ts';

/** Where in the explorer operations are called: a part of a kind of the catalogue. */
export type Stop = {
  readonly kind: string;
  readonly part: 'list' | 'thing' | 'probes' | 'form';
  readonly operations: readonly OperationId[];
};

/** The explorer asks for so many things of a kind at most, where the first ones may not be typical. */
const thingsOfAKind = 3;
/** A list inside something else is looked for in so many of these. */
const scopesOfAKind = 12;

/** The beginning of a list; nothing where it cannot be read. */
const rowsOf = async (api: Api, kind: Kind, scope: Scope): Promise<readonly Item[]> => {
  if (kind.list === undefined) return [];
  for await (const page of kind.list(api, scope, {})) return page.ok ? page.value.rows : [];
  return [];
};

const named = (kind: Kind, { value }: Item) => ({
  id: kind.identify(value),
  name: kind.label(value),
});

/** What a kind is listed in: one scope for what belongs to the environment, else some of its parents. */
const scopesOf = async (api: Api, kind: Kind): Promise<readonly Scope[]> => {
  const { listedIn } = kind;
  switch (listedIn.in) {
    case 'environment':
    case 'source or environment':
      return [{}];
    case 'source': {
      const sources = kindOf('sources');
      const rows = await rowsOf(api, sources, {});
      return rows.map((row) => ({ source: named(sources, row) }));
    }
    case 'schema': {
      const schemas = kindOf('schemas');
      const scopes = (await scopesOf(api, schemas)).slice(0, scopesOfAKind);
      const found: Scope[] = [];
      for (const scope of scopes) {
        for (const row of await rowsOf(api, schemas, scope)) {
          found.push({ ...scope, schema: named(schemas, row) });
        }
      }
      return found;
    }
    case 'thing': {
      const parentKind = kindOf(listedIn.kind);
      const found: Scope[] = [];
      for (const scope of (await scopesOf(api, parentKind)).slice(0, scopesOfAKind)) {
        for (const row of await rowsOf(api, parentKind, scope)) {
          found.push({ ...scope, parent: named(parentKind, row) });
          if (found.length >= scopesOfAKind) return found;
        }
      }
      return found;
    }
  }
};

const clientOf = (
  sandbox: Sandbox,
  scheme: Scheme,
  product: Kind['product'],
  clock: Clock,
): Api => {
  const { identityIq, clientId, clientSecret, environment } = sandbox;
  const isIdentityIq = product === 'identityiq';
  const { username, password } = identityIq;
  return connect(
    {
      environment,
      origin: 'test',
      baseUrl: isIdentityIq ? identityIq.baseUrl : sandbox.baseUrl,
      product,
      scheme,
      credentials: isIdentityIq
        ? { type: 'basic', username, password }
        : { type: 'client', clientId, clientSecret },
    },
    {
      masking: nothingMasked,
      allowed: () => ({ probes: true, writes: true }),
      clock,
      random: () => 0.5,
    },
  );
};

/**
 * Opens everything that the catalogue has against a sandbox, lists, things, probes and forms, and says which operations
 * each called.
 */
export const tour = async (scheme: Scheme): Promise<readonly Stop[]> => {
  const { clock } = hurriedClock(timeoutsFromMs);
  const startedAtMs = Date.UTC(2026, 8, 1, 3, 0, 0) - clock.nowMs();
  const sandbox = await startSandbox({ now: () => startedAtMs + clock.nowMs() });
  const stops: Stop[] = [];
  const products = new Map<Kind['product'], Api>();
  const apiOf = ({ product }: Kind): Api => {
    const api = products.get(product) ?? clientOf(sandbox, scheme, product, clock);
    products.set(product, api);
    return api;
  };
  /** Notes what is called meanwhile. */
  const noting = async <T>(kind: Kind, part: Stop['part'], run: () => Promise<T>): Promise<T> => {
    const before = sandbox.log.length;
    const result = await run();
    const called = sandbox.log.slice(before).flatMap(({ operation }) => operation ?? []);
    const operations = [...new Set(called)].filter((id) => id !== 'create-token');
    if (operations.length > 0) stops.push({ kind: kind.id, part, operations });
    return result;
  };
  try {
    for (const kind of catalogue) {
      const api = apiOf(kind);
      const scopes = (await scopesOf(api, kind)).slice(0, scopesOfAKind);
      const things: { readonly item: Item; readonly scope: Scope }[] = [];
      await noting(kind, 'list', async () => {
        for (const scope of kind.list === undefined ? [] : scopes) {
          const rows = await rowsOf(api, kind, scope);
          things.push(...rows.map((item) => ({ item, scope })));
          if (things.length >= thingsOfAKind) break;
        }
      });
      await noting(kind, 'thing', async () => {
        const known = things.map(({ item, scope }) => ({ id: kind.identify(item.value), scope }));
        // What there is one of goes by the id of what it belongs to.
        const single = scopes.map((scope) => ({
          id: scope.parent?.id ?? scope.source?.id ?? '',
          scope,
        }));
        const asked = kind.list === undefined ? single : known.slice(0, thingsOfAKind);
        for (const { id, scope } of asked) {
          const answer = await kind.get?.(api, id, scope, {});
          if (kind.list !== undefined || !answer?.ok || answer.value === undefined) continue;
          things.push({ item: answer.value, scope });
          break;
        }
      });
      for (const probe of kind.probes ?? []) {
        const fit = things.find(({ item }) => probe.whyNot?.(item.value) === undefined);
        if (fit !== undefined) {
          await noting(kind, 'probes', () => probe.run(api, fit.item.value, {}));
        }
      }
      const { form } = kind;
      const [first] = things;
      if (form !== undefined && first !== undefined) {
        const operations = form.operations(first.item.value, first.item.value);
        await noting(kind, 'form', () => form.send(api, operations, {}));
      }
    }
  } finally {
    for (const api of products.values()) await api.close();
    await sandbox.close();
  }
  return stops;
};
