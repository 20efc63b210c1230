import { createStore } from 'zustand/vanilla';
import { type Api, connectNowhere, type ListOptions, type Page } from '../../../src/api/index.ts';
import type { ApiError } from '../../../src/model/apiError.ts';
import { failure, type Result, success } from '../../../src/model/result.ts';
import { type Source, source } from '../../../src/model/sources/source.ts';
import { createBusy } from '../../../src/store/busy.ts';
import { noCommandMemory } from '../../../src/store/commandLine/commandHistory.ts';
import type { Deps } from '../../../src/store/deps.ts';
import { noHistory } from '../../../src/store/navigation/history.ts';
import { type ListView, viewOf } from '../../../src/store/navigation/view.ts';
import type { State } from '../../../src/store/state.ts';
import { handClock } from '../api/clocks.ts';
import { listKeyOf } from './answers.ts';

/** A list of sources as a view, with an id of its own. */
export const listView = (id = 1): ListView =>
  viewOf({ screen: 'list', kind: 'sources', scope: {} }, id) as ListView;

/** Where the answers of `listView` are kept. */
export const listKey = listKeyOf('sources');

/** A source as it is read from the API. */
export const sourceOf = (id: string, changes: Readonly<Record<string, unknown>> = {}): Source =>
  source.parse({ id, name: id, ...changes });

/** An error that a tenant may answer with. */
export const fails = (status: number): ApiError => ({ tag: 'server', said: { status, text: '' } });

/** A store and what its parts work with; the clock stands still until it is moved. */
export const createParts = (api: Api, changes: Partial<State> = {}) => {
  const { clock, advance } = handClock();
  let shiftMs = 0;
  const store = createStore<State>()(() => ({
    epoch: 0,
    session: {
      environment: 'acme',
      origin: 'a test',
      scheme: 'v1',
      production: false,
      access: { mode: 'READ-ONLY', why: 'it is a test', canUnlock: true },
      refresh: { on: true, everySeconds: 30 },
      budget: { used: 0, limit: 100 },
    },
    views: [listView()],
    history: noHistory,
    lists: {},
    things: {},
    probes: {},
    drafts: {},
    names: new Map(),
    namesAsked: new Set(),
    journal: [],
    tables: {},
    filterHistory: {},
    searchHistory: [],
    preview: { wanted: 'where there is room' },
    overlay: { type: 'none' },
    messages: [],
    size: { columns: 80, rows: 24 },
    keys: {},
    commandMemory: noCommandMemory,
    ...changes,
  }));
  const deps: Deps<State> = {
    store,
    api: async () => api,
    busy: createBusy(),
    now: () => clock.nowMs() + shiftMs,
    elapsed: clock.nowMs,
    after: clock.after,
  };
  /** Lets what was set off run to where it waits. */
  const settle = () => advance(0);
  /** Sets the clock on the wall back or forward; no time goes by. */
  const setClock = (byMs: number): void => {
    shiftMs += byMs;
  };
  return { deps, store, advance, settle, setClock };
};

/** An API of which nothing answers but what is put in its place. */
export const apiWith = (sources: Partial<Api['sources']>): Api => {
  const nowhere = connectNowhere('This test has no tenant.');
  return { ...nowhere, sources: { ...nowhere.sources, ...sources } };
};

/** One question for a list, which a test answers page by page. */
export type ListCall = {
  readonly options: ListOptions;
  /** A page with sources of these names. */
  give(names: readonly string[], rest?: { total?: number; unreadable?: number }): void;
  fail(error: ApiError): void;
  end(): void;
  /** Whether the reader has stopped reading. */
  readonly isLeft: () => boolean;
};

/** Sources whose lists a test answers by hand. */
export const handedSources = () => {
  const calls: ListCall[] = [];
  const list = (options: ListOptions = {}) => {
    const steps: (Result<Page<Source>, ApiError> | 'end')[] = [];
    let more = Promise.withResolvers<void>();
    let loaded = 0;
    let left = false;
    const add = (step: (typeof steps)[number]) => {
      steps.push(step);
      more.resolve();
    };
    calls.push({
      options,
      give: (names, { total, unreadable = 0 } = {}) => {
        loaded += names.length;
        const rows = names.map((name) => ({ value: sourceOf(name), raw: { id: name } }));
        add(success({ rows, total, loaded, unreadable, last: false }));
      },
      fail: (error) => add(failure(error)),
      end: () => add('end'),
      isLeft: () => left,
    });
    return (async function* () {
      try {
        for (;;) {
          const step = steps.shift();
          if (step === 'end') return;
          if (step !== undefined) yield step;
          else {
            await more.promise;
            more = Promise.withResolvers();
          }
        }
      } finally {
        left = true;
      }
    })();
  };
  return { list, calls };
};

/** The call of this number, from 0. */
export const callAt = <Call>(calls: readonly Call[], index: number): Call => {
  const call = calls[index];
  if (call === undefined) throw new Error(`there are ${calls.length} calls, none at ${index}`);
  return call;
};
