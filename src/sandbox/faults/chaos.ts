// Random faults and latency: reads the value of --chaos and decides what each request meets.

import { failure, type Result, success } from '../../model/result.ts';
import { randomOf } from '../data/random.ts';
import type { Fault } from './faults.ts';

/** The latency of every answer, the percentage of requests that get each fault, and the lifetime of tokens. */
export type Chaos = {
  readonly latency?: { readonly meanMs: number; readonly spreadMs: number };
  /** Percentages of requests by fault; together 100 at most. */
  readonly shares: Readonly<Partial<Record<ChaosFault, number>>>;
  /** How long a token lives. */
  readonly tokenSeconds?: number;
};

/** The faults of --chaos, by their names in its value. */
export type ChaosFault = '429' | '500' | '5xx' | 'cut' | 'html';

const chaosFaults: readonly ChaosFault[] = ['429', '500', '5xx', 'cut', 'html'];
const isChaosFault = (name: string): name is ChaosFault =>
  chaosFaults.some((known) => known === name);

/** An example of each part of the value, for error messages. */
const samples = {
  latency: 'latency=150±50, in milliseconds',
  '429': '429=5%',
  '500': '500=1%',
  '5xx': '5xx=2%',
  cut: 'cut=1%',
  html: 'html=1%',
  expire: 'expire=30s',
} as const;

/** The examples in a fixed order, since JavaScript would put keys that are numbers first. */
const everySample = [samples.latency, ...chaosFaults.map((name) => samples[name]), samples.expire];

const longestLatencyMs = 60_000;
const longestTokenSeconds = 86_400;

type Part = { readonly name: string; readonly value: string };

const wrong = ({ name, value }: Part, sample: string, why = ''): Result<never, string> =>
  failure(`"${name}=${value}" is no part of --chaos${why}: it must look like ${sample}.`);

const readLatency = (part: Part): Result<Chaos['latency'], string> => {
  const found = /^(\d+)(?:ms)?(?:(?:±|\+-|\+\/-)(\d+)(?:ms)?)?$/.exec(part.value);
  const meanMs = Number(found?.[1]);
  const spreadMs = Number(found?.[2] ?? 0);
  if (found === null) return wrong(part, samples.latency);
  return spreadMs <= meanMs && meanMs + spreadMs <= longestLatencyMs
    ? success({ meanMs, spreadMs })
    : wrong(part, samples.latency, ', it goes below 0 or beyond a minute');
};

const readShare = (part: Part, name: ChaosFault): Result<number, string> => {
  const found = /^(\d+(?:\.\d+)?)%$/.exec(part.value);
  const share = Number(found?.[1]);
  return found !== null && share <= 100 ? success(share) : wrong(part, samples[name]);
};

const readSeconds = (part: Part): Result<number, string> => {
  const found = /^(\d+)s$/.exec(part.value);
  const seconds = Number(found?.[1]);
  return found !== null && seconds > 0 && seconds <= longestTokenSeconds
    ? success(seconds)
    : wrong(part, samples.expire);
};

/**
 * Reads a value such as `latency=150±50,429=5%,5xx=2%,cut=1%,expire=30s,html=1%`. Every part is optional, and `+-` may
 * stand for `±`. The failure is a sentence that names the part and shows an example.
 */
export const parseChaos = (text: string): Result<Chaos, string> => {
  let latency: Chaos['latency'];
  let tokenSeconds: number | undefined;
  const shares: Partial<Record<ChaosFault, number>> = {};
  const seen = new Set<string>();
  for (const piece of text.split(',')) {
    const [name = '', ...rest] = piece.trim().split('=');
    const part: Part = { name: name.trim(), value: rest.join('=').trim() };
    if (seen.has(part.name)) return failure(`"${part.name}" is in --chaos twice.`);
    seen.add(part.name);
    if (isChaosFault(part.name)) {
      const share = readShare(part, part.name);
      if (!share.ok) return share;
      shares[part.name] = share.value;
    } else if (part.name === 'latency') {
      const read = readLatency(part);
      if (!read.ok) return read;
      latency = read.value;
    } else if (part.name === 'expire') {
      const read = readSeconds(part);
      if (!read.ok) return read;
      tokenSeconds = read.value;
    } else {
      return failure(
        `"${piece.trim()}" is no part of --chaos. The parts are ${everySample.join('; ')}.`,
      );
    }
  }
  const sum = Object.values(shares).reduce((total, share) => total + share, 0);
  if (sum > 100) return failure(`The percentages of --chaos come to ${sum}%, which is over 100%.`);
  return success({ latency, shares, tokenSeconds });
};

/** The latency of a tenant with which nothing is wrong but that it is slow; what is wished for goes before it. */
export const slowed = (chaos: Chaos | undefined): Chaos => ({
  shares: {},
  latency: { meanMs: 2_000, spreadMs: 1_000 },
  ...chaos,
});

/** The latency and the fault of one request. */
export type ChaosEffect = { readonly latencyMs: number; readonly fault: Fault | undefined };

/**
 * Decides latency and fault by the number of the request; the same seed always gives the same. A request with a queued
 * fault gets that fault and no latency.
 */
export const makeChaos =
  (chaos: Chaos | undefined, seed: number) =>
  (number: number, queued: Fault | undefined): ChaosEffect => {
    if (chaos === undefined || queued !== undefined) return { latencyMs: 0, fault: queued };
    const random = randomOf(seed, 'chaos', number);
    const { latency, shares } = chaos;
    const latencyMs =
      latency === undefined
        ? 0
        : random.int(latency.meanMs - latency.spreadMs, latency.meanMs + latency.spreadMs);
    // In hundredths of a percent, so that percentages can have fractions.
    let rest = random.int(0, 9_999);
    for (const name of chaosFaults) {
      rest -= Math.round((shares[name] ?? 0) * 100);
      if (rest < 0) return { latencyMs, fault: faultOf(name, random) };
    }
    return { latencyMs, fault: undefined };
  };

const faultOf = (name: ChaosFault, random: ReturnType<typeof randomOf>): Fault => {
  const gateway = random.pick([502, 503, 504]);
  switch (name) {
    case '429':
      return { type: 'status', status: 429, headers: { 'Retry-After': String(random.int(1, 2)) } };
    case '500':
      return { type: 'status', status: 500 };
    case '5xx':
      return { type: 'status', status: gateway };
    case 'cut':
      return { type: 'cut', when: random.chance(0.5) ? 'before' : 'middle' };
    case 'html':
      return { type: 'html', status: gateway };
  }
};
