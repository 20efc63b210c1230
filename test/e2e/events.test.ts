import { expect } from 'vitest';
import { scenario } from '../dsl/scenario.ts';

scenario('who changed what: from the list over a filter to the source', {}, async ({ app }) => {
  await app.title('SOURCES 42');
  await app.command('events');
  await app.title(/^EVENTS \d+ .*only changes and failed runs of 7 days/);
  await app.filter('who:pekka what:"changed the source" of:RACF');
  await app.sees('Mainframe RACF');
  await app.do('thing.open');
  await app.sees('tracking number');
  const shown = (await app.screen()).join('\n');
  expect(shown).toMatch(/what +changed the source/);
  expect(shown).toMatch(/who +pekka\.hamalainen/);
  expect(shown).toMatch(/changedFields +\/cluster/);
  await app.do('thing.parent');
  await app.title(/Mainframe RACF/);
  await app.command('events .');
  await app.title(/^EVENTS \d+ .*of Mainframe RACF/);
});

scenario(
  'what changed before the trouble of a source, and before that of all marked ones',
  {},
  async ({ app }) => {
    await app.title('SOURCES 42');
    await app.filter('aws');
    await app.title(/^SOURCES 1/);
    await app.do('thing.changedBefore');
    await app.title(/^EVENTS 1 .*changes in 24 h to .* of AWS Organization/);
    await app.sees('pekka.hamalainen');
    await app.do('view.back');
    await app.do('view.escape');
    await app.filter('dmz');
    await app.do('thing.changedBefore');
    await app.sees('No change is recorded in the 24 h to');
  },
);
