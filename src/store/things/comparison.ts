// Lays two things side by side: of two environments, or two of the same list.

import type { Result } from '../../model/result.ts';
import {
  type Alike,
  findAlike,
  findHere,
  readKnown,
  type SearchedEnvironment,
  type Wanted,
} from '../../resources/finding/findAlike.ts';
import { kindOf } from '../../resources/index.ts';
import type { Kind, Scope, Thing } from '../../resources/types.ts';
import type { Deps } from '../deps.ts';
import type { EnvironmentSource } from '../environments/choices.ts';
import type { SessionState } from '../environments/session.ts';
import type { Messages } from '../messages.ts';
import type { ViewsState } from '../navigation/view.ts';
import { currentView } from '../navigation/view.ts';
import type { OverlayState } from '../overlay.ts';
import { underHelp, withUnderHelp } from '../overlay.ts';
import type { AnswersState } from '../queries/query.ts';
import type { ListsState } from '../selectors.ts';
import { thingQuery } from '../selectors.ts';
import type { Comparison, Side } from './sideBySide.ts';

/** Laying things side by side. */
export type Comparisons = {
  /** The thing at hand, and the one of the same name in another environment. */
  withEnvironment(name: string): void;
  /** The thing at hand, and another one of its kind by its name. */
  withName(name: string): void;
  /** Two rows of the list on screen. */
  ofTwo(one: Thing, other: Thing): void;
};

/** What of the state says what is compared. */
type ComparedState = ListsState & AnswersState & ViewsState & Pick<SessionState, 'session'>;

/** Why the other environment of a comparison cannot be reached, as a sentence. */
type Unreachable = { readonly unreachable: string };

const alreadyIn = (environment: string): string =>
  `This is ${environment} already: name another environment. :env shows them.`;

type AtHand = Wanted & { readonly id: string; readonly row?: unknown };

const ofRow = (kind: Kind, row: Thing, scope: Scope): AtHand => ({
  kind,
  row,
  scope,
  id: kind.identify(row),
  label: kind.label(row),
});

/** What a comparison is about: the row under the cursor, or the thing on screen. */
const atHand = (state: ComparedState, row: Thing | undefined): AtHand | undefined => {
  const view = currentView(state);
  const kind = kindOf(view.kind);
  if (view.screen === 'list') {
    return row === undefined ? undefined : ofRow(kind, row, view.scope);
  }
  const item = view.screen === 'probe' ? undefined : thingQuery(state, view)?.data?.item;
  return view.screen === 'form'
    ? { kind, id: '', label: kind.singular, scope: view.scope, row: item?.raw }
    : { kind, id: view.thingId, label: view.label, scope: view.scope, row: item?.raw };
};

/** Comparisons over the store. `rowAtHand` is the row under the cursor. */
export const createComparisons = (
  { store, api, busy, now }: Deps<ComparedState & OverlayState>,
  { flash, keep, later }: Messages,
  visit: EnvironmentSource['visit'],
  rowAtHand: (state: ComparedState) => Thing | undefined,
): Comparisons => {
  let running: AbortController | undefined;

  store.subscribe(({ overlay }, before) => {
    if (overlay === before.overlay) return;
    const isLeft = underHelp(overlay).type !== 'difference';
    if (isLeft && underHelp(before.overlay).type === 'difference') running?.abort();
  });

  /**
   * Opens the page, and fills it with what both sides turn out to be, unless it was closed meanwhile. Where the
   * other environment cannot be reached, there is nothing to show: the page closes again, and a message says why.
   */
  const show = (
    what: string,
    find: (signal: AbortSignal) => Promise<Result<Comparison, string> | Unreachable>,
  ): void => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    store.setState({
      overlay: {
        type: 'difference',
        scroll: 0,
        all: false,
        comparison: { status: 'reading', what },
      },
    });
    const say = later();
    const fill = async () => {
      const found = await find(controller.signal);
      const { overlay } = store.getState();
      const page = underHelp(overlay);
      if (controller.signal.aborted || page.type !== 'difference') return;
      if ('unreachable' in found) {
        store.setState({ overlay: withUnderHelp(overlay, { type: 'none' }) });
        say(found.unreachable, 'bad');
        return;
      }
      // The page says it; whoever left it can read it again.
      if (!found.ok) keep(found.error);
      const comparison: Comparison = found.ok
        ? found.value
        : { status: 'failed', why: found.error };
      store.setState({ overlay: withUnderHelp(overlay, { ...page, comparison }) });
    };
    void busy.during(fill());
  };

  const here = async (signal: AbortSignal): Promise<SearchedEnvironment> => ({
    api: await api(),
    name: store.getState().session.environment,
    signal,
  });

  const together = (
    one: Result<Alike, string>,
    other: Result<Alike, string>,
    environments: readonly [here: string, there: string],
  ): Result<Comparison, string> => {
    if (!one.ok) return one;
    if (!other.ok) return other;
    const side = ({ label, raw }: Alike, environment: string): Side => ({
      label,
      environment,
      raw,
    });
    const notes = [one.value.note, other.value.note].filter((note) => note !== undefined);
    return {
      ok: true,
      value: {
        status: 'ready',
        here: side(one.value, environments[0]),
        there: side(other.value, environments[1]),
        notes,
        atMs: now(),
      },
    };
  };

  const subject = (): AtHand | undefined => {
    const state = store.getState();
    const found = atHand(state, rowAtHand(state));
    if (found === undefined) flash('There is nothing here to compare.', 'warn');
    return found;
  };

  return {
    withEnvironment: (name) => {
      const thing = subject();
      if (thing === undefined) return;
      const { environment } = store.getState().session;
      if (name.toLowerCase() === environment.toLowerCase()) {
        flash(alreadyIn(environment), 'warn');
        return;
      }
      show(`${thing.label} of ${environment} and of ${name}`, async (signal) => {
        const ours = here(signal).then((ourTenant) => readKnown(ourTenant, thing, thing.row));
        const visited = await visit(name);
        if (!visited.ok) return { unreachable: visited.error };
        const { api: theirs, name: whole, close } = visited.value;
        try {
          if (whole === environment) return { unreachable: alreadyIn(environment) };
          const theirTenant = { api: theirs, name: whole, signal };
          return together(await ours, await findAlike(theirTenant, thing), [environment, whole]);
        } finally {
          void close();
        }
      });
    },
    withName: (name) => {
      const thing = subject();
      if (thing === undefined) return;
      const { environment } = store.getState().session;
      if (thing.kind.list === undefined) {
        flash(
          `There is one ${thing.kind.singular} here only: :diff @environment compares it with that of another one.`,
          'warn',
        );
        return;
      }
      show(`${thing.label} and ${name}`, async (signal) => {
        const searched = await here(signal);
        const [ours, theirs] = await Promise.all([
          readKnown(searched, thing, thing.row),
          findHere(searched, { ...thing, label: name, id: name }),
        ]);
        return together(ours, theirs, [environment, environment]);
      });
    },
    ofTwo: (one, other) => {
      const state = store.getState();
      const view = currentView(state);
      const kind = kindOf(view.kind);
      const { environment } = state.session;
      const pair = [ofRow(kind, one, view.scope), ofRow(kind, other, view.scope)] as const;
      show(`${pair[0].label} and ${pair[1].label}`, async (signal) => {
        const searched = await here(signal);
        const [ours, theirs] = await Promise.all([
          readKnown(searched, pair[0], one),
          readKnown(searched, pair[1], other),
        ]);
        return together(ours, theirs, [environment, environment]);
      });
    },
  };
};
