import { expect, it } from 'vitest';
import { hostile, hostileMarks } from '../../src/sandbox/data/sources/incidents/hostile.ts';
import { usualModes } from '../../src/terminal/output/modes.ts';
import { createScripts } from '../dsl/asScript.ts';
import { scenario } from '../dsl/scenario.ts';
import { isDear } from '../dsl/share.ts';
import { startTenant } from '../dsl/tenant.ts';

/**
 * The sequences that spyglass and Ink write themselves: looks, cursor moves, erasing, the modes of a full screen, and
 * the marks for tests. Nothing else may stand in the output.
 */
const own = new RegExp(
  [
    '\\[[\\d;]*m',
    '\\[\\d*[ABCDEGJKX]',
    '\\[(\\d+(;\\d+)?)?H',
    '\\[\\?(7|25|1049|2004|2026)[hl]',
    // The question for the colour behind the text.
    '\\]11;\\?\\u001B\\\\',
    '\\]7717;[\\w;: .]*\\u0007',
  ]
    .map((sequence) => `\\u001B${sequence}`)
    .join('|'),
  'g',
);

/** What acts on a terminal or misleads a reader in a text that came out; line ends and own sequences do not. */
const unwanted = (output: string): readonly string[] => [
  ...(output
    // What a screen begins with, as a whole: no part of it may stand anywhere else.
    .replaceAll(usualModes, '')
    .replaceAll(own, '')
    .replaceAll(/\r?\n|\r/g, '')
    .match(
      /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu,
    ) ?? []),
];

it('the allow-list lets no hostile text through', () => {
  const harmless = hostileMarks.filter((mark) => unwanted(mark).length === 0);
  // These act on nothing by themselves: a colour, erasing and moves, wide characters, marks on a letter, line ends.
  expect(harmless.length).toBeLessThan(10);
  expect(unwanted('\u001B]0;title\u0007')).not.toEqual([]);
  expect(unwanted('\u001B]52;c;AA==\u0007')).not.toEqual([]);
  expect(unwanted('\u001B[2J\u001B[H\u001B[?25l\u001B]7717;idle;3\u0007')).toEqual([]);
});

/** Erasing, moving and colouring are in the allow-list, so whole texts are looked for too; BEL alone ends our marks. */
const actingMarks = hostileMarks.filter((mark) => mark.length > 1 && /\p{Cc}.*\S/u.test(mark));

const hostileError = `Refused ${hostileMarks.join(' and ')}`;

scenario(
  'nothing of the hostile source acts on the terminal',
  { driver: 'both', size: { columns: 120, rows: 40 } },
  async ({ app, tenant, terminal }) => {
    await app.title('SOURCES 42');
    await app.filter('hostile');
    await app.rows('Hostile ␛[2J␛[H␛[31;1;5m');
    await app.do('list.json');
    await app.sees('"name": "Hostile \\u001b[2J');
    for (let page = 0; page < 4; page += 1) await app.do('move.pageDown');
    await app.do('thing.json');
    await app.sees('Mallory');
    for (let page = 0; page < 4; page += 1) await app.do('move.pageDown');
    await app.do('thing.describe');
    await app.sees('Mallory');
    tenant.answers('ping-cluster', {
      type: 'body',
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify({
        id: 'hostile',
        name: hostile.name,
        status: 'FAILURE',
        elapsedMillis: 15_000,
        details: { error: hostileError },
      }),
    });
    await app.do('thing.probe');
    await app.sees(/✗ ping cluster +FAILED: Cluster ␛c/);
    await app.sees('Refused ␛[2J␛[H');
    await app.do('probe.force');
    await app.sees(/✗ check connection +FAILED/);
    await app.do('probe.whole');
    for (let page = 0; page < 4; page += 1) await app.do('move.pageDown');
    await app.press('esc', '1');
    await app.sees('group␛[12;40H␛[5A');
    for (const key of ['g', 'G']) {
      await app.press(key);
      await app.do('list.open');
      await app.sees('Holds tab here');
      await app.do('move.last');
      await app.do('list.describe');
      await app.press('q', 'q');
    }
    await app.press('q', '2');
    await app.title(/^ENTITLEMENTS \d+ {3}of /);
    for (let row = 0; row < hostileMarks.length; row += 1) {
      await app.do('list.open');
      await app.sees('About ');
      await app.press('y', 'q');
      await app.do('move.down');
    }
    tenant.fails('list-entitlements', 400, {
      body: {
        detailCode: '400',
        trackingId: 'x\u001B[2J',
        messages: [{ locale: 'en-US', text: hostileError }],
      },
    });
    await app.do('view.refresh');
    await app.sees('Refused ␛[2J␛[H');
    await app.screen();
    const output = terminal.raw().toString();
    expect(unwanted(output)).toEqual([]);
    expect(actingMarks.filter((mark) => output.includes(mark))).toEqual([]);
    expect(await terminal.modes()).toMatchObject({ screen: 'alternate', bracketedPaste: true });
    expect(terminal.intrusions).toEqual({ titles: [], clipboard: [], bells: [], replies: [] });
  },
);

const asScript = createScripts((turn) => isDear(turn, 6));

it.concurrent.each([
  'sources',
  'sources -o json',
  'schemas --source Hostile',
  'schemas --source Hostile -o json',
  'entitlements --source Hostile',
  'entitlements --source Hostile -o json',
])('get %s prints it harmless', async (line) => {
  const tenant = await startTenant();
  try {
    const { code, stdout, stderr } = await asScript(['get', ...line.split(' ')], tenant.variables);
    expect({ code, stderr, unwanted: unwanted(stdout) }).toEqual({
      code: 0,
      stderr: '',
      unwanted: [],
    });
    expect(stdout.replaceAll('\n', '')).not.toContain('\u001B');
    expect(stdout).toMatch(/␛|\\u001b/);
  } finally {
    await tenant.close();
  }
});

it('get prints a hostile error harmless', async () => {
  const tenant = await startTenant();
  try {
    tenant.fails('list-sources', 400, {
      body: { messages: [{ locale: 'en-US', text: hostileError }] },
    });
    const { code, stdout, stderr } = await asScript(['get', 'sources'], tenant.variables);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(unwanted(stderr)).toEqual([]);
    expect(stderr).not.toContain('\u001B');
    expect(stderr).toContain('Refused ␛[2J␛[H');
  } finally {
    await tenant.close();
  }
});
