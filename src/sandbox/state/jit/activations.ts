// The just-in-time activations of a tenant: past, running and new ones.

import { newActivation, pastActivations } from '../../data/jit/activationHistory.ts';
import { type Activation, milestonesOf, phaseTimesOf } from '../../data/jit/activations.ts';
import { minuteMs } from '../../data/time.ts';
import { perTenant } from '../../perTenant.ts';
import { connectionsOf } from '../access/connections.ts';

/** The activations of a tenant. */
export type Activations = {
  /** Every one, in no order. */
  all(): readonly Activation[];
  /** The activations of a connection, the latest one last. */
  of(connection: number): readonly Activation[];
  /** The activation of a connection that is running at a moment. */
  running(connection: number, atMs: number): Activation | undefined;
  start(
    request: Pick<Activation, 'connection' | 'requestedAtMs' | 'periodMins' | 'verdict'>,
  ): Activation;
  /** Stores a changed activation. */
  change(activation: Activation): void;
  /** Grows with every request, and with every phase that an activation has entered before a moment. */
  revisionAt(atMs: number): number;
};

/** The second JIT connection is active when the tenant starts. */
const underWay = { connection: 1, sinceMs: 20 * minuteMs, periodMins: 60 } as const;

/** The activations of a tenant: those of the past 90 days, and those that clients start. */
export const activationsOf = perTenant((tenant): Activations => {
  const { seed, startedAtMs } = tenant;
  const { from, to } = connectionsOf(tenant).justInTime;
  const byConnection = new Map<number, readonly Activation[]>();
  const of = (connection: number) => byConnection.get(connection) ?? [];
  let requestCount = 0;
  const start: Activations['start'] = (request) => {
    const others = of(request.connection);
    const activation = newActivation(request, seed, others.length);
    byConnection.set(request.connection, [...others, activation]);
    requestCount += 1;
    return activation;
  };
  for (let place = from; place < to; place++) {
    byConnection.set(place, pastActivations(place, { seed, startedAtMs }));
  }
  if (to > underWay.connection) {
    const { connection, sinceMs, periodMins } = underWay;
    const requestedAtMs = startedAtMs - sinceMs;
    start({ connection, requestedAtMs, periodMins, verdict: { type: 'granted' } });
  }
  const all = () => [...byConnection.values()].flat();
  return {
    all,
    of,
    running: (connection, atMs) =>
      of(connection).find((activation) => milestonesOf(activation).doneAtMs > atMs),
    start,
    change: (activation) => {
      const others = of(activation.connection);
      byConnection.set(
        activation.connection,
        others.map((other) => (other.id === activation.id ? activation : other)),
      );
      requestCount += 1;
    },
    revisionAt: (atMs) =>
      requestCount +
      all().reduce(
        (sum, activation) => sum + phaseTimesOf(activation).filter((turn) => turn <= atMs).length,
        0,
      ),
  };
});
