// Asks the keyring of the operating system for secrets.

import { failure, type Result, success } from '../../model/result.ts';

/** One entry of the system's keyring. Neither part is a secret. */
export type KeyringItem = { readonly service: string; readonly user: string };

/** Why the keyring gave nothing. */
export type KeyringFault =
  | 'noTool'
  | 'noService'
  | 'notFound'
  | 'locked'
  | 'timeout'
  | 'failed'
  | 'unsupported';

/** Asks the keyring for the secret of an entry. Never rejects. */
export type AskKeyring = (item: KeyringItem) => Promise<Result<string, KeyringFault>>;

/** A locked keyring opens a dialog, perhaps on another screen: do not wait for that. */
export const keyringTimeoutMs = 1000;

/** The code that stands for a tool that a signal has ended. */
const killed = -1;

/** Far more than any secret. */
const maximumAnswerCharacters = 64 * 1024;

/** What a tool needs to find the keyring of the desktop session, and nothing more. */
const passedOn = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'TMPDIR',
  'DBUS_SESSION_BUS_ADDRESS',
  'XDG_RUNTIME_DIR',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
];

type Tool = { readonly program: string; readonly argumentsFor: (item: KeyringItem) => string[] };

/** `service` and `username` are the attributes that go-keyring, which the official CLI uses, files its entries under. */
const toolOf = (platform: NodeJS.Platform): Tool | undefined => {
  if (platform === 'win32') return undefined;
  return platform === 'darwin'
    ? {
        program: 'security',
        argumentsFor: ({ service, user }) => [
          'find-generic-password',
          '-s',
          service,
          '-a',
          user,
          '-w',
        ],
      }
    : {
        program: 'secret-tool',
        argumentsFor: ({ service, user }) => ['lookup', 'service', service, 'username', user],
      };
};

/** What became of a tool that was run. */
type Outcome =
  | { readonly type: 'ended'; readonly code: number; readonly out: string; readonly err: string }
  | { readonly type: 'missing' }
  | { readonly type: 'unstartable' }
  | { readonly type: 'timeout' };

/** Asks through the tool of the system: `security` on macOS, `secret-tool` on the others, none on Windows. */
export const keyringOf =
  (
    platform: NodeJS.Platform,
    variables: Readonly<Record<string, string | undefined>>,
    timeoutMs = keyringTimeoutMs,
  ): AskKeyring =>
  async (item) => {
    const tool = toolOf(platform);
    if (tool === undefined) return failure('unsupported');
    const environment = Object.fromEntries(passedOn.map((name) => [name, variables[name]]));
    // Faults are told apart by their English texts.
    environment.LC_ALL = 'C';
    const outcome = await run(tool.program, tool.argumentsFor(item), environment, timeoutMs);
    switch (outcome.type) {
      case 'missing':
        return failure('noTool');
      case 'unstartable':
        return failure('failed');
      case 'timeout':
        return failure('timeout');
      case 'ended':
        return readAnswer(outcome.code, outcome.out, outcome.err);
    }
  };

const run = async (
  program: string,
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  timeoutMs: number,
): Promise<Outcome> => {
  const { spawn } = await import('node:child_process');
  return new Promise((resolve) => {
    // A group of its own: what the tool starts ends with it, and nothing of it can reach our terminal.
    const child = spawn(program, given, {
      env: { ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let out = '';
    let err = '';
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const stop = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has just ended by itself.
      }
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = setTimeout(() => {
      stop();
      end({ type: 'timeout' });
    }, timeoutMs);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.length <= maximumAnswerCharacters) return;
      stop();
      end({ type: 'unstartable' });
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (err.length < maximumAnswerCharacters) err += text;
    });
    child.on('error', (error: NodeJS.ErrnoException) =>
      end({ type: error.code === 'ENOENT' ? 'missing' : 'unstartable' }),
    );
    child.on('close', (code) => end({ type: 'ended', code: code ?? killed, out, err }));
  });
};

/**
 * What the tool's answer means. `security` ends with 44 for an entry that is not there and 36 where it may not
 * ask for the password; `secret-tool` ends with 1 and no word for an entry that is not there.
 */
const readAnswer = (code: number, out: string, err: string): Result<string, KeyringFault> => {
  const secret = out.trim();
  if (code === 0) return secret === '' ? failure('notFound') : decoded(secret);
  if (code === 36 || /locked|interaction is not allowed/i.test(err)) return failure('locked');
  if (/d-?bus|autolaunch|org\.freedesktop|could not connect|connection refused/i.test(err))
    return failure('noService');
  if (code === 44 || /could not be found/i.test(err)) return failure('notFound');
  return failure(code === 1 && err.trim() === '' && secret === '' ? 'notFound' : 'failed');
};

/** go-keyring stores some secrets encoded on macOS: base64 or hexadecimal behind a prefix. */
const decoded = (secret: string): Result<string, KeyringFault> => {
  for (const [prefix, encoding] of [
    ['go-keyring-base64:', 'base64'],
    ['go-keyring-encoded:', 'hex'],
  ] as const) {
    if (!secret.startsWith(prefix)) continue;
    const text = Buffer.from(secret.slice(prefix.length), encoding).toString('utf8').trim();
    return text === '' ? failure('failed') : success(text);
  }
  return success(secret);
};
