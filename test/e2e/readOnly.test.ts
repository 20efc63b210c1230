import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { connect, nothingMasked } from '../../src/api/index.ts';
import { scenario } from '../dsl/scenario.ts';

/** A listener in the place of a tenant that counts what arrives and answers nothing. */
const countBytes = async (writes: boolean) => {
  let connections = 0;
  let bytes = 0;
  const arrived = Promise.withResolvers<void>();
  const server = createServer((socket) => {
    connections += 1;
    socket.on('data', (data) => {
      bytes += data.length;
      arrived.resolve();
      socket.destroy();
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const api = connect(
    {
      environment: 'counted',
      origin: 'the test',
      baseUrl: `http://127.0.0.1:${port}`,
      credentials: { type: 'token', accessToken: 'token' },
      scheme: 'v1',
    },
    { masking: nothingMasked, allowed: () => ({ probes: true, writes }) },
  );
  const answer = await api.jitPolicy.patch([
    { op: 'replace', path: '/maxActivationPeriodMins', value: 1 },
  ]);
  await api.close();
  // What was sent before the connection ended has arrived when the listener has closed.
  await new Promise((resolve) => server.close(resolve));
  return { connections, sends: bytes > 0, error: answer.ok ? 'none' : answer.error.tag };
};

it('lets no byte of a write leave a session that is read-only', async () => {
  expect(await countBytes(false)).toEqual({ connections: 0, sends: false, error: 'readOnly' });
});

it('sends a write once where the session may, though nobody answers', async () => {
  expect(await countBytes(true)).toEqual({ connections: 1, sends: true, error: 'cut' });
});

scenario(
  'READ-ONLY: e says why, and no change reaches the tenant',
  { argv: ['-c', 'jit'] },
  async ({ app, tenant }) => {
    await app.header('READ-ONLY');
    await app.cursorRow('480 min');
    for (const key of ['e', 'enter']) {
      await app.press(key);
      await app.message('READ-ONLY: no changes were asked for. :unlock allows changes.');
    }
    await app.type('s');
    await app.message('Nothing is changed');
    expect(await app.quit()).toBe(0);
    const methods = new Set(tenant.sandbox.log.map(({ operation }) => operation));
    expect([...methods].sort()).toEqual([
      'create-token',
      'get-jit-activation-config',
      'list-entitlements',
      'list-sources',
    ]);
  },
);

scenario(
  '--readonly beats --write',
  { argv: ['--write', '--readonly', '-c', 'jit'] },
  async ({ app }) => {
    await app.header('READ-ONLY');
    await app.do('form.edit');
    await app.message(/READ-ONLY: spyglass was started with --readonly\.$/);
    await app.command('unlock');
    await app.message('No: spyglass was started with --readonly.');
  },
);

scenario(
  'there is room to type the name that unlocks, after a wrong one too',
  { argv: ['-c', 'jit'], size: { columns: 60, rows: 14 } },
  async ({ app, tenant }) => {
    const { host } = new URL(tenant.sandbox.baseUrl);
    await app.command('unlock');
    await app.type('prod');
    await app.message(` To allow changes type ${host}: prod`);
    await app.do('unlock.try');
    await app.message(` That is not it. Type ${host}: prod`);
    await app.press('ctrl-u');
    await app.type(host);
    await app.do('unlock.try');
    await app.header(/WRITE until \d\d:\d\d/);
    await app.cursorRow('480 min');
    await app.do('form.edit');
    await app.message('Longest activation: 480');
  },
);
