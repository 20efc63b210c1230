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
