import { describe, expect, it } from 'vitest';
import type { Api } from '../../../src/api/index.ts';
import { commands } from '../../../src/commands/index.ts';
import { pressKey } from '../../../src/commands/keys/dispatch.ts';
import { boundTo } from '../../../src/commands/keys/keymap.ts';
import { panels, scrolledTexts } from '../../../src/commands/overlays/overlayKeys.ts';
import { type Context, contextNow } from '../../../src/commands/types.ts';
import { failure } from '../../../src/model/result.ts';
import { textOnScreen } from '../../../src/screens/text/frame/textOnScreen.ts';
import { helpLines } from '../../../src/screens/text/help/helpText.ts';
import { fieldOf } from '../../../src/store/forms/field.ts';
import type { Overlay } from '../../../src/store/overlay.ts';
import { madeExplorer } from '../store/made.ts';

const overlays: readonly Overlay[] = [
  { type: 'sort', choice: 1 },
  { type: 'copy', choice: 1 },
  { type: 'columns', choice: 2 },
  { type: 'environments', choices: [], choice: 0, looks: {} },
  { type: 'whoami', scroll: 3, found: { status: 'asking' } },
  {
    type: 'difference',
    scroll: 2,
    all: true,
    comparison: { status: 'reading', what: 'two sources' },
  },
  { type: 'items', choice: 0 },
  { type: 'messages', scroll: 1 },
  { type: 'journal', scroll: 1 },
  { type: 'codes', choice: 1, search: 'proxy' },
  { type: 'code', code: 'SG-CRED-WRONG', scroll: 1 },
];

const over = (overlay: Overlay) => {
  const { explorer } = madeExplorer();
  explorer.setOverlay(overlay);
  return {
    explorer,
    press: (...keys: readonly string[]) => {
      for (const key of keys) pressKey(explorer, key);
    },
    overlay: () => explorer.store.getState().overlay,
  };
};

it('every menu and page is tried here', () => {
  expect(overlays.map(({ type }) => type)).toEqual([...panels]);
});

describe('? in a menu or page', () => {
  it.each(overlays)('shows the keys of $type, and goes back to it as it was', (overlay) => {
    const { explorer, press, overlay: now } = over(overlay);
    press('?');
    expect(now()).toEqual({ type: 'help', scroll: 0, search: '', over: overlay });
    const place = contextNow({ ...explorer.store.getState(), overlay });
    const lines = helpLines(explorer.store.getState(), '');
    expect(lines[0]?.[0]?.text).toMatch(/ {2}\(here\)$/);
    const ways = commands.filter(({ contexts }) => contexts.includes(place));
    expect(ways.some(({ title }) => JSON.stringify(lines).includes(title))).toBe(true);
    press('?');
    expect(now()).toEqual(overlay);
  });

  it('goes back to it through a search in the help too', () => {
    const columns: Overlay = { type: 'columns', choice: 2 };
    const { press, overlay } = over(columns);
    press('?', '/', 'l', 'e', 'f', 't', 'enter');
    expect(overlay()).toEqual({ type: 'help', scroll: 0, search: 'left', over: columns });
    press('/', 'esc');
    expect(overlay()).toEqual({ type: 'help', scroll: 0, search: '', over: columns });
    press('esc');
    expect(overlay()).toEqual(columns);
  });

  it('lets an answer through to the page that waits for it', async () => {
    const answer = Promise.withResolvers<void>();
    const api = {
      whoAmI: async () => {
        await answer.promise;
        return failure({ tag: 'cancelled' });
      },
    } as Pick<Api, 'whoAmI'> as Api;
    const { explorer } = madeExplorer({ api: async () => api });
    explorer.identify();
    pressKey(explorer, '?');
    const idle = new Promise<void>((resolve) => explorer.busy.onIdle(resolve));
    answer.resolve();
    await idle;
    pressKey(explorer, '?');
    expect(explorer.store.getState().overlay).toEqual({
      type: 'whoami',
      scroll: 0,
      found: { status: 'failed', error: { tag: 'cancelled' } },
    });
  });
});

describe(': in a menu or page', () => {
  const help: Overlay = { type: 'help', scroll: 2, search: 'key' };
  const isPage = ({ type }: Overlay) => scrolledTexts.some((text) => text === type);
  const pages = [...overlays.filter(isPage), help];

  it.each(overlays.filter((overlay) => !isPage(overlay)))(
    'leaves $type for the command line',
    (overlay) => {
      const { press, overlay: now } = over(overlay);
      press(':');
      expect(now()).toEqual({ type: 'command', field: fieldOf('') });
    },
  );

  it.each(pages)('leaves $type on screen below the command line, and goes back to it', (page) => {
    const { explorer, press, overlay: now } = over(page);
    const shown = () => textOnScreen(explorer.store.getState());
    const text = shown();
    press(':', 'l', 'o');
    expect(now()).toEqual({ type: 'command', field: fieldOf('lo'), over: page });
    expect(shown()).toEqual(text);
    press('esc');
    expect(now()).toEqual(page);
  });

  it.each(['screen', 'path', 'nonsense', ''])(
    'leaves the page on screen while :%s runs',
    (line) => {
      const { press, overlay: now } = over(help);
      press(':', ...line, 'enter');
      expect(now()).toEqual(help);
    },
  );

  it('saves no list that the page hides', () => {
    const { explorer, press, overlay: now } = over(help);
    press(':', ...'save', 'enter');
    expect(explorer.store.getState().flash?.text).toBe(
      'Not saved: this page is no list and no thing. :screen saves it.',
    );
    expect(now()).toEqual(help);
  });

  it('closes the page where the line goes elsewhere', () => {
    const { press, overlay: now } = over(help);
    press(':', ...'clusters', 'enter');
    expect(now()).toEqual({ type: 'none' });
  });
});

describe('a key that does nothing', () => {
  const places: readonly Overlay[] = [
    { type: 'none' },
    ...overlays,
    { type: 'help', scroll: 0, search: '' },
  ];

  it.each(places)('names no other key that does nothing either: $type', (overlay) => {
    const { explorer, press } = over(overlay);
    const context: Context = contextNow(explorer.store.getState());
    press('&');
    const said = explorer.store.getState().flash?.text ?? '';
    const named = /^& does nothing here\.(?: (\S+) shows the keys that do\.)?$/.exec(said);
    expect(named).not.toBeNull();
    const [, key] = named ?? [];
    const does = key === undefined ? undefined : boundTo({ keys: {} }, key, context)?.command.id;
    expect(does).toBe(overlay.type === 'help' ? undefined : 'help.open');
  });
});
