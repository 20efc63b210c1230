// The commands that move in a thing, open its links and parts, and fold its JSON.

import { kindOf } from '../../resources/index.ts';
import { currentView } from '../../store/navigation/view.ts';
import type { State } from '../../store/state.ts';
import { nothingHere } from '../navigation/opening.ts';
import type { CommandEntry } from '../types.ts';
import {
  choosePart,
  enter,
  foldAll,
  foldHere,
  lookAt,
  partOf,
  toStop,
  unfoldHere,
} from './thingCursor.ts';

const isAs =
  (...looks: readonly string[]) =>
  (state: State): boolean => {
    const view = currentView(state);
    return view.screen === 'thing' && looks.includes(view.as);
  };

const isRaw = isAs('json', 'yaml');

const hasParts = (state: State): boolean =>
  isAs('details')(state) && kindOf(currentView(state).kind).parts !== undefined;

/** Moving about in a thing, following where it leads, and looking at it in other ways. */
export const thingCommands: readonly CommandEntry[] = [
  {
    id: 'thing.open',
    keys: ['enter'],
    contexts: ['thing'],
    beforeRows: 'waits',
    title: 'follow the link or open the part under the cursor; fold or unfold in JSON',
    hint: {
      label: 'open part',
      rank: 1,
      labels: { link: 'follow', fold: 'fold', unfold: 'unfold', nothing: '' },
    },
    whyNot: nothingHere,
    run: enter,
  },
  {
    id: 'thing.partByNumber',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    keysDiffer: true,
    contexts: ['thing'],
    beforeRows: 'waits',
    title: 'open a part by its number',
    applies: hasParts,
    whyNot: nothingHere,
    run: (explorer, key) => {
      const to = partOf(explorer.store.getState(), Number(key) - 1);
      if (to === undefined) explorer.flash(`There is no part ${key}.`, 'warn');
      else explorer.open(to);
    },
  },
  {
    id: 'thing.nextStop',
    keys: ['tab'],
    contexts: ['thing'],
    beforeRows: 'waits',
    title: 'to the next link or part',
    hint: { label: 'next link', rank: 8, labels: { parts: 'next part', none: '' } },
    run: (explorer) => toStop(explorer, 1),
  },
  {
    id: 'thing.previousStop',
    keys: ['shift-tab'],
    contexts: ['thing'],
    beforeRows: 'waits',
    title: 'to the link or part before',
    run: (explorer) => toStop(explorer, -1),
  },
  {
    id: 'thing.right',
    keys: ['l', 'right'],
    contexts: ['thing'],
    beforeRows: 'waits',
    title: 'choose the next part; unfold in JSON',
    applies: (state) => hasParts(state) || isRaw(state),
    run: (explorer) =>
      isRaw(explorer.store.getState()) ? unfoldHere(explorer) : choosePart(explorer, 1),
  },
  {
    id: 'thing.left',
    keys: ['h', 'left'],
    contexts: ['thing'],
    beforeRows: 'waits',
    title: 'choose the part before; fold in JSON',
    hint: { label: 'fold around', rank: 9, when: isRaw },
    applies: (state) => hasParts(state) || isRaw(state),
    run: (explorer) =>
      isRaw(explorer.store.getState()) ? foldHere(explorer) : choosePart(explorer, -1),
  },
  {
    id: 'thing.foldAll',
    keys: ['z'],
    contexts: ['thing'],
    beforeRows: 'waits',
    title: 'fold all of the JSON, and unfold all',
    hint: { label: 'fold all', rank: 4 },
    applies: isRaw,
    run: foldAll,
  },
  {
    id: 'thing.json',
    keys: ['y'],
    contexts: ['thing'],
    beforeRows: 'waits',
    title: 'the whole object as JSON; again as YAML, and so on',
    hint: { label: 'json/yaml', rank: 3 },
    whyNot: nothingHere,
    run: (explorer) => lookAt(explorer, isAs('json')(explorer.store.getState()) ? 'yaml' : 'json'),
  },
  {
    id: 'thing.describe',
    keys: ['d'],
    contexts: ['thing'],
    beforeRows: 'waits',
    title: 'its details',
    hint: { label: 'details', rank: 2, when: isRaw },
    applies: (state) => kindOf(currentView(state).kind).details !== undefined,
    run: (explorer) => lookAt(explorer, 'details'),
  },
];
