// Opens a web page in the browser of this machine.

import { spawn } from 'node:child_process';
import { failure, type Result, success } from '../../model/result.ts';
import { childVariables } from '../childVariables.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** What opens a page on a system; the page comes last. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Whether this is a remote machine: a browser would open where nobody sees it. */
const isRemote = ({ SSH_CONNECTION: connection = '', SSH_TTY: tty = '' }: Variables): boolean =>
  connection !== '' || tty !== '';

/** Starts a program that outlives this one; whether it could be started. */
const started = (command: string, args: readonly string[], variables: Variables) =>
  new Promise<boolean>((resolve) => {
    const child = spawn(command, args, {
      env: childVariables(variables),
      stdio: 'ignore',
      detached: true,
    });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });

/** Opens a page in the browser of this computer, in the background. */
export const openInBrowser = async (
  url: string,
  variables: Variables,
  platform: NodeJS.Platform = process.platform,
): Promise<Result<'opened', 'remote' | 'no browser'>> => {
  if (isRemote(variables)) return failure('remote');
  const isDesktop = platform === 'darwin' || platform === 'win32';
  const hasScreen = [variables.DISPLAY, variables.WAYLAND_DISPLAY].some((name) => name);
  if (!isDesktop && !hasScreen) return failure('no browser');
  const [command, ...args] = openers[platform] ?? ['xdg-open'];
  return (await started(command, [...args, url], variables))
    ? success('opened')
    : failure('no browser');
};
