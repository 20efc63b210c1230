import { kindOf } from '../resources/index.ts';
import type { KindId, Thing } from '../resources/types.ts';
import type { Deps } from './deps.ts';
import type { ProbeState } from './state.ts';

/** Runs live checks; one a thing at a time, cancelled or run again at will. */
export type Probes = {
  run(kindId: KindId, thing: Thing): void;
  cancel(kindId: KindId, thingId: string): boolean;
};

/** The name under which the probe of a thing is kept. */
export const probeKey = (kindId: KindId, thingId: string): string => `${kindId} ${thingId}`;

/** Probes over the store. */
export const createProbes = ({ store, api, busy, now }: Deps): Probes => {
  const running = new Map<string, AbortController>();
  const setProbe = (key: string, probe: ProbeState | undefined) =>
    store.setState(({ probes }) => {
      const { [key]: _, ...others } = probes;
      return { probes: probe === undefined ? others : { ...others, [key]: probe } };
    });

  const cancel: Probes['cancel'] = (kindId, thingId) => {
    const key = probeKey(kindId, thingId);
    const controller = running.get(key);
    if (controller === undefined) return false;
    controller.abort();
    running.delete(key);
    setProbe(key, undefined);
    return true;
  };

  return {
    cancel,
    run: (kindId, thing) => {
      const kind = kindOf(kindId);
      const { probe } = kind;
      if (probe === undefined) return;
      const key = probeKey(kindId, kind.identify(thing));
      cancel(kindId, kind.identify(thing));
      const controller = new AbortController();
      running.set(key, controller);
      setProbe(key, { status: 'running', sinceMs: now() });
      const work = async () => {
        const answer = await probe.run(await api(), thing, { signal: controller.signal });
        if (controller.signal.aborted) return;
        running.delete(key);
        setProbe(
          key,
          answer.ok
            ? { status: 'done', outcome: answer.value, atMs: now() }
            : { status: 'failed', error: answer.error, atMs: now() },
        );
      };
      void busy.during(work());
    },
  };
};
