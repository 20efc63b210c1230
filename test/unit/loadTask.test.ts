import { describe, expect, it } from 'vitest';
import {
  loadAccountsTask,
  loadEntitlementTask,
  refusalIn,
  taskIdOf,
} from '../../src/model/runs/loadTask.ts';

describe('an answer to something begun', () => {
  it.each([
    [{ success: 'true', task: { id: 'a1' } }, 'a1'],
    [{ id: 'b2', type: 'TASK_RESULT', name: null }, 'b2'],
    [{ id: 'outer', task: { id: 'inner' } }, 'inner'],
    [{ id: 'c3', task: null }, 'c3'],
    [{}, undefined],
    [null, undefined],
    ['d4', undefined],
  ])('%j is followed by its id', (answer, id) => {
    expect(taskIdOf(answer)).toBe(id);
  });

  it('says that it will not be done in a message of either shape', () => {
    const messages = [
      { type: 'WARN', localizedText: 'slow' },
      { type: 'ERROR', localizedText: 'one runs already' },
    ];
    const accounts = loadAccountsTask.parse({ success: 'true', task: { id: 'a', messages } });
    const entitlements = loadEntitlementTask.parse({
      id: 'b',
      messages: [{ type: 'Error', localizedText: { locale: 'en', message: 'no' } }],
    });
    const fine = loadAccountsTask.parse({ task: { id: 'c', messages: null } });
    const silent = loadEntitlementTask.parse({ id: 'd', messages: [{ type: 'ERROR' }] });
    expect([accounts, entitlements, fine, silent].map(refusalIn)).toEqual([
      'one runs already',
      'no',
      undefined,
      'an error without a text',
    ]);
  });
});
