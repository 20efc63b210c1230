import { describe, expect, it, onTestFinished } from 'vitest';
import { testHome, testTenant } from '../dsl/play.ts';
import { defaults, scenario } from '../dsl/scenario.ts';
import { startShell } from '../dsl/shell.ts';

const ctrlZ = '\u001A';

/** An interactive shell in which the program has come up. */
const started = async () => {
  const { variables } = await testTenant();
  const shell = startShell(
    { columns: 80, rows: 24 },
    {
      ...defaults,
      ...testHome().variables,
      ...variables,
      SPYGLASS_E2E: '',
    },
  );
  onTestFinished(shell.end);
  await shell.isBack();
  await shell.settings('before');
  shell.type(`${shell.program}\r`);
  await shell.sees('SOURCES 42', 'APAC Active Directory');
  return shell;
};

/** The shell turns bracketed paste on for itself with each prompt. */
const ofShell = {
  screen: 'normal',
  cursor: 'shown',
  bracketedPaste: expect.any(Boolean),
  synchronizedOutput: false,
  nextText: 'plain',
};

describe('ctrl-z under a shell with job control', () => {
  it('gives the terminal back as it was, and fg comes back with all of the screen', async () => {
    const shell = await started();
    shell.type('jjj');
    await shell.sees('▌ AWS Organization');
    const before = shell.terminal.lines().slice(2);
    shell.type(ctrlZ);
    await shell.sees('Stopped');
    await shell.isBack();
    expect(await shell.terminal.modes()).toEqual(ofShell);
    shell.type('[ "$(stty -g)" = "$before" ] && echo settings-"kept"\r');
    await shell.sees('settings-kept');
    shell.type('clear; fg\r');
    // The last line is drawn last, and may come in a later piece.
    await shell.sees('▌ AWS Organization', 'enter open');
    expect(await shell.terminal.modes()).toMatchObject({ screen: 'alternate', cursor: 'hidden' });
    expect(shell.terminal.lines().slice(2)).toEqual(before);
    shell.type('k');
    await shell.sees('▌ Atlassian Cloud');
    shell.type(':q\r');
    await shell.isBack();
    shell.type('clear; [ "$(stty -g)" = "$before" ] && echo again-"kept"\r');
    await shell.sees('again-kept');
    // No marks for test drivers were written, as nobody asked for them.
    expect([shell.terminal.rest, shell.terminal.notes]).toEqual([undefined, []]);
  });

  it('comes back to a line that is half typed, and to the page that lay over the list', async () => {
    const shell = await started();
    for (const [keys, seen] of [
      ['?', 'IN A LIST  (here)'],
      ['/list', ' search /list'],
      ['\u0003\u0003:src dm', ':src dm'],
    ] as const) {
      shell.type(keys);
      await shell.sees(seen);
      shell.type(ctrlZ);
      await shell.sees('Stopped');
      await shell.isBack();
      shell.type('clear; fg\r');
      await shell.sees(seen);
    }
    shell.type('z act\r');
    await shell.sees('DMZ Active Directory', 'OVERVIEW');
    shell.type(':q\r');
    await shell.isBack();
  });

  it('fits a terminal that got another size meanwhile', async () => {
    const shell = await started();
    shell.type(ctrlZ);
    await shell.sees('Stopped');
    await shell.isBack();
    shell.resize({ columns: 100, rows: 30 });
    shell.type('clear; fg\r');
    await shell.sees('SOURCES 42', 'Non-Employees', 'enter open');
    expect(shell.terminal.lines().at(-1)).toContain('enter open');
    shell.type(':q\r');
    await shell.isBack();
  });

  it('works again and again, and so does a stop from elsewhere', async () => {
    const shell = await started();
    for (const stop of [ctrlZ, ctrlZ]) {
      shell.type(stop);
      await shell.sees('Stopped');
      await shell.isBack();
      shell.type('clear; fg\r');
      await shell.sees('SOURCES 42', 'APAC Active Directory');
    }
    shell.type(ctrlZ);
    await shell.sees('Stopped');
    await shell.isBack();
    shell.type('clear; echo group-$(jobs -p)-\r');
    await shell.sees('group-', '-\nshell>');
    const group = Number(/group-(\d+)-/.exec(shell.terminal.lines().join('\n'))?.[1]);
    expect(group).toBeGreaterThan(1);
    shell.type('clear; fg\r');
    await shell.sees('SOURCES 42', 'APAC Active Directory');
    process.kill(-group, 'SIGTSTP');
    await shell.sees('Stopped');
    await shell.isBack();
    expect(await shell.terminal.modes()).toEqual(ofShell);
    shell.type('clear; fg\r');
    await shell.sees('SOURCES 42', 'APAC Active Directory');
    shell.type(':q\r');
    await shell.isBack();
  });
});

describe('started with & under a shell with job control', () => {
  it('paints nothing before the terminal is its own', async () => {
    const { variables } = await testTenant();
    const shell = startShell(
      { columns: 80, rows: 24 },
      { ...defaults, ...testHome().variables, ...variables },
    );
    onTestFinished(shell.end);
    await shell.isBack();
    shell.type(`${shell.program} &\r`);
    // Nothing but the shell tells that the program was stopped, and only where it is asked.
    shell.type('until jobs | grep -q Stopped; do sleep 0.05; done; clear; echo it-"waits"\r');
    await shell.sees('it-waits');
    await shell.isBack();
    expect(await shell.terminal.modes()).toEqual(ofShell);
    expect(shell.terminal.raw().toString()).not.toContain('1049');
    shell.resize({ columns: 100, rows: 30 });
    shell.type('fg\r');
    await shell.sees('SOURCES 42 ', 'APAC Active Directory');
    await expect.poll(() => shell.terminal.lines().at(-1)).toContain('enter open');
    shell.type(':q\r');
    await shell.isBack();
  });
});

describe('ctrl-z where nobody could call the program back', () => {
  scenario('says so and stays', { driver: 'pseudoTerminal' }, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.do('app.suspend');
    await app.message('No shell waits that could call it back: it is not suspended.');
    await app.title('SOURCES 42');
  });

  scenario('says so inside another program', {}, async ({ app }) => {
    await app.title('SOURCES 42');
    await app.do('app.suspend');
    await app.message('It cannot be suspended here.');
  });
});
