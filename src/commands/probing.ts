// The commands that run live checks.

import type { FindingCode } from '../insight/findings/codes.ts';
import { kindOf } from '../resources/index.ts';
import type { Kind, KindId, Thing } from '../resources/types.ts';
import { currentView } from '../store/navigation/view.ts';
import { probeKey, verdictOfRun } from '../store/probes.ts';
import { probeRun, thingAtHand } from '../store/selectors.ts';
import type { State } from '../store/state.ts';
import { keysOnPages } from './keys/keysOnPages.ts';
import { detailsOf, nothingHere } from './navigation/opening.ts';
import { openCode } from './overlays/codes.ts';
import type { CommandEntry } from './types.ts';

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

/** The code of the first check that failed, where one did. */
const codeOfRun = (state: State): FindingCode | undefined => {
  const view = currentView(state);
  const run = view.screen === 'probe' ? probeRun(state, view) : undefined;
  return run === undefined
    ? undefined
    : verdictOfRun(kindOf(view.kind).probes ?? [], run.steps)?.code;
};

const hasProbe = (state: State): boolean => {
  const { probes, probed } = kindOf(currentView(state).kind);
  return probes !== undefined || probed !== undefined;
};

/** The thing whose live checks are meant, and its kind: that at hand, or what a row of another kind is about. */
const probedAtHand = (state: State): { readonly kind: Kind; readonly thing: Thing } | undefined => {
  const view = currentView(state);
  const thing = thingAtHand(state, view);
  if (thing === undefined) return undefined;
  const kind = kindOf(view.kind);
  if (kind.probed === undefined) return { kind, thing };
  const probed = kind.probed(thing);
  return probed === undefined ? undefined : { kind: kindOf(probed.kind), thing: probed.thing };
};

const noProbe = (state: State): string | undefined =>
  nothingHere(state) ??
  (probedAtHand(state) === undefined
    ? 'It is about no single source: live checks are of a source.'
    : undefined);

/** Live checks of a thing. */
export const probingCommands: readonly CommandEntry[] = [
  {
    id: 'thing.probe',
    keys: keysOnPages['thing.probe'],
    contexts: ['list', 'thing'],
    beforeRows: 'waits',
    title: 'probe it: live checks that change nothing',
    hint: { label: 'probe', rank: 2 },
    applies: hasProbe,
    whyNot: noProbe,
    ignoresMarks: 'Probes',
    needs: () => 'once',
    run: (explorer) => {
      const state = explorer.store.getState();
      const view = currentView(state);
      const probed = probedAtHand(state);
      if (probed === undefined) return;
      const { kind, thing } = probed;
      const id = kind.identify(thing);
      const own = view.screen === 'list' ? detailsOf(state) : kind.open?.(thing, view.scope);
      const scope = own?.scope ?? view.scope;
      explorer.open({ screen: 'probe', kind: kind.id, id, label: kind.label(thing), scope });
      if (!isBeingProbed(state, kind.id, id)) explorer.probes.run(kind.id, thing);
    },
  },
  {
    id: 'probe.again',
    keys: ['R', 'p'],
    contexts: ['probe'],
    beforeRows: 'waits',
    title: 'run the checks again',
    hint: { label: 'again', rank: 1 },
    needs: () => 'once',
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
    contexts: ['probe'],
    beforeRows: 'waits',
    title: 'run what was left out',
    hint: { label: 'run what was left out', rank: 2, when: hasSkipped },
    whyNot: (state) => (hasSkipped(state) ? undefined : 'Nothing was left out.'),
    needs: () => 'once',
    run: (explorer) => {
      const view = currentView(explorer.store.getState());
      if (view.screen === 'probe') explorer.probes.runSkipped(view.kind, view.thingId);
    },
  },
  {
    id: 'probe.whole',
    keys: keysOnPages['probe.whole'],
    contexts: ['probe'],
    beforeRows: 'waits',
    title: 'all that the connector said, or its beginning',
    hint: { label: 'whole details', rank: 3 },
    run: (explorer) => explorer.changeProbe((view) => ({ ...view, whole: !view.whole, scroll: 0 })),
  },
  {
    id: 'probe.explain',
    keys: ['E'],
    contexts: ['probe'],
    beforeRows: 'waits',
    title: 'the page of the code of what failed',
    hint: { label: 'explain', rank: 9, when: (state) => codeOfRun(state) !== undefined },
    whyNot: (state) => (codeOfRun(state) === undefined ? 'No check has failed here.' : undefined),
    run: (explorer) => {
      const code = codeOfRun(explorer.store.getState());
      if (code !== undefined) openCode(explorer, code);
    },
  },
];
