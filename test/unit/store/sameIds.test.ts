import { describe, expect, it } from 'vitest';
import { connectNowhere } from '../../../src/api/index.ts';
import { detailsOf } from '../../../src/commands/navigation/opening.ts';
import { success } from '../../../src/model/result.ts';
import { findThing } from '../../../src/resources/finding/findThing.ts';
import { kindOf } from '../../../src/resources/index.ts';
import type { Scope, Thing } from '../../../src/resources/types.ts';
import { cursorIndex } from '../../../src/store/lists/listWindow.ts';
import { markedCount } from '../../../src/store/lists/marks.ts';
import { type ListView, viewOf } from '../../../src/store/navigation/view.ts';
import { openedRow } from '../../../src/store/queries/openedRow.ts';
import { listAnswer } from './answers.ts';
import { madeExplorer, startMs } from './made.ts';
import { sourceOf } from './parts.ts';

const ready = (rows: readonly Thing[]) => ({
  status: 'ready' as const,
  data: { rows, unreadable: 0 },
  fetchedAtMs: startMs,
});

const schemaOf = (name: string): Scope => ({
  source: { id: name, name },
  schema: { id: `account of ${name}`, name: 'account' },
});

const listView = (kind: string, scope: Scope = {}): ListView => {
  const view = viewOf({ screen: 'list', kind, scope }, 1);
  if (view.screen !== 'list') throw new Error('it is a list');
  return view;
};

describe('rows with the same id', () => {
  const identify = { identify: ({ id }: Thing) => String(id ?? '') };
  const at = (id: string, index: number, ids: readonly string[]) =>
    cursorIndex(
      { ...listView('sources'), cursor: { id, index } },
      ids.map((one) => ({ id: one })),
      identify,
    );

  it('keep the cursor on the nearest of them, and on none without an id', () => {
    expect(at('b', 3, ['b', 'a', 'c', 'b', 'd'])).toBe(3);
    expect(at('b', 3, ['b', 'a', 'c', 'd', 'b'])).toBe(4);
    expect(at('b', 1, ['b', 'a', 'c', 'd', 'b'])).toBe(0);
    expect(at('', 2, ['', 'a', 'b', ''])).toBe(2);
    expect(at('b', 9, ['a', 'b'])).toBe(1);
    expect(at('x', 1, ['a', 'b'])).toBe(1);
  });

  it('are counted as they are marked on screen', () => {
    const rows = ['a', 'b', 'b', ''].map((id) => ({ id }));
    const marked = (marks: readonly string[], range?: { index: number }) =>
      markedCount(
        { ...listView('sources'), marks: new Set(marks), cursor: { index: 3 }, range },
        rows,
        identify,
      );
    expect(marked(['a'])).toBe(1);
    expect(marked(['b'])).toBe(2);
    expect(marked(['z'])).toBe(1);
    expect(marked([], { index: 0 })).toBe(3);
  });

  it('are opened as the one that was chosen, where only the list knows them', () => {
    const { explorer } = madeExplorer();
    const rows = ['first', 'second', 'third'].map((description, index) => ({
      name: index === 1 ? 'other' : 'department',
      description,
    }));
    const scope = schemaOf('HR');
    explorer.store.setState({ lists: listAnswer('attributes', ready(rows), scope) });
    explorer.open({ screen: 'list', kind: 'attributes', scope });
    const opened = () => {
      const to = detailsOf(explorer.store.getState());
      if (to?.screen !== 'thing') throw new Error('it is a thing');
      const { kind, id, nth } = to;
      const question = { type: 'thing' as const, kind, id, scope, ...(nth && { nth }) };
      return openedRow(explorer.store.getState(), question)?.value.description;
    };
    const shown = [opened()];
    for (let row = 1; row < rows.length; row += 1) {
      explorer.moveCursor({ by: 1 });
      shown.push(opened());
    }
    expect(shown).toEqual(['first', 'second', 'third']);
  });

  it('are opened as what the tenant says, where it can be asked', () => {
    const lists = listAnswer('sources', ready([sourceOf('a'), sourceOf('a', { name: 'b' })]));
    const question = { type: 'thing' as const, kind: 'sources', id: 'a', scope: {} };
    expect(openedRow({ lists }, question)).toBeUndefined();
  });

  it('are of the schema that they were opened from', () => {
    const lists = Object.assign(
      {},
      ...['HR', 'AD'].map((name) =>
        listAnswer(
          'attributes',
          ready([{ name: 'department', description: name }]),
          schemaOf(name),
        ),
      ),
    );
    const from = (name: string) =>
      openedRow(
        { lists },
        { type: 'thing', kind: 'attributes', id: 'department', scope: schemaOf(name) },
      )?.value.description;
    expect(['HR', 'AD', 'SAP'].map(from)).toEqual(['HR', 'AD', undefined]);
  });

  it('are one thing to whoever names it', async () => {
    const twice = [sourceOf('1', { name: 'Payroll' }), sourceOf('1', { name: 'Payroll' })];
    const kind = {
      ...kindOf('sources'),
      list: async function* () {
        yield success({ rows: twice.map((value) => ({ value, raw: value })), unreadable: [] });
      },
    };
    const api = await connectNowhere('This test has no tenant.');
    expect(await findThing(api as never, kind as never, 'Payroll', {})).toMatchObject({
      ok: true,
      value: { id: '1' },
    });
  });
});
