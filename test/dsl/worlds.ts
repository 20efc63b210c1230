import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  freeHost,
  type Handler,
  type OddServer,
  serveBytes,
  serveHttp,
  serveTls,
} from './servers.ts';
import { startTenant, type Tenant } from './tenant.ts';

/** The environment of one run: its variables, and the server it connects to. */
export type World = {
  readonly variables: Readonly<Record<string, string>>;
  /** The number of requests so far; of connections where the server does not speak HTTP. */
  readonly requests: () => number;
  /** Address and port of the server. */
  readonly host: string;
  readonly close: () => Promise<void>;
};

/** Makes such an environment. The tenant runs in any case, also where the variables do not name it. */
export type MakeWorld = (tenant: Tenant) => World | Promise<World>;

/** Runs something in an environment, and removes the environment. */
export const inWorld = async <Value>(
  make: MakeWorld,
  play: (world: World, tenant: Tenant) => Promise<Value>,
): Promise<Value> => {
  const tenant = await startTenant();
  try {
    const world = await make(tenant);
    try {
      return await play(world, tenant);
    } finally {
      await world.close();
    }
  } finally {
    await tenant.close();
  }
};

type Variables = World['variables'];

const account = { SAIL_CLIENT_ID: 'client', SAIL_CLIENT_SECRET: 'very-secret' };

/** A tenant with ordered faults, and more variables beside those that connect to it. */
export const tenantThat =
  (order: (tenant: Tenant) => void, variables: Variables = {}) =>
  (tenant: Tenant): World => {
    order(tenant);
    return {
      variables: { ...tenant.variables, ...variables },
      requests: () => tenant.log().length,
      host: new URL(tenant.sandbox.baseUrl).host,
      close: async () => undefined,
    };
  };

/** These variables and no others. */
export const bare =
  (variables: Variables): MakeWorld =>
  (tenant) => ({ ...tenantThat(() => undefined)(tenant), variables });

/** A home folder with our settings file and no variables; TENANT in the text is the tenant's base URL. */
export const settingsFile =
  (text: string | 'a folder', mode = 0o600): MakeWorld =>
  async (tenant) => {
    const home = await mkdtemp(join(tmpdir(), 'spyglass-home-'));
    const file = join(home, '.config', 'spyglass', 'config.yaml');
    await mkdir(text === 'a folder' ? file : join(file, '..'), { recursive: true });
    if (text !== 'a folder') {
      await writeFile(file, text.replaceAll('TENANT', tenant.sandbox.baseUrl));
      await chmod(file, mode);
    }
    return {
      ...(await bare({ HOME: home })(tenant)),
      close: () => rm(home, { recursive: true }),
    };
  };

/** A tenant that answers this status whenever it is asked for sources. */
export const answering = (status: number, body?: unknown, headers?: Variables): MakeWorld =>
  tenantThat(({ answers }) =>
    answers('list-sources', { type: 'status', status, body, headers }, 99),
  );

/** A tenant that sends these bytes for sources. */
export const sending = (status: number, contentType: string, body: string): MakeWorld =>
  tenantThat(({ answers }) =>
    answers('list-sources', { type: 'body', status, contentType, body }, 99),
  );

/** A server in the place of a tenant. */
const at =
  (start: () => Promise<OddServer>, variablesOf: (host: string) => Variables): MakeWorld =>
  async () => {
    const { host, arrivals, close } = await start();
    return { variables: { ...account, ...variablesOf(host) }, requests: arrivals, host, close };
  };

const baseUrl = (scheme: 'http' | 'https') => (host: string) => ({
  SAIL_BASE_URL: `${scheme}://${host}`,
});

/** A server that speaks HTTP and gives tokens, and answers the rest in a way of its own. */
export const odd = (handler: Handler): MakeWorld => at(() => serveHttp(handler), baseUrl('http'));

/** A server that answers sources with these bytes and status 200. */
export const oddBytes = (body: string | Buffer, headers: Variables = {}): MakeWorld =>
  odd((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(body);
  });

/** A server that does not speak HTTP: it answers every connection with this text, and closes it. */
export const babbling = (scheme: 'http' | 'https', answer: string): MakeWorld =>
  at(() => serveBytes(answer), baseUrl(scheme));

/** A server of TLS with a certificate of the fixtures; another of them is trusted as a CA. */
export const presentingTls = (name: string, trusted: 'ca' | 'other-ca'): MakeWorld =>
  at(
    () => serveTls(name),
    (host) => ({
      SAIL_BASE_URL: `https://${host}`,
      SPYGLASS_CA_FILE: fileURLToPath(
        new URL(`../fixtures/certificates/${trusted}.pem`, import.meta.url),
      ),
    }),
  );

const nobody = async (): Promise<OddServer> => ({
  host: await freeHost(),
  arrivals: () => 0,
  close: async () => undefined,
});

/** A port where nobody listens. */
export const deserted: MakeWorld = at(nobody, baseUrl('http'));

/** A host that nobody knows. */
export const unknownHost: MakeWorld = at(nobody, () => ({
  SAIL_BASE_URL: 'https://acme.api.invalid',
}));

/** A tenant that can be reached through a proxy only. */
const behind = (start: () => Promise<OddServer>): MakeWorld =>
  at(start, (host) => ({
    SAIL_BASE_URL: 'https://acme.api.example',
    HTTPS_PROXY: `http://name:pass-word@${host}`,
  }));

/** A proxy that answers this, and opens no tunnel. */
export const proxyAnswering = (status: string): MakeWorld =>
  behind(() => serveBytes(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`));

/** A proxy that hangs up without a word. */
export const proxyCutting: MakeWorld = behind(() => serveBytes(''));

/** A proxy that is not there. */
export const proxyMissing: MakeWorld = behind(nobody);
