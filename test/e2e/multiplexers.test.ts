import { spawnSync } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testHome, testTenant } from '../dsl/play.ts';
import { prompt, startShell } from '../dsl/shell.ts';

const isThere = (...commands: readonly string[]): boolean =>
  commands.every((command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0);

const shell = '/bin/bash --noprofile --rcfile ~/rc -i';
const ctrlZ = '\u001A';

/** A terminal that does without the alternate screen: how a shell is started in it, and what ends it. */
type Multiplexer = {
  readonly name: string;
  readonly needs: readonly string[];
  /** The line that starts it, and files that it reads, below the home folder. */
  readonly line: string;
  readonly files?: Readonly<Record<string, string>>;
  /** What is said of a copy that reaches the terminal through it. */
  readonly copied: string;
  /** The line that ends what is left of it. */
  readonly end: string;
};

const mosh = `mosh-server new -i 127.0.0.1 -l LANG=C.UTF-8 -- ${shell} > ~/mosh.out 2>&1
sed -n 's/.*detached, pid = \\([0-9]*\\).*/\\1/p' ~/mosh.out > ~/mosh.pid
set -- $(grep CONNECT ~/mosh.out)
MOSH_KEY=$4 exec mosh-client 127.0.0.1 $3
`;

const multiplexers: readonly Multiplexer[] = [
  {
    name: 'GNU screen',
    needs: ['screen'],
    line: `SCREENDIR=~/screens screen -U -c ~/screenrc ${shell}`,
    files: { screenrc: 'startup_message off\nvbell off\n' },
    copied: 'terminal clipboard',
    end: 'SCREENDIR=~/screens screen -X quit',
  },
  {
    name: 'mosh',
    needs: ['mosh-server', 'mosh-client'],
    line: 'sh ~/mosh',
    files: { mosh },
    copied: 'terminal clipboard',
    end: 'read pid < ~/mosh.pid && kill $pid',
  },
  {
    name: 'tmux without its alternate screen',
    needs: ['tmux'],
    line: `TMUX_TMPDIR=~ tmux -f ~/tmux.conf new '${shell}'`,
    files: { 'tmux.conf': 'set -g alternate-screen off\nset -g status off\n' },
    copied: 'terminal clipboard and tmux buffer',
    end: 'TMUX_TMPDIR=~ tmux kill-server',
  },
];

/** Lines that the program must not leave on the screen, and modes that it must not be drawn in. */
const spoiled = String.raw`clear; for i in {1..40}; do printf '%s noise noise noise noise noise noise noise noise noise noise noise\n' $i; done; printf '\033[3;10r\033[4h\033(0\033[?7l\033[31;44m'`;

const withoutAge = (lines: readonly string[]): readonly string[] => lines.slice(1);

for (const { name, needs, line, files = {}, copied, end } of multiplexers) {
  const has = isThere(...needs);
  describe.skipIf(!has)(has ? name : `SKIPPED, ${needs.join(' or ')} is missing: ${name}`, () => {
    it('shows the program alone, when it starts and comes back, passes on a copy, and has the prompt on a line of its own', async () => {
      const [home, tenant] = [testHome(), await testTenant()];
      home.write('screens/empty', '');
      home.write('rc', `PS1='${prompt} '; echo ready inside\n`);
      for (const [file, text] of Object.entries(files)) home.write(file, text);
      const outer = startShell(
        { columns: 80, rows: 24 },
        {
          ...home.variables,
          ...tenant.variables,
          SPYGLASS_START: 'sources',
          MOSH_SERVER_NETWORK_TMOUT: '60',
        },
      );
      onTestFinished(() => {
        spawnSync('sh', ['-c', end], { env: { ...process.env, ...home.variables } });
        outer.end();
      });
      await outer.isBack();
      outer.type(`chmod 700 ~/screens; clear; ${line}; echo over-"and out"\r`);
      await outer.sees('ready inside');
      await outer.isBack();
      outer.type(`${spoiled}; ${outer.program}\r`);
      await outer.sees('SOURCES 42 ', 'APAC Active Directory', 'enter open');
      const first = withoutAge(outer.terminal.lines());
      expect([first[0], first[21], first.filter((text) => text.includes('noise'))]).toEqual([
        expect.stringMatching(/^ sources {2,}times in \S+$/),
        '',
        [],
      ]);
      outer.type('c');
      await outer.sees(`Copied the name (16 characters): ${copied}.`);
      const { clipboard } = outer.terminal.intrusions;
      await expect
        .poll(() => clipboard.map((text) => text.replace(/^c?;/, '')))
        .toEqual([Buffer.from('Agency Staff CSV').toString('base64')]);
      outer.type(ctrlZ);
      await outer.sees('Stopped');
      await outer.isBack();
      outer.type(`${spoiled}; fg\r`);
      await outer.sees('SOURCES 42 ', 'APAC Active Directory', 'enter open');
      await expect.poll(() => withoutAge(outer.terminal.lines())).toEqual(first);
      outer.type(':q\r');
      await outer.isBack();
      expect(outer.terminal.lines().at(-1)).toBe(prompt);
      outer.type('clear; exit\r');
      await outer.sees('over-and out');
    });
  });
}
