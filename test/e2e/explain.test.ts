import { expect, it } from 'vitest';
import { runCommand } from '../dsl/command.ts';

it('spyglass explain prints the page of a code without a tenant or settings, and names what it does not know', async () => {
  const [page, list, unknown] = await Promise.all([
    runCommand(['explain', 'cred-expired']),
    runCommand(['explain']),
    runCommand(['explain', 'CRED-EXPIRD']),
  ]);
  expect([page.code, page.stderr]).toEqual([0, '']);
  expect(page.stdout).toMatch(/^ SG-CRED-EXPIRED · credentials\n.*WHAT TO DO\n 1\. /s);
  expect(page.stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(list.code).toBe(0);
  expect(list.stdout).toMatch(/\n CREDENTIALS\n {2}SG-CRED-EXPIRED /);
  expect([unknown.code, unknown.stdout]).toEqual([2, '']);
  expect(unknown.stderr).toContain('did you mean SG-CRED-EXPIRED?');
});
