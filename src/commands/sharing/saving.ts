// Saves a list as CSV, JSON, JSONL or YAML, a thing as JSON or YAML, and the screen as text or SVG.

import { kindOf } from '../../resources/index.ts';
import type { Explorer } from '../../store/explorer.ts';
import { currentView, type ThingView } from '../../store/navigation/view.ts';
import { thingQuery } from '../../store/selectors.ts';
import { safeJson, safeJsonLine } from '../../terminal/text/json.ts';
import { yamlText } from '../../terminal/text/yaml.ts';
import { endingOf, formats, isFormat, notWritten, usualName } from './savedFile.ts';
import { saveList } from './savingLists.ts';

/** Writes the whole object of the thing on screen: what is too long or too deep to be drawn is in the file. */
const saveThing = async (
  explorer: Explorer,
  view: ThingView,
  typed: string,
  overwrite: boolean,
): Promise<void> => {
  const state = explorer.store.getState();
  const kind = kindOf(view.kind);
  const item = thingQuery(state, view)?.data?.item;
  if (item === undefined) {
    explorer.flash(`Not saved: there is no ${kind.singular} to save.`, 'warn');
    return;
  }
  const path = typed === '' ? usualName(state, kind.singular, explorer.now(), 'json') : typed;
  const ending = endingOf(path) === '' ? 'json' : endingOf(path);
  if (!isFormat(ending) || ending === 'csv') {
    explorer.flash(`.${ending} is no format of a thing: end it in .json, .jsonl or .yaml.`, 'warn');
    return;
  }
  const text =
    ending === 'json'
      ? `${safeJson(item.raw)}\n`
      : ending === 'jsonl'
        ? `${safeJsonLine(item.raw)}\n`
        : await yamlText(item.raw);
  const done = await explorer.outside.write({ path, text, overwrite });
  if (!done.ok) explorer.flash(notWritten(done.error, ':save! with its name'), 'warn');
  else explorer.flash(`Saved the ${kind.singular} as ${formats[ending]}: ${done.value}`, 'good');
};

const save = async (explorer: Explorer, typed: string, isForced: boolean): Promise<void> => {
  const state = explorer.store.getState();
  const view = currentView(state);
  if (state.overlay.type !== 'none') {
    explorer.flash('Not saved: this page is no list and no thing. :screen saves it.', 'warn');
    return;
  }
  if (view.screen === 'thing') return saveThing(explorer, view, typed, isForced);
  if (view.screen !== 'list') {
    explorer.flash(':save writes lists and things: there is none here.', 'warn');
    return;
  }
  await saveList(explorer, view, typed, isForced);
};

const saveScreen = async (explorer: Explorer, typed: string, overwrite: boolean): Promise<void> => {
  const state = explorer.store.getState();
  const path = typed === '' ? usualName(state, 'screen', explorer.now(), 'txt') : typed;
  const ending = endingOf(path);
  if (!['', 'txt', 'svg'].includes(ending)) {
    explorer.flash(`.${ending} is no format of the screen: end it in .txt or .svg.`, 'warn');
    return;
  }
  const say = explorer.later();
  const text = await explorer.outside.picture(ending === 'svg' ? 'svg' : 'text');
  if (text === undefined) {
    say('What is on screen is not known: differences are switched off.', 'warn');
    return;
  }
  const done = await explorer.outside.write({ path, text, overwrite });
  if (done.ok) say(`Saved the screen: ${done.value}`, 'good');
  else say(notWritten(done.error, ':screen! with its name'), 'warn');
};

/** What can be typed after `:` to write files. */
export const savingWords = [
  {
    names: ['save'],
    title: 'save the list or thing: FILE.csv, .json, .jsonl or .yaml; waits until all is loaded',
    takes: 'FILE',
    run: (explorer: Explorer, rest: string) =>
      void explorer.busy.during(save(explorer, rest, false)),
  },
  {
    names: ['save!'],
    title: 'save what is loaded now, over a file that is there',
    takes: 'FILE',
    run: (explorer: Explorer, rest: string) =>
      void explorer.busy.during(save(explorer, rest, true)),
  },
  {
    names: ['screen'],
    title: 'save what is on screen: FILE.txt or FILE.svg',
    takes: 'FILE',
    run: (explorer: Explorer, rest: string) =>
      void explorer.busy.during(saveScreen(explorer, rest, false)),
  },
  {
    names: ['screen!'],
    title: 'the same, over a file that is there',
    takes: 'FILE',
    run: (explorer: Explorer, rest: string) =>
      void explorer.busy.during(saveScreen(explorer, rest, true)),
  },
] as const;
