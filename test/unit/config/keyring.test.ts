import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createConfiguration } from '../../../src/config/configuration.ts';
import { type AskKeyring, keyringOf } from '../../../src/config/connection/keyring.ts';
import { patienceMs } from '../../dsl/patience.ts';
import { createHome } from './home.ts';

const item = { service: 'environments.pat.clientid', user: 'acme' };
const fault = (error: string) => ({ ok: false, error });

describe.skipIf(process.platform === 'win32')('the keyring through its tool', () => {
  it('asks secret-tool by service and user name, with nothing secret on its command line', async () => {
    const ask = createHome().keyringTool('linux', 'echo "[$*]"');
    expect(await ask(item)).toEqual({
      ok: true,
      value: '[lookup service environments.pat.clientid username acme]',
    });
  });

  it('asks security on macOS', async () => {
    const ask = createHome().keyringTool('darwin', 'echo "[$*]"');
    expect(await ask(item)).toEqual({
      ok: true,
      value: '[find-generic-password -s environments.pat.clientid -a acme -w]',
    });
  });

  it('decodes what go-keyring has encoded', async () => {
    for (const [text, secret] of [
      ['plain ', 'plain'],
      [`go-keyring-base64:${Buffer.from('fröhlich').toString('base64')}`, 'fröhlich'],
      [`go-keyring-encoded:${Buffer.from('two words').toString('hex')}`, 'two words'],
    ]) {
      const ask = createHome().keyringTool('darwin', `printf '%s\\n' '${text}'`);
      expect(await ask(item)).toEqual({ ok: true, value: secret });
    }
    const ask = createHome().keyringTool('darwin', 'echo go-keyring-encoded:zz');
    expect(await ask(item)).toEqual(fault('failed'));
  });

  it('tells faults apart', async () => {
    const scripts: readonly (readonly ['linux' | 'darwin', string, string])[] = [
      ['linux', 'exit 1', 'notFound'],
      ['linux', 'exit 0', 'notFound'],
      ['linux', 'echo "Cannot get secret of a locked object" >&2; exit 1', 'locked'],
      ['linux', 'echo "Cannot autolaunch D-Bus without X11 \\$DISPLAY" >&2; exit 1', 'noService'],
      ['linux', 'echo "Could not connect: No such file or directory" >&2; exit 1', 'noService'],
      ['linux', 'echo "something else" >&2; exit 1', 'failed'],
      ['linux', 'exit 2', 'failed'],
      ['linux', 'kill -9 $$', 'failed'],
      ['linux', 'yes', 'failed'],
      ['darwin', 'exit 44', 'notFound'],
      [
        'darwin',
        'echo "The specified item could not be found in the keychain." >&2; exit 1',
        'notFound',
      ],
      ['darwin', 'exit 36', 'locked'],
      ['darwin', 'exit 51', 'failed'],
    ];
    for (const [platform, script, expected] of scripts) {
      const ask = createHome().keyringTool(platform, script);
      expect([script, await ask(item)]).toEqual([script, fault(expected)]);
    }
  });

  it('says that there is no tool, or none for the system', async () => {
    const { folder } = createHome();
    expect(await keyringOf('linux', { PATH: folder })(item)).toEqual(fault('noTool'));
    expect(await keyringOf('win32', { PATH: folder })(item)).toEqual(fault('unsupported'));
    const home = createHome();
    home.write('secret-tool', '#!/bin/sh\n', 0o600);
    const answer = await keyringOf('linux', { PATH: home.folder })(item);
    expect(['noTool', 'failed']).toContain(answer.ok ? undefined : answer.error);
  });

  it('ends a tool that hangs, and what it started', async () => {
    const home = createHome();
    const pids = join(home.folder, 'pids');
    // On a busy machine the tool may be ended before it has started anything.
    for (let timeLimitMs = 700; !existsSync(pids); timeLimitMs *= 3) {
      const ask = home.keyringTool(
        'linux',
        `sleep 600 & echo $! $$ > '${pids}.new'; mv '${pids}.new' '${pids}'; wait`,
        { timeLimitMs },
      );
      expect(await ask(item)).toEqual(fault('timeout'));
    }
    const isRunning = (pid: number) => {
      try {
        // A process that ended and that nobody has waited for yet still has a number.
        return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      } catch {
        return false;
      }
    };
    if (process.platform === 'linux') {
      const started = readFileSync(pids, 'utf8').trim().split(' ').map(Number);
      await expect.poll(() => started.filter(isRunning), { timeout: patienceMs }).toEqual([]);
    }
  });

  it('does not wait for a tool that leaves a child behind', async () => {
    const ask = createHome().keyringTool('linux', 'sleep 600 & echo secret', { timeLimitMs: 500 });
    expect(await ask(item)).toEqual(fault('timeout'));
  });

  it('gives the tool what it needs to find the keyring, and no other variable', async () => {
    const ask = createHome().keyringTool('linux', 'env | cut -d= -f1 | sort | tr "\\n" " "', {
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x',
      XDG_RUNTIME_DIR: '/run/user/1',
      DISPLAY: ':0',
      SAIL_CLIENT_SECRET: 'marker',
      SPYGLASS_ACCESS_TOKEN: 'marker',
      NODE_OPTIONS: '--inspect',
    });
    const answer = await ask(item);
    const names = answer.ok
      ? answer.value.split(' ').filter((name) => !/^(_|PWD|SHLVL|OLDPWD)$/.test(name))
      : [];
    expect(names).toEqual([
      'DBUS_SESSION_BUS_ADDRESS',
      'DISPLAY',
      'HOME',
      'LC_ALL',
      'PATH',
      'XDG_RUNTIME_DIR',
    ]);
  });
});

describe.skipIf(process.platform === 'win32')('putting a secret into the keyring', () => {
  /** A tool that notes its command line and its input, and has what it was given as a text. */
  const noting = (home: ReturnType<typeof createHome>, has: string) =>
    `if [ "$1" = lookup ] || [ "$1" = find-generic-password ]; then ${has}; exit; fi
echo "$*" > '${home.folder}/given'; cat > '${home.folder}/input'`;
  const noted = (home: ReturnType<typeof createHome>, name: string) =>
    readFileSync(join(home.folder, name), 'utf8');

  it('hands it to the tool as input, never on the command line', async () => {
    const home = createHome();
    const fill = home.fillingTool('linux', noting(home, `cat '${home.folder}/input'`));
    expect(await fill(item, 's3cret')).toEqual({ ok: true, value: undefined });
    expect([noted(home, 'given'), noted(home, 'input')]).toEqual([
      'store --label=spyglass service environments.pat.clientid username acme\n',
      's3cret',
    ]);
    const mac = createHome();
    const fillMac = mac.fillingTool('darwin', noting(mac, 'echo s3cret'));
    expect(await fillMac(item, 's3cret')).toEqual({ ok: true, value: undefined });
    expect([noted(mac, 'given'), noted(mac, 'input')]).toEqual([
      '-i\n',
      'add-generic-password -U -s environments.pat.clientid -a acme -X 733363726574\n',
    ]);
  });

  it('says that it failed where the keyring has something else then, or nothing', async () => {
    for (const [has, error] of [
      ['echo other', 'failed'],
      ['exit 1', 'failed'],
    ] as const) {
      const home = createHome();
      expect(await home.fillingTool('linux', noting(home, has))(item, 's')).toEqual(fault(error));
    }
    const locked = 'echo "Cannot create an item in a locked collection" >&2; exit 1';
    expect(await createHome().fillingTool('linux', locked)(item, 's')).toEqual(fault('locked'));
    expect(await createHome().fillingTool('linux', 'exit 1')(item, 's')).toEqual(fault('failed'));
  });
});

describe('credentials of the keyring', () => {
  const opened = async (askKeyring: AskKeyring, platform: NodeJS.Platform = 'linux') => {
    const home = createHome();
    home.writeOwn(
      'active: Night\nenvironments: { Night: { base_url: https://n.example, keyring: true } }',
    );
    const { choose, open } = createConfiguration(home.surroundings({ askKeyring, platform }));
    const chosen = await choose({});
    return chosen.ok ? open(chosen.value) : chosen;
  };

  it.skipIf(process.platform === 'win32')(
    'are asked for side by side, through the tool',
    async () => {
      // Each waits until the other has begun, so one after the other would run into the time limit.
      const home = createHome();
      const script = `d='${home.folder}'; touch "$d/$(basename "$5")"
while [ ! -e "$d/client_id" ] || [ ! -e "$d/client_secret" ]; do sleep 0.01; done
echo "of-$3-$5"`;
      const ask = home.keyringTool('linux', script, { timeLimitMs: 5000 });
      expect(await opened(ask)).toMatchObject({
        value: {
          credentials: {
            type: 'client',
            clientId: 'of-spyglass-Night/client_id',
            clientSecret: 'of-spyglass-Night/client_secret',
          },
        },
      });
    },
  );

  it('come with a sentence for each fault', async () => {
    const variables =
      'et SAIL_BASE_URL, SAIL_CLIENT_ID and SAIL_CLIENT_SECRET and leave --env out.';
    const sentences: readonly (readonly [string, string, string, NodeJS.Platform?])[] = [
      [
        'noTool',
        'keyringToolMissing',
        `cannot be asked, because there is no secret-tool in the PATH. Install libsecret-tools (in some systems libsecret), or s${variables}`,
      ],
      [
        'noTool',
        'keyringToolMissing',
        `cannot be asked, because there is no security in the PATH. S${variables}`,
        'darwin',
      ],
      ['unsupported', 'keyringToolMissing', `cannot be asked on Windows. S${variables}`],
      [
        'noService',
        'keyringUnavailable',
        `does not run in this session, as is usual over SSH. Start one, or s${variables}`,
      ],
      ['locked', 'keyringLocked', `is locked. Unlock it and start again, or s${variables}`],
      [
        'timeout',
        'keyringTimeout',
        `did not answer within a second and may be waiting for its password. Unlock it and start again, or s${variables}`,
      ],
      [
        'notFound',
        'keyringNotFound',
        `has nothing for service spyglass and user Night/client_id. Store it with secret-tool store --label=spyglass service spyglass username Night/client_id, or s${variables}`,
      ],
      [
        'notFound',
        'keyringNotFound',
        `has nothing for service spyglass and user Night/client_id. Store it with security add-generic-password -s spyglass -a Night/client_id -w, or s${variables}`,
        'darwin',
      ],
      [
        'failed',
        'keyringFailed',
        `gave nothing that can be used for service spyglass and user Night/client_id. Store it again with secret-tool store --label=spyglass service spyglass username Night/client_id, or s${variables}`,
      ],
    ];
    for (const [error, tag, words, platform] of sentences) {
      const ask = (async () => fault(error)) as AskKeyring;
      expect(await opened(ask, platform)).toEqual({
        ok: false,
        error: {
          tag,
          sentence: `The secret of Night should come from the keyring, which ${words}`,
        },
      });
    }
  });

  it('are refused where one of the two is not there or no part of a client', async () => {
    const half: AskKeyring = async ({ user }) =>
      user.endsWith('_id') ? { ok: true, value: 'i' } : { ok: false, error: 'notFound' };
    expect(await opened(half)).toMatchObject({
      error: { tag: 'keyringNotFound', sentence: expect.stringContaining('Night/client_secret') },
    });
    const twoLines: AskKeyring = async () => ({ ok: true, value: 'a\nb' });
    expect(await opened(twoLines)).toMatchObject({ error: { tag: 'keyringFailed' } });
  });
});
