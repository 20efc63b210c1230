import { kindOf } from '../resources/index.ts';
import type { Destination, KindId } from '../resources/types.ts';
import type { Explorer } from '../store/explorer.ts';
import { probeKey } from '../store/probes.ts';
import { probeRun, rowUnderCursor, thingAtHand } from '../store/selectors.ts';
import { currentView, type State } from '../store/state.ts';
import type { ThingView } from '../store/view.ts';
import { setTyped } from './overlays.ts';
import { type Command, views } from './types.ts';

const nothingHere = (state: State): string | undefined =>
  thingAtHand(state, currentView(state)) === undefined
    ? 'There is nothing here to act on.'
    : undefined;

/** The details of the row under the cursor, as a destination. */
const detailsOf = (state: State): Destination | undefined => {
  const view = currentView(state);
  if (view.screen !== 'list') return undefined;
  const row = rowUnderCursor(state, view);
  if (row === undefined) return undefined;
  const kind = kindOf(view.kind);
  const own = kind.open?.(row, view.scope);
  return own?.screen === 'thing'
    ? own
    : {
        screen: 'thing',
        kind: kind.id,
        id: kind.identify(row),
        label: kind.label(row),
        scope: view.scope,
      };
};

const openDetails = (explorer: Explorer, as: ThingView['as']): void => {
  const destination = detailsOf(explorer.store.getState());
  if (destination === undefined) return;
  explorer.open(destination);
  explorer.changeThing((view) => ({ ...view, as }));
};

const partOf = (state: State, index: number): Destination | undefined => {
  const view = currentView(state);
  const row = thingAtHand(state, view);
  return row === undefined ? undefined : kindOf(view.kind).parts?.[index]?.to(row);
};

const hasParts = (state: State): boolean => {
  const view = currentView(state);
  return view.screen === 'thing' && view.as === 'details' && kindOf(view.kind).parts !== undefined;
};

const movePart = (explorer: Explorer, by: number): void =>
  explorer.changeThing((view) => {
    const count = kindOf(view.kind).parts?.length ?? 0;
    return { ...view, part: Math.max(0, Math.min(view.part + by, count - 1)) };
  });

/** Whether a check was left out that could be run; one that makes no sense for the thing could not. */
const hasSkipped = (state: State): boolean => {
  const view = currentView(state);
  const run = view.screen === 'probe' ? probeRun(state, view) : undefined;
  const probes = kindOf(view.kind).probes ?? [];
  return (
    run?.steps.some(
      ({ status }, index) =>
        status === 'skipped' && probes[index]?.whyNot?.(run.thing) === undefined,
    ) ?? false
  );
};

/** Whether the checks of a thing are under way: they are then shown, not begun again. */
const isBeingProbed = ({ probes }: State, kindId: KindId, thingId: string): boolean =>
  probes[probeKey(kindId, thingId)]?.steps.some(({ status }) => status === 'running') ?? false;

const hasProbe = (state: State): boolean => kindOf(currentView(state).kind).probes !== undefined;

const walk = (explorer: Explorer, to: 'past' | 'future' | 'last', nowhere: string): void => {
  if (!explorer.walk(to)) explorer.flash(nowhere, 'quiet');
};

const goBack = (explorer: Explorer): void => {
  if (!explorer.back()) {
    explorer.flash('This is the first view. :q or ctrl-c leaves spyglass.', 'quiet');
  }
};

/** Scrolls to the next or previous line that holds what was searched for; round the end once. */
const toMatch = (explorer: Explorer, direction: 'next' | 'previous'): void =>
  explorer.changeThing((view) => {
    const wanted = view.search.toLowerCase();
    const found = explorer
      .lines()
      .flatMap((line, index) => (line.toLowerCase().includes(wanted) ? [index] : []));
    const to =
      direction === 'next'
        ? (found.find((index) => index > view.scroll) ?? found[0])
        : (found.findLast((index) => index < view.scroll) ?? found.at(-1));
    if (to === undefined) explorer.flash(`"${view.search}" is not in this text.`, 'warn');
    return to === undefined ? view : { ...view, scroll: to };
  });

/** Going into things and back out, and looking at them in another way. */
export const viewingCommands: readonly Command[] = [
  {
    id: 'list.open',
    keys: ['enter'],
    where: ['list'],
    title: 'open what the cursor is on',
    hint: { label: 'open', rank: 1 },
    whyNot: nothingHere,
    run: (explorer) => {
      const state = explorer.store.getState();
      const view = currentView(state);
      if (view.screen !== 'list') return;
      const row = rowUnderCursor(state, view);
      const to = row === undefined ? undefined : kindOf(view.kind).open?.(row, view.scope);
      const destination = to ?? detailsOf(state);
      if (destination !== undefined) explorer.open(destination);
    },
  },
  {
    id: 'thing.openPart',
    keys: ['enter'],
    where: ['thing'],
    title: 'open the chosen part',
    hint: { label: 'open part', rank: 1 },
    applies: hasParts,
    whyNot: nothingHere,
    run: (explorer) => {
      const state = explorer.store.getState();
      const view = currentView(state);
      const to = view.screen === 'thing' ? partOf(state, view.part) : undefined;
      if (to !== undefined) explorer.open(to);
    },
  },
  {
    id: 'thing.partByNumber',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    where: ['thing'],
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
    id: 'thing.nextPart',
    keys: ['l', 'right', 'tab'],
    where: ['thing'],
    title: 'choose the next part',
    applies: hasParts,
    run: (explorer) => movePart(explorer, 1),
  },
  {
    id: 'thing.previousPart',
    keys: ['h', 'left', 'shift-tab'],
    where: ['thing'],
    title: 'choose the part before',
    applies: hasParts,
    run: (explorer) => movePart(explorer, -1),
  },
  {
    id: 'thing.probe',
    keys: ['p'],
    where: ['list', 'thing'],
    title: 'probe it: live checks that change nothing',
    hint: { label: 'probe', rank: 2 },
    applies: hasProbe,
    whyNot: nothingHere,
    run: (explorer) => {
      const state = explorer.store.getState();
      const view = currentView(state);
      const thing = thingAtHand(state, view);
      if (thing === undefined) return;
      const kind = kindOf(view.kind);
      const id = kind.identify(thing);
      const own = view.screen === 'list' ? detailsOf(state) : undefined;
      const scope = own?.scope ?? view.scope;
      explorer.open({ screen: 'probe', kind: kind.id, id, label: kind.label(thing), scope });
      if (!isBeingProbed(state, kind.id, id)) explorer.probes.run(kind.id, thing);
    },
  },
  {
    id: 'probe.again',
    keys: ['R', 'p'],
    where: ['probe'],
    title: 'run the checks again',
    hint: { label: 'again', rank: 1 },
    run: (explorer) => {
      const state = explorer.store.getState();
      const view = currentView(state);
      const run = view.screen === 'probe' ? probeRun(state, view) : undefined;
      if (run !== undefined) explorer.probes.run(view.kind, run.thing);
    },
  },
  {
    id: 'probe.force',
    keys: ['F'],
    where: ['probe'],
    title: 'run what was left out',
    hint: { label: 'run what was left out', rank: 2, when: hasSkipped },
    whyNot: (state) => (hasSkipped(state) ? undefined : 'Nothing was left out.'),
    run: (explorer) => {
      const view = currentView(explorer.store.getState());
      if (view.screen === 'probe') explorer.probes.runSkipped(view.kind, view.thingId);
    },
  },
  {
    id: 'probe.whole',
    keys: ['D'],
    where: ['probe'],
    title: 'all that the connector said, or its beginning',
    hint: { label: 'whole details', rank: 3 },
    run: (explorer) => explorer.changeProbe((view) => ({ ...view, whole: !view.whole, scroll: 0 })),
  },
  {
    id: 'list.json',
    keys: ['y'],
    where: ['list'],
    title: 'the whole object as JSON',
    hint: { label: 'json', rank: 3 },
    whyNot: nothingHere,
    run: (explorer) => openDetails(explorer, 'json'),
  },
  {
    id: 'list.describe',
    keys: ['d'],
    where: ['list'],
    title: 'its details',
    hint: { label: 'details', rank: 5 },
    applies: (state) => {
      const view = currentView(state);
      return view.screen === 'list' && kindOf(view.kind).details !== undefined;
    },
    whyNot: nothingHere,
    run: (explorer) => openDetails(explorer, 'details'),
  },
  {
    id: 'thing.json',
    keys: ['y'],
    where: ['thing'],
    title: 'the whole object as JSON, and back',
    hint: { label: 'json', rank: 3 },
    whyNot: nothingHere,
    run: (explorer) =>
      explorer.changeThing((view) => ({
        ...view,
        as: view.as === 'json' ? 'details' : 'json',
        scroll: 0,
      })),
  },
  {
    id: 'form.json',
    keys: ['y'],
    where: ['form'],
    title: 'the whole object as JSON',
    hint: { label: 'json', rank: 4 },
    whyNot: nothingHere,
    run: (explorer) => {
      const view = currentView(explorer.store.getState());
      const kind = kindOf(view.kind);
      explorer.open({
        screen: 'thing',
        kind: kind.id,
        id: '',
        label: kind.singular,
        scope: view.scope,
      });
      explorer.changeThing((shown) => ({ ...shown, as: 'json' }));
    },
  },
  {
    id: 'thing.nextMatch',
    keys: ['n'],
    where: ['thing'],
    title: 'next place that was searched for',
    applies: (state) => {
      const view = currentView(state);
      return view.screen === 'thing' && view.search !== '';
    },
    hint: { label: 'next match', rank: 2 },
    run: (explorer) => toMatch(explorer, 'next'),
  },
  {
    id: 'thing.previousMatch',
    keys: ['N'],
    where: ['thing'],
    title: 'place before that was searched for',
    applies: (state) => {
      const view = currentView(state);
      return view.screen === 'thing' && view.search !== '';
    },
    run: (explorer) => toMatch(explorer, 'previous'),
  },
  {
    id: 'view.refresh',
    keys: ['R'],
    where: ['list', 'thing', 'form'],
    title: 'ask again now',
    hint: { label: 'refresh', rank: 10 },
    run: (explorer) => explorer.queries.refresh(currentView(explorer.store.getState())),
  },
  {
    id: 'view.escape',
    keys: ['esc'],
    where: views,
    title: 'clear the filter, then one step back',
    run: (explorer) => {
      const view = currentView(explorer.store.getState());
      const typed =
        view.screen === 'list' ? view.filter : view.screen === 'thing' ? view.search : '';
      if (typed !== '') setTyped(explorer, '');
      else goBack(explorer);
    },
  },
  {
    id: 'view.back',
    keys: ['q'],
    where: views,
    title: 'one step back',
    hint: { label: 'back', rank: 6, when: ({ views: stack }) => stack.length > 1 },
    run: goBack,
  },
  {
    id: 'history.back',
    keys: ['['],
    where: views,
    title: 'to where one was before',
    run: (explorer) => walk(explorer, 'past', 'There is nothing before this.'),
  },
  {
    id: 'history.forward',
    keys: [']'],
    where: views,
    title: 'forward again',
    run: (explorer) => walk(explorer, 'future', 'There is nothing after this.'),
  },
  {
    id: 'history.last',
    keys: ['-'],
    where: views,
    title: 'the last view, and back again',
    run: (explorer) => walk(explorer, 'last', 'There was no view before this.'),
  },
  {
    id: 'refresh.toggle',
    keys: ['r'],
    where: ['list', 'thing'],
    title: 'refresh by itself, or not',
    run: (explorer) => {
      const { everySeconds } = explorer.store.getState().session.refresh;
      if (everySeconds === 0) {
        explorer.flash('Refresh is off for this session: --refresh 0.', 'quiet');
        return;
      }
      const on = explorer.refresher.toggle();
      explorer.flash(
        on ? `Refreshed every ${everySeconds} s.` : 'Not refreshed by itself any more.',
        'quiet',
      );
    },
  },
  {
    id: 'app.quit',
    keys: ['ctrl-c'],
    where: views,
    title: 'cancel a running probe, else leave spyglass',
    run: (explorer) => {
      const view = currentView(explorer.store.getState());
      const cancelled = view.screen === 'probe' && explorer.probes.cancel(view.kind, view.thingId);
      if (cancelled) explorer.flash('The probe was cancelled.', 'quiet');
      else explorer.quit();
    },
  },
];
