import { expect } from 'vitest';
import type { App } from '../dsl/app.ts';
import { scenario } from '../dsl/scenario.ts';

const policyForm = { argv: ['--write', '-c', 'jit'] } as const;

const editTo = async (app: App, text: string): Promise<void> => {
  await app.do('form.edit');
  await app.press('ctrl-e', 'ctrl-u');
  await app.type(text);
  await app.do('edit.keep');
};

const patches = 'PATCH /jit-activation-config/v1/policy';

scenario(
  'a text that is no time is refused with what would be',
  policyForm,
  async ({ app, tenant }) => {
    await app.cursorRow('480 min');
    await editTo(app, 'soon');
    await app.reads('Type minutes or a time such as 480, 8h, 1h 30m');
    await app.message(/soon/);
    await app.do('edit.cancel');
    await app.cursorRow('480 min  8 h');
    expect(tenant.received(patches)).toEqual([]);
  },
);

scenario(
  'a field put back is no change, and cannot be sent',
  policyForm,
  async ({ app, tenant }) => {
    await app.cursorRow('480 min');
    await editTo(app, '4h');
    await app.cursorRow('480 min  8 h  →  240 min  4 h');
    await app.do('form.undo');
    await app.cursorRow(/480 min {2}8 h$/);
    await app.do('form.review');
    await app.message('Nothing is changed, so there is nothing to send');
    await editTo(app, '8 h');
    await app.cursorRow(/480 min {2}8 h$/);
    expect(tenant.received(patches)).toEqual([]);
  },
);

scenario(
  'several fields go in one request, the review shows them all',
  policyForm,
  async ({ app, tenant }) => {
    await app.cursorRow('480 min');
    await editTo(app, '4h');
    await app.do('move.down');
    await editTo(app, '');
    await app.cursorRow('→  not set');
    await app.do('form.review');
    await app.sees('2 operations', '480 min  8 h  →  240 min  4 h', '120 min  2 h  →  not set');
    await app.do('confirm.cancel');
    expect(tenant.received(patches)).toEqual([]);
    await app.do('form.review');
    await app.do('confirm.choose');
    await app.do('confirm.do');
    await app.message('Changed 2 fields');
    expect(tenant.received(patches).map(({ body }) => JSON.parse(body ?? ''))).toEqual([
      [
        { op: 'replace', path: '/maxActivationPeriodMins', value: 240 },
        { op: 'replace', path: '/maxActivationPeriodExtensionMins', value: null },
      ],
    ]);
  },
);

scenario(
  'a change that is under way is sent once, however often Enter is pressed',
  policyForm,
  async ({ app, tenant }) => {
    await app.cursorRow('480 min');
    await editTo(app, '4h');
    await app.do('form.review');
    await app.do('confirm.choose');
    await app.sees('[ Send ]');
    tenant.holds('patch-jit-activation-config');
    await app.send('\r');
    await app.sees('sending');
    await app.send('\r\r\r');
    await app.press('esc');
    await app.message('It is on its way and cannot be taken back.');
    await tenant.arrival(patches);
    tenant.releases('patch-jit-activation-config');
    await app.message('Changed 1 field');
    expect(tenant.received(patches)).toHaveLength(1);
  },
);

scenario(
  'a change that is refused stays in the draft, with the reason',
  policyForm,
  async ({ app, tenant }) => {
    await app.cursorRow('480 min');
    await editTo(app, '4h');
    tenant.fails('patch-jit-activation-config', 403);
    await app.do('form.review');
    await app.do('confirm.choose');
    await app.do('confirm.do');
    await app.message('Not changed');
    await app.cursorRow('480 min  8 h  →  240 min  4 h');
    expect(tenant.received(patches)).toHaveLength(1);
  },
);

scenario(
  'a write that is cut off is not sent again, and nobody claims to know',
  policyForm,
  async ({ app, tenant }) => {
    await app.cursorRow('480 min');
    await editTo(app, '4h');
    tenant.drops('patch-jit-activation-config', 'middle');
    await app.do('form.review');
    await app.do('confirm.choose');
    await app.do('confirm.do');
    await app.reads(
      'broke off',
      'It may have been carried out all the same: look before trying again.',
    );
    await app.lacks('Not changed');
    // What is there now is read again, and the change turns out to have arrived.
    await app.title('as it is in the tenant');
    await app.cursorRow(/240 min {2}4 h$/);
    await app.command('messages');
    await app.reads('It may have been carried out');
    expect(tenant.received(patches)).toHaveLength(1);
  },
);

scenario(
  'that there is no policy yet is said, and nothing can be edited',
  { ...policyForm, given: (tenant) => tenant.sandbox.setPolicy(undefined) },
  async ({ app, tenant }) => {
    await app.reads('The tenant has no JIT activation policy for this user to see.');
    await app.do('form.edit');
    await app.message('There is nothing here to edit.');
    expect(tenant.received(patches)).toEqual([]);
  },
);

scenario('a draft says at 80 columns that it is not sent', policyForm, async ({ app }) => {
  await app.cursorRow('480 min');
  await editTo(app, '4h');
  await app.title('not sent');
});

scenario(
  'a change that fails shows the ids that it speaks of',
  policyForm,
  async ({ app, tenant }) => {
    await app.cursorRow('480 min');
    await editTo(app, '4h');
    await app.do('form.review');
    await app.do('confirm.choose');
    tenant.fails('patch-jit-activation-config', 500);
    await app.do('confirm.do');
    const text = (await app.screen()).join('').replaceAll(/\s+/g, '');
    expect(text).toMatch(/Itmayhavearrived\..*trackingId[0-9a-f]{32}/);
    await app.command('messages');
    await app.reads('give the ids to SailPoint support');
    await app.press('esc');
  },
);

scenario(
  'what was changed is said to be read again only when it was',
  policyForm,
  async ({ app, tenant }) => {
    await app.cursorRow('480 min');
    await editTo(app, '4h');
    await app.do('form.review');
    await app.do('confirm.choose');
    await app.idle();
    tenant.holds('patch-jit-activation-config');
    await app.do('confirm.do');
    await tenant.arrival(patches);
    tenant.holds('get-jit-activation-config');
    tenant.releases('patch-jit-activation-config');
    await app.sees('sending');
    await app.lacks('Changed 1 field');
    tenant.releases('get-jit-activation-config');
    await app.message('Changed 1 field, and read again.');
    await app.cursorRow(/240 min {2}4 h$/);
  },
);

scenario(
  'a review that is longer than the screen is scrolled to its end',
  { ...policyForm, size: { columns: 60, rows: 14 } },
  async ({ app }) => {
    await app.cursorRow('480 min');
    await editTo(app, '4h');
    for (const _ of [1, 2, 3, 4]) await app.do('move.down');
    await app.do('form.edit');
    await app.do('items.remove');
    await app.do('items.close');
    await app.do('form.review');
    await app.sees(/and \d+ more lines: j/, '[ Cancel ]');
    await app.lacks('nobody else changed it');
    await app.do('move.last');
    await app.sees('nobody else changed it.', '[ Cancel ]');
    await app.lacks('more lines: j');
    await app.do('move.up');
    await app.sees('and 2 more lines: j');
    await app.do('move.first');
    await app.sees('PATCH /jit-activation-config/v1/policy');
  },
);

scenario(
  'leaving with a draft is asked for twice, so that it is not lost by a slip',
  policyForm,
  async ({ app, tenant }) => {
    await app.cursorRow('480 min');
    await editTo(app, '4h');
    await app.command('q');
    await app.message(/Not sent: jit policy in .*\. Once more leaves that behind\./);
    await editTo(app, '5h');
    await app.press('ctrl-c');
    await app.message(/Not sent: jit policy in .*\. Once more leaves that behind\./);
    await app.command('q');
    await app.hints('That came together with other keys: nothing is done. Press enter by itself.');
    await app.press('enter');
    expect((await app.exit()).code).toBe(0);
    expect(tenant.received(patches)).toEqual([]);
  },
);

scenario(
  'a form that is left with changes says that they are kept, and how to come back to them',
  policyForm,
  async ({ app }) => {
    await app.cursorRow('480 min');
    await app.do('view.back');
    await app.title('SOURCES 42');
    await app.lacks('are kept');
    await app.command('jit');
    await editTo(app, '4h');
    await app.title('not sent');
    await app.do('view.back');
    await app.title('SOURCES 42');
    await app.reads('Your changes to the jit policy are kept, not sent. :jit-policy has them.');
    await app.command('jit-policy');
    await app.cursorRow('480 min  8 h  →  240 min  4 h');
    await app.do('form.undo');
  },
);
