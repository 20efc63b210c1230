// Runs the live checks of a thing one after the other, and keeps what came of each.

import { type ProbeVerdict, verdictOf } from '../insight/probes/verdict.ts';
import type { ApiError } from '../model/apiError.ts';
import { kindOf } from '../resources/index.ts';
import type { KindId, Probe, ProbeOutcome, SeenStep, Thing } from '../resources/types.ts';
import type { Deps } from './deps.ts';

/** One live check of a ladder: not yet, running, what came of it, or why it was left out. Times are milliseconds. */
export type ProbeStep =
  | { readonly status: 'waiting' }
  | { readonly status: 'running'; readonly sinceMs: number; readonly elapsedMs: number }
  | { readonly status: 'done'; readonly outcome: ProbeOutcome; readonly atMs: number }
  | { readonly status: 'failed'; readonly error: ApiError; readonly atMs: number }
  | { readonly status: 'skipped'; readonly why: string }
  | { readonly status: 'cancelled'; readonly atMs: number };

/**
 * The ladder of checks of a thing, as the thing was when it began; the steps are those of its kind. What came of ladders
 * before is kept: several looks say more than the last one.
 */
export type ProbeRun = {
  readonly kind: KindId;
  readonly thing: Thing;
  readonly steps: readonly ProbeStep[];
  readonly earlier: readonly SeenStep[];
};

/** The slice of the state about live checks, by the things' keys. */
export type ProbesState = { readonly probes: Readonly<Record<string, ProbeRun>> };

/** Runs the live checks of a thing one after the other, from the light to the heavy; a failed one ends the ladder. */
export type Probes = {
  /** Runs the ladder from the beginning. */
  run(kindId: KindId, thing: Thing): void;
  /** Runs the steps that were not run because one before them failed; false where there are none. */
  runSkipped(kindId: KindId, thingId: string): boolean;
  /** Ends what is running; false where nothing is. */
  cancel(kindId: KindId, thingId: string): boolean;
  /** Ends everything that is running. */
  cancelAll(): void;
};

/** The name under which the ladder of a thing is kept. */
export const probeKey = (kindId: KindId, thingId: string): string => `${kindId} ${thingId}`;

const ended = new WeakMap<ProbeStep, SeenStep>();

/** The checks of a ladder that came to an end; the same step gives the same one. */
export const endedSteps = (
  probes: readonly Probe[],
  steps: readonly ProbeStep[],
): readonly SeenStep[] =>
  steps.flatMap((step, index) => {
    const probe = probes[index];
    if (probe === undefined || (step.status !== 'done' && step.status !== 'failed')) return [];
    const seen = ended.get(step) ?? { probe: probe.id, title: probe.title, ...step };
    ended.set(step, seen);
    return [seen];
  });

/** So many checks of a thing are kept from ladders before the last one. */
const mostEarlier = 20;

/** How often the clock of a running step moves on, milliseconds. */
const tickMs = 1_000;

const skipped: ProbeStep = { status: 'skipped', why: 'the step before failed' };

const isBad = (step: ProbeStep): boolean =>
  step.status === 'failed' ||
  step.status === 'cancelled' ||
  (step.status === 'done' && !step.outcome.passed);

/** A text may be long, and each key draws the verdict on it again. */
const verdicts = new WeakMap<readonly ProbeStep[], { readonly failed: ProbeVerdict | undefined }>();

/** What the first check that failed means, where one did. */
export const verdictOfRun = (
  probes: readonly Probe[],
  steps: readonly ProbeStep[],
): ProbeVerdict | undefined => {
  const known = verdicts.get(steps) ?? { failed: firstFailed(probes, steps) };
  verdicts.set(steps, known);
  return known.failed;
};

const firstFailed = (
  probes: readonly Probe[],
  steps: readonly ProbeStep[],
): ProbeVerdict | undefined => {
  for (const [index, { title, whenUnclear }] of probes.entries()) {
    const step = steps[index];
    if (step?.status === 'done' && !step.outcome.passed) {
      return verdictOf(title, step.outcome.details, whenUnclear);
    }
  }
  return undefined;
};

/** Probes over the store. */
export const createProbes = ({
  store,
  api,
  busy,
  now,
  elapsed,
  after,
}: Deps<ProbesState>): Probes => {
  const running = new Map<string, AbortController>();

  const runOf = (key: string): ProbeRun | undefined => store.getState().probes[key];

  const setStep = (key: string, index: number, step: ProbeStep) =>
    store.setState(({ probes }) => {
      const run = probes[key];
      if (run === undefined) return {};
      return { probes: { ...probes, [key]: { ...run, steps: run.steps.with(index, step) } } };
    });

  /** Moves the clock of a running step on, so that one sees that it is alive; gives how to stop it. */
  const startClock = (key: string, index: number, signal: AbortSignal): (() => void) => {
    const startedMs = elapsed();
    const tick = (): void => {
      const step = runOf(key)?.steps[index];
      if (signal.aborted || step?.status !== 'running') return;
      setStep(key, index, { ...step, elapsedMs: elapsed() - startedMs });
      stop = after(tickMs, tick);
    };
    let stop = after(tickMs, tick);
    return () => stop();
  };

  const runStep = async (
    key: string,
    kindId: KindId,
    thing: Thing,
    index: number,
    signal: AbortSignal,
  ): Promise<ProbeStep | undefined> => {
    const probe = kindOf(kindId).probes?.[index];
    if (probe === undefined) return undefined;
    const why = probe.whyNot?.(thing);
    if (why !== undefined) return { status: 'skipped', why };
    setStep(key, index, { status: 'running', sinceMs: now(), elapsedMs: 0 });
    const stopClock = startClock(key, index, signal);
    const answer = await probe.run(await api(), thing, { signal });
    stopClock();
    return answer.ok
      ? { status: 'done', outcome: answer.value, atMs: now() }
      : { status: 'failed', error: answer.error, atMs: now() };
  };

  /** Runs the steps that wait, in order; unless `force`, one that fails leaves the others out. */
  const climb = async (key: string, kindId: KindId, thing: Thing, force: boolean) => {
    const controller = new AbortController();
    running.set(key, controller);
    const { signal } = controller;
    const count = runOf(key)?.steps.length ?? 0;
    let broken = false;
    for (let index = 0; index < count; index += 1) {
      if (runOf(key)?.steps[index]?.status !== 'waiting') continue;
      if (broken && !force) {
        setStep(key, index, skipped);
        continue;
      }
      const step = await runStep(key, kindId, thing, index, signal);
      if (signal.aborted) return;
      if (step === undefined) break;
      setStep(key, index, step);
      broken ||= isBad(step);
    }
    running.delete(key);
  };

  const cancelKey = (key: string): boolean => {
    const controller = running.get(key);
    if (controller === undefined) return false;
    controller.abort();
    running.delete(key);
    const cancelled: ProbeStep = { status: 'cancelled', atMs: now() };
    runOf(key)?.steps.forEach((step, index) => {
      if (step.status === 'running') setStep(key, index, cancelled);
      if (step.status === 'waiting') setStep(key, index, { status: 'skipped', why: 'cancelled' });
    });
    return true;
  };

  const cancel: Probes['cancel'] = (kindId, thingId) => cancelKey(probeKey(kindId, thingId));

  return {
    cancel,
    run: (kindId, thing) => {
      const kind = kindOf(kindId);
      const thingId = kind.identify(thing);
      cancel(kindId, thingId);
      const key = probeKey(kindId, thingId);
      const before = runOf(key);
      const own = kind.probes ?? [];
      const steps = own.map((): ProbeStep => ({ status: 'waiting' }));
      const earlier =
        before === undefined
          ? []
          : [...before.earlier, ...endedSteps(own, before.steps)].slice(-mostEarlier);
      const run = { kind: kindId, thing, steps, earlier };
      store.setState(({ probes }) => ({ probes: { ...probes, [key]: run } }));
      void busy.during(climb(key, kindId, thing, false));
    },
    runSkipped: (kindId, thingId) => {
      const key = probeKey(kindId, thingId);
      const run = runOf(key);
      const waits = run?.steps.some((step) => step.status === 'skipped') ?? false;
      if (run === undefined || !waits || running.has(key)) return false;
      const steps = run.steps.map(
        (step): ProbeStep => (step.status === 'skipped' ? { status: 'waiting' } : step),
      );
      store.setState(({ probes }) => ({ probes: { ...probes, [key]: { ...run, steps } } }));
      void busy.during(climb(key, kindId, run.thing, true));
      return true;
    },
    cancelAll: () => {
      for (const key of [...running.keys()]) cancelKey(key);
    },
  };
};
