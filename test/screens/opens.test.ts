// What a command opens over a view is what it declares: keys typed behind it are for that.

import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { pressKey } from '../../src/commands/keys/dispatch.ts';
import { type ViewContext, views } from '../../src/commands/types.ts';
import type { Destination } from '../../src/resources/types.ts';
import { listAnswer, thingAnswer } from '../unit/store/answers.ts';
import { explorerWith, nowMs } from './draw.tsx';
import { policyOf, sourceNamed } from './things.ts';

const source = sourceNamed('DMZ', { passwordPolicies: [], schemas: [] });
const policy = policyOf(['e1']);

const answered = <Value>(data: Value) => ({ status: 'ready' as const, fetchedAtMs: nowMs, data });

const destinations: Readonly<Record<ViewContext, Destination>> = {
  list: { screen: 'list', kind: 'sources', scope: {} },
  thing: { screen: 'thing', kind: 'sources', id: 'id of DMZ', label: 'DMZ', scope: {} },
  probe: { screen: 'probe', kind: 'sources', id: 'id of DMZ', label: 'DMZ', scope: {} },
  form: { screen: 'form', kind: 'jit-policy', scope: {} },
};

const opened = (context: ViewContext) => {
  const explorer = explorerWith();
  explorer.open(destinations[context]);
  explorer.store.setState({
    lists: listAnswer('sources', answered({ rows: [source], unreadable: 0 })),
    things: {
      ...thingAnswer('sources', 'id of DMZ', answered({ item: { value: source, raw: source } })),
      ...thingAnswer('jit-policy', '', answered({ item: { value: policy, raw: policy } })),
    },
  });
  return explorer;
};

/** What lies over the view when a command has acted; a lookup is no line or menu that keys could be for. */
const openedBy = (context: ViewContext, key: string): string | undefined => {
  const explorer = opened(context);
  pressKey(explorer, key);
  const { type } = explorer.store.getState().overlay;
  return type === 'none' || type === 'lookup' ? undefined : type;
};

describe.each(views)('in a %s', (context) => {
  const here = commands.filter(
    ({ id, contexts }) => contexts.some((one) => one === context) && id !== 'app.suspend',
  );

  it.each(here.map((command) => [command.id, command] as const))('%s', (_, command) => {
    const found = openedBy(context, command.keys[0] ?? '');
    if (found !== undefined) expect(found).toBe(command.opens);
  });
});

it('every overlay that a command declares is opened by it somewhere', () => {
  const declared = commands.filter(({ opens }) => opens !== undefined);
  const never = declared.filter(
    ({ contexts, keys, opens }) =>
      !views.some(
        (view) => contexts.some((one) => one === view) && openedBy(view, keys[0] ?? '') === opens,
      ),
  );
  // A review is read from the tenant first, and needs a draft; an item of a form has its own menu.
  expect(never.map(({ id }) => id)).toEqual(['form.review']);
});
