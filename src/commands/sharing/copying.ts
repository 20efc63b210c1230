// Makes the text of a copy choice and puts it on the clipboard; opens the web console.

import type { RequestPreview } from '../../api/requestPreview.ts';
import { counted } from '../../insight/counted.ts';
import { keyed } from '../../model/keyed.ts';
import { failure, type Result, success } from '../../model/result.ts';
import { exactHead, exactText } from '../../resources/cells/cells.ts';
import type { Thing } from '../../resources/types.ts';
import type { Explorer } from '../../store/explorer.ts';
import { currentView } from '../../store/navigation/view.ts';
import { thingAtHand } from '../../store/selectors.ts';
import { cleanWholeLines } from '../../terminal/text/clean.ts';
import { safeJson } from '../../terminal/text/json.ts';
import { yamlText } from '../../terminal/text/yaml.ts';
import { type AtHand, atHand, errorAtHand } from './atHand.ts';
import { consoleAddress } from './consoleAddress.ts';
import type { CopyChoice } from './copyChoices.ts';
import { curlLine, getLine, sailLine } from './shareLines.ts';
import { errorTicket } from './ticketText.ts';

/** How an answer is said. */
type Say = ReturnType<Explorer['later']>;

/** A text to copy, and what it is called in a sentence. */
export type Copied = { readonly what: string; readonly text: string };

/** How many characters a text has: one that takes two units of it counts once. */
const charactersIn = (text: string): number =>
  // Cleaned texts have such units in pairs only.
  text.length - (text.match(/[\udc00-\udfff]/g)?.length ?? 0);

/**
 * Copies a text and says where it went. Nothing that acts on a terminal is copied. `say` is where that is said: of what was
 * begun earlier.
 */
export const copyOut = async (
  explorer: Explorer,
  { what, text }: Copied,
  say: Say = explorer.later(),
): Promise<void> => {
  const shown = cleanWholeLines(text).join('\n');
  const done = await explorer.outside.copy(shown);
  if (!done.ok) say(done.error, 'bad');
  else say(`Copied ${what} (${counted(charactersIn(shown), 'character')}): ${done.value}.`, 'good');
};

const whatOf = (noun: string, { things }: AtHand): string =>
  things.length === 1 ? `the ${noun}` : `the ${noun} of ${things.length}`;

/** The request that reads a thing: alone, or the list that it is in where it cannot be asked for alone. */
const askedOf = async (
  explorer: Explorer,
  { kind, scope, idOf }: AtHand,
  thing: Thing,
): Promise<RequestPreview | undefined> => {
  const { scheme } = explorer.store.getState().session;
  // The API layer is loaded behind the first frame.
  const { previewRequest } = await import('../../api/requestPreview.ts');
  return previewRequest(scheme, async (api) => {
    if (kind.get !== undefined) return kind.get(api, idOf(thing), scope, {});
    const pages = kind.list?.(api, scope, {});
    return pages?.[Symbol.asyncIterator]().next();
  });
};

const noRequest = (hand: AtHand): string => `No request is known for a ${hand.kind.singular}.`;

/** A line for each thing; the same line once, as things that cannot be asked for alone share theirs. */
const requestLines = async (
  explorer: Explorer,
  hand: AtHand,
  lineOf: (asked: RequestPreview) => string | undefined,
): Promise<Result<string, string>> => {
  const asked = await Promise.all(hand.things.map((thing) => askedOf(explorer, hand, thing)));
  const lines = asked.flatMap((one) => (one === undefined ? [] : (lineOf(one) ?? [])));
  return lines.length === 0 ? failure(noRequest(hand)) : success([...new Set(lines)].join('\n'));
};

const noBaseUrl = 'Where the API is, is not known yet: try again in a moment.';

const textOf = async (
  explorer: Explorer,
  hand: AtHand,
  id: CopyChoice['id'],
): Promise<Result<Copied, string>> => {
  const { things, kind, scope, reading, idOf } = hand;
  const each = (noun: string, text: (thing: Thing) => string) =>
    success({ what: whatOf(noun, hand), text: things.map(text).join('\n') });
  const objects = () => {
    const all = hand.objects;
    return all.length === 1 ? all[0] : all;
  };
  const named = (noun: string, text: Result<string, string>): Result<Copied, string> =>
    text.ok ? success({ what: whatOf(noun, hand), text: text.value }) : text;
  switch (id) {
    case 'name':
      return each('name', (thing) => kind.label(thing));
    case 'id':
      return each('id', idOf);
    case 'json':
      return named('JSON', success(safeJson(objects())));
    case 'yaml':
      return named('YAML', success((await yamlText(objects())).trimEnd()));
    case 'get': {
      const { session } = explorer.store.getState();
      const { baseUrl } = await explorer.outside.addresses();
      const lines = things.map((thing) => getLine(kind, idOf(thing), scope, session, baseUrl));
      return named('spyglass get line', success([...new Set(lines)].join('\n')));
    }
    case 'curl': {
      const { baseUrl } = await explorer.outside.addresses();
      if (baseUrl === undefined) return failure(noBaseUrl);
      const lines = await requestLines(explorer, hand, (asked) => curlLine(baseUrl, asked));
      return named('curl line', lines);
    }
    case 'sail':
      return kind.product === 'identityiq'
        ? failure('The official CLI does not speak to IdentityIQ.')
        : named(
            'sail api line',
            await requestLines(explorer, hand, (asked) =>
              sailLine(asked, explorer.store.getState().session),
            ),
          );
    case 'console': {
      const found = await Promise.all(things.map((thing) => consoleAddress(explorer, hand, thing)));
      const urls = found.flatMap((one) => (one.ok ? [one.value.url] : []));
      const [first] = found;
      if (urls.length === 0 && first?.ok === false) return first;
      return named('console address', success([...new Set(urls)].join('\n')));
    }
    case 'error': {
      const state = explorer.store.getState();
      const error = errorAtHand(state);
      const { baseUrl } = await explorer.outside.addresses();
      const view = currentView(state);
      const about = 'label' in view ? view.label : kind.plural;
      return error === undefined
        ? failure('There is no error any more.')
        : success({
            what: 'the error',
            text: errorTicket(state, error, about, baseUrl, explorer.now(), explorer.withKeys),
          });
    }
    default: {
      const column = hand.columns.find((one) => `column ${one.id}` === id);
      return column === undefined
        ? failure('That column is not there any more.')
        : each(exactHead(column), (thing) => exactText(column, thing, reading));
    }
  }
};

/** Copies something of what is at hand. What cannot be is said. */
export const copyChoice = async (explorer: Explorer, id: CopyChoice['id']): Promise<void> => {
  const say = explorer.later();
  const hand = atHand(explorer.store.getState(), explorer.now());
  const copied = await textOf(explorer, hand, id);
  if (copied.ok) await copyOut(explorer, copied.value, say);
  else say(copied.error, 'warn');
};

/** Opens the page of the thing at hand in the web console; where no browser would be seen, copies its address. */
export const openConsole = async (explorer: Explorer): Promise<void> => {
  const say = explorer.later();
  const state = explorer.store.getState();
  const hand = atHand(state, explorer.now());
  // One page is opened, and that of the row one looks at: marked ones are for what is done with many.
  const thing = thingAtHand(state, currentView(state)) ?? hand.things[0];
  if (thing === undefined) return;
  const address = await consoleAddress(explorer, hand, thing);
  if (!address.ok) {
    say(address.error, 'warn');
    return;
  }
  const { url, of, namedByTenant } = address.value;
  if (namedByTenant !== undefined && explorer.consoles.isNew(namedByTenant)) {
    say(
      keyed`The tenant says that its web console is ${namedByTenant}: {thing.console} again goes there.`,
    );
    return;
  }
  const page =
    of === undefined ? 'Its page' : `A ${hand.kind.singular} has none; the page of ${of}`;
  const opened = await explorer.outside.openPage(url);
  if (opened.ok) {
    say(`${page} opens in the browser: ${url}`, 'good');
    return;
  }
  const copied = await explorer.outside.copy(url);
  const why = opened.error === 'remote' ? 'no browser over SSH' : 'no browser here';
  const where = copied.ok ? `copied (${copied.value})` : 'not copied';
  say(`${url}  ${page}: ${why}, ${where}.`, 'good');
};
