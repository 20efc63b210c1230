// Asks the keyring of the operating system for secrets, and puts secrets into it.

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

/** Puts a secret into an entry of the keyring, in the place of what was there. Never rejects. */
export type FillKeyring = (
  item: KeyringItem,
  secret: string,
) => Promise<Result<undefined, KeyringFault>>;

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

/** What a tool is started with. What it reads is no argument: anybody on the machine can see those. */
type Started = { readonly given: readonly string[]; readonly input?: string };

type Tool = {
  readonly program: string;
  lookUp(item: KeyringItem): Started;
  store(item: KeyringItem, secret: string): Started;
};

/** `service` and `username` are the attributes that go-keyring, which the official CLI uses, files its entries under. */
const toolOf = (platform: NodeJS.Platform): Tool | undefined => {
  if (platform === 'win32') return undefined;
  return platform === 'darwin'
    ? {
        program: 'security',
        lookUp: ({ service, user }) => ({
          given: ['find-generic-password', '-s', service, '-a', user, '-w'],
        }),
        // It reads commands from its input; hexadecimal digits need no quotes there.
        store: ({ service, user }, secret) => ({
          given: ['-i'],
          input: `add-generic-password -U -s ${service} -a ${user} -X ${Buffer.from(secret).toString('hex')}\n`,
        }),
      }
    : {
        program: 'secret-tool',
        lookUp: ({ service, user }) => ({
          given: ['lookup', 'service', service, 'username', user],
        }),
        store: ({ service, user }, secret) => ({
          given: ['store', '--label=spyglass', 'service', service, 'username', user],
          input: secret,
        }),
      };
};

/** What became of a tool that was run. */
type Outcome =
  | { readonly type: 'ended'; readonly code: number; readonly out: string; readonly err: string }
  | { readonly type: 'missing' }
  | { readonly type: 'unstartable' }
  | { readonly type: 'timeout' };

type Variables = Readonly<Record<string, string | undefined>>;

/** Runs the tool of the system: `security` on macOS, `secret-tool` on the others, none on Windows. */
const withTool = async (
  platform: NodeJS.Platform,
  variables: Variables,
  timeoutMs: number,
  startOf: (tool: Tool) => Started,
): Promise<Result<Extract<Outcome, { type: 'ended' }>, KeyringFault>> => {
  const tool = toolOf(platform);
  if (tool === undefined) return failure('unsupported');
  const environment = Object.fromEntries(passedOn.map((name) => [name, variables[name]]));
  // Faults are told apart by their English texts.
  environment.LC_ALL = 'C';
  const outcome = await run(tool.program, startOf(tool), environment, timeoutMs);
  switch (outcome.type) {
    case 'missing':
      return failure('noTool');
    case 'unstartable':
      return failure('failed');
    case 'timeout':
      return failure('timeout');
    case 'ended':
      return success(outcome);
  }
};

/** Asks the keyring through the tool of the system. */
export const keyringOf =
  (platform: NodeJS.Platform, variables: Variables, timeoutMs = keyringTimeoutMs): AskKeyring =>
  async (item) => {
    const ended = await withTool(platform, variables, timeoutMs, (tool) => tool.lookUp(item));
    return ended.ok ? readAnswer(ended.value) : ended;
  };

/** Fills the keyring through the tool of the system, and asks for what is there then: a tool may end well for nothing. */
export const fillingOf =
  (platform: NodeJS.Platform, variables: Variables, timeoutMs = keyringTimeoutMs): FillKeyring =>
  async (item, secret) => {
    const ended = await withTool(platform, variables, timeoutMs, (tool) =>
      tool.store(item, secret),
    );
    if (!ended.ok) return ended;
    const { code, err } = ended.value;
    if (code !== 0) {
      const told = readAnswer({ code, out: '', err });
      return failure(told.ok || told.error === 'notFound' ? 'failed' : told.error);
    }
    const kept = await keyringOf(platform, variables, timeoutMs)(item);
    if (!kept.ok) return failure(kept.error === 'notFound' ? 'failed' : kept.error);
    return kept.value === secret ? success(undefined) : failure('failed');
  };

const run = async (
  program: string,
  { given, input }: Started,
  environment: Readonly<Record<string, string | undefined>>,
  timeoutMs: number,
): Promise<Outcome> => {
  const { spawn } = await import('node:child_process');
  return new Promise((resolve) => {
    // A group of its own: what the tool starts ends with it, and nothing of it can reach our terminal.
    const child = spawn(program, given, {
      env: { ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    // A tool may end before it has read all of it: how it ended is said below.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
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
const readAnswer = ({
  code,
  out,
  err,
}: Pick<Extract<Outcome, { type: 'ended' }>, 'code' | 'out' | 'err'>): Result<
  string,
  KeyringFault
> => {
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
