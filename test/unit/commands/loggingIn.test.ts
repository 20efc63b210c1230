import { expect, it } from 'vitest';
import { askForSecret } from '../../../src/commands/navigation/loggingIn.ts';
import { madeExplorer } from '../store/made.ts';

it('where there is no secret, says why, and where one is taken', () => {
  const { explorer } = madeExplorer();
  askForSecret(explorer, '');
  const { flash, overlay } = explorer.store.getState();
  expect(overlay.type).toBe('none');
  expect(flash?.text).toMatch(/^The demo has no secret: .* :env lists your own environments/);
});
