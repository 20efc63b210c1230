import { describe, expect, it } from 'vitest';
import { runLine } from '../../../src/commands/commandLine/runLine.ts';
import { catalogue, kindOf } from '../../../src/resources/index.ts';
import type { Explorer } from '../../../src/store/explorer.ts';
import { currentView } from '../../../src/store/navigation/view.ts';
import { madeExplorer, sessionIn } from '../store/made.ts';

const source = { id: 's1', name: 'Warehouse' };
const flashOf = (explorer: Explorer) => explorer.store.getState().flash?.text;
const viewOf = (explorer: Explorer) => currentView(explorer.store.getState());

/** An explorer that looks at a source. */
const inSource = () => {
  const { explorer } = madeExplorer();
  explorer.open({
    screen: 'thing',
    kind: 'sources',
    id: 's1',
    label: 'Warehouse',
    scope: { source },
  });
  return explorer;
};

it('a secret that was typed behind :login is neither quoted nor remembered', () => {
  const { explorer } = madeExplorer();
  explorer.store.setState(({ commandMemory: memory }) => ({
    commandMemory: { ...memory, aliases: [{ name: 'pat', line: 'login' }] },
  }));
  runLine(explorer, 'login s3cret');
  runLine(explorer, 'pat s3cret');
  const { commandMemory, messages } = explorer.store.getState();
  expect([flashOf(explorer), commandMemory.typed]).toEqual([
    ':login takes keyring or nothing behind it: a secret is asked for.',
    [],
  ]);
  expect(JSON.stringify(messages)).not.toContain('s3cret');
});

describe('a kind typed after :', () => {
  it.each(
    catalogue
      .filter(({ shape, listedIn, form }) => shape === 'one' && listedIn.in === 'source' && !form)
      .map(({ id }) => id),
  )('%s opens as a thing of the source in view', (id) => {
    const explorer = inSource();
    runLine(explorer, id);
    expect(viewOf(explorer)).toMatchObject({
      screen: 'thing',
      kind: id,
      thingId: 's1',
      scope: { source },
    });
  });

  it.each(catalogue.filter(({ listedIn }) => listedIn.in === 'source').map(({ id }) => id))(
    '%s asks for the source where none is in view',
    (id) => {
      const { explorer } = madeExplorer();
      runLine(explorer, id);
      expect([viewOf(explorer).kind, flashOf(explorer)]).toEqual([
        'sources',
        expect.stringContaining(`Of which source? Type :${id}`),
      ]);
    },
  );

  it.each(catalogue.map(({ id }) => id))(
    '%s says where it is where it is of a thing, and opens in one',
    (id) => {
      const kind = kindOf(id);
      if (kind.listedIn.in !== 'thing') return;
      const { explorer } = madeExplorer();
      runLine(explorer, id);
      const parent = kindOf(kind.listedIn.kind);
      expect([viewOf(explorer).kind, flashOf(explorer)]).toEqual([
        'sources',
        expect.stringMatching(
          `^Of which ${parent.singular}\\? Type :${id} and its (name|id), or open it first.$`,
        ),
      ]);
      explorer.open({
        screen: 'thing',
        kind: parent.id,
        id: 'p1',
        label: 'Pallet',
        scope: { source },
      });
      runLine(explorer, `${id} /x`);
      const scope = { source, parent: { id: 'p1', name: 'Pallet' } };
      expect(viewOf(explorer)).toMatchObject({ kind: id, scope });
      runLine(explorer, id);
      expect(viewOf(explorer)).toMatchObject({ kind: id, scope });
      runLine(explorer, `${id} pallet`);
      expect(flashOf(explorer)).toBe(`Looking for the ${parent.singular} "pallet"`);
    },
  );

  it.each(catalogue.map(({ id }) => id))(
    '%s is refused in an environment of another product',
    (id) => {
      const product = kindOf(id).product === 'identityiq' ? undefined : 'identityiq';
      const { explorer } = madeExplorer({ session: { ...sessionIn('other'), product } });
      const before = viewOf(explorer);
      runLine(explorer, id);
      expect([viewOf(explorer), flashOf(explorer)]).toEqual([
        before,
        expect.stringMatching(/^:\S+ needs I.*; this is I.*\.$/),
      ]);
      expect(flashOf(explorer)?.length).toBeLessThan(81);
    },
  );
});
