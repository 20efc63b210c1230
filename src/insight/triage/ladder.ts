// What is known of each layer on the way of a request to a source: it passes, fails, warns, or was not asked.

import { keyed } from '../../model/keyed.ts';
import { causeOf } from '../findings/cause.ts';
import { entryOf, type FindingCode } from '../findings/codes.ts';
import { depthOf, isRun, type Look } from '../findings/look.ts';
import { type Layer, layers } from '../recognisers/recogniser.ts';
import type { ExaminedSource } from './evidence.ts';
import { oldDataOf, oldDataWords, rhythmOf } from './freshness.ts';

/**
 * How a layer stands. `unclear`: something failed at this layer or at one of its neighbours, and nothing says at which.
 * `does not apply`: the source has no such layer, as SaaS and files have no cluster.
 */
export type RungState = 'passes' | 'fails' | 'warns' | 'unclear' | 'not asked' | 'does not apply';

/** One layer, with what says so. */
export type Rung = {
  readonly layer: Layer;
  readonly state: RungState;
  /** What is known, in words. */
  readonly words: string;
  /** Who looked, in words. */
  readonly by?: string;
  /** When, epoch milliseconds. */
  readonly atMs?: number;
  readonly code?: FindingCode;
  /** How it is looked at again, as words that may name keys. */
  readonly again?: string;
};

/** Who looked, in words that follow on `said by`. */
export const saidBy = (look: Look): string =>
  look.by.is === 'you' ? lookerWords(look) : `the ${lookerWords(look)}`;

/** Who looked, as the beginning of a line. */
export const lookerWords = ({ kind, by }: Look): string => {
  if (by.is === 'you') {
    const what = { ping: 'ping', connection: 'connection check' } as const;
    return `your ${kind === 'ping' || kind === 'connection' ? what[kind] : 'configuration test'}`;
  }
  if (isRun({ kind })) {
    const run = `run of ${kind}`;
    return by.is === 'launcher' && by.name !== '' ? `${run} by ${by.name}` : run;
  }
  return 'health check';
};

const probing = keyed`{thing.probe} looks again`;

type Place = { readonly from: number; readonly to: number };

const at = (layer: Layer): number => layers.indexOf(layer);

/** The layers that a look of a depth passes when it is good. */
const reached: Readonly<Record<1 | 2 | 3 | 4, Layer>> = {
  1: 'va',
  2: 'credentials',
  3: 'target',
  4: 'data',
};

/** Where on the way a look failed: at one layer, or somewhere between two. */
const placeOf = (look: Look, passedTo: number): Place => {
  const cause = causeOf(look);
  if (cause.is === 'named') return { from: at(cause.layer), to: at(cause.layer) };
  return {
    from: Math.min(passedTo + 1, at(reached[depthOf[look.kind]])),
    to: at(reached[depthOf[look.kind]]),
  };
};

/** The newest look that shows a layer as passed: a good one that reached it, or one that failed behind it. */
const passedBy = (looks: readonly Look[], layer: Layer): Look | undefined =>
  looks.findLast((look) => {
    if (look.kind === 'health check' && look.ended !== 'good') return false;
    if (look.ended !== 'failed') return at(layer) <= at(reached[depthOf[look.kind]]);
    const cause = causeOf(look);
    return cause.is === 'named' && at(layer) < at(cause.layer);
  });

const fine = (layer: Layer, look: Look): Rung => ({
  layer,
  state: 'passes',
  words: look.ended === 'failed' ? 'the request came further' : 'it answered',
  by: lookerWords(look),
  atMs: look.atMs,
});

const notAsked = (layer: Layer): Rung => ({
  layer,
  state: 'not asked',
  words: 'nothing has come so far',
  again: keyed`{thing.probe} asks`,
});

const clusterRungs = (
  { source, cluster, looks }: ExaminedSource,
  readAtMs: number,
): readonly Rung[] => {
  if (source.cluster === undefined) {
    const words = 'the source is on no cluster';
    return (['cluster', 'va'] as const).map((layer) => ({ layer, state: 'does not apply', words }));
  }
  const name = source.cluster.name ?? source.cluster.id ?? '';
  if (cluster === undefined) {
    return (['cluster', 'va'] as const).map((layer) => {
      const look = passedBy(looks, layer);
      return look === undefined
        ? { ...notAsked(layer), words: 'the clusters could not be read' }
        : fine(layer, look);
    });
  }
  const { trouble, appliances = [] } = cluster;
  const silent = appliances.filter(({ stands }) => stands === 'silent');
  const by = 'the tenant';
  const code = trouble === undefined ? {} : { code: trouble.code };
  const isOfVa = trouble !== undefined && entryOf(trouble.code).layer === 'va';
  const clusterState =
    trouble === undefined || isOfVa ? 'passes' : trouble.stops ? 'fails' : 'warns';
  const vaState: RungState =
    appliances.length === 0
      ? 'not asked'
      : silent.length === appliances.length
        ? 'fails'
        : isOfVa || silent.length > 0
          ? 'warns'
          : 'passes';
  return [
    {
      layer: 'cluster',
      state: clusterState,
      words:
        trouble === undefined || isOfVa
          ? name
          : `${name}: ${entryOf(trouble.code).headline}${trouble.alert === undefined ? '' : ` (${trouble.alert})`}`,
      by,
      atMs: readAtMs,
      ...(clusterState === 'passes' ? {} : code),
    },
    {
      layer: 'va',
      state: vaState,
      words:
        appliances.length === 0
          ? 'its VAs were not read'
          : silent.length === 0
            ? appliances.map((appliance) => appliance.name).join(', ') +
              (isOfVa ? `: ${entryOf(trouble.code).headline}` : '')
            : `${silent.map((appliance) => appliance.name).join(', ')}: no sign for more than 15 min`,
      by,
      atMs: readAtMs,
      ...(vaState === 'passes' || !isOfVa ? {} : code),
    },
  ];
};

const scheduleRung = ({ source, looks }: ExaminedSource, nowMs: number): Rung => {
  const runs = looks.filter(isRun);
  const last = runs.at(-1);
  if (last === undefined) {
    return { layer: 'schedule', state: 'not asked', words: 'no run of late is known' };
  }
  const old = oldDataOf(source, looks, nowMs);
  const known = { by: lookerWords(last), atMs: last.atMs };
  if (old !== undefined) {
    return {
      layer: 'schedule',
      state: 'warns',
      words: oldDataWords(old, nowMs),
      ...known,
      code: 'SG-RUN-STALE',
    };
  }
  return rhythmOf(runs.filter(({ kind }) => kind === last.kind)) === undefined
    ? {
        layer: 'schedule',
        state: 'not asked',
        words: 'too few runs are known to tell how often it runs',
      }
    : { layer: 'schedule', state: 'passes', words: 'it runs as often as usual', ...known };
};

const thresholdRung = ({ looks }: ExaminedSource): Rung => {
  const last = looks.findLast(({ kind }) => kind === 'accounts');
  if (last === undefined) {
    return { layer: 'threshold', state: 'not asked', words: 'no run of accounts is known' };
  }
  const known = { by: lookerWords(last), atMs: last.atMs };
  return last.ended === 'failed'
    ? {
        layer: 'threshold',
        state: 'not asked',
        words: 'the last run did not come so far',
        ...known,
      }
    : {
        layer: 'threshold',
        state: 'passes',
        words: 'the last run of accounts was not stopped by it',
        ...known,
      };
};

/** The layers between the VA and the data, by what failed and what came through. */
const wayRungs = (examined: ExaminedSource): readonly Rung[] => {
  const { looks, finding } = examined;
  const between = layers.slice(at('connector'), at('data') + 1);
  const failing = finding.troubles.filter(
    ({ standing, cause }) =>
      (standing === 'live' || standing === 'sometimes') && cause.is !== 'silent',
  );
  return between.map((layer): Rung => {
    const passed = passedBy(looks, layer);
    const found = failing.find(({ voice, lastGood }) => {
      const passedTo = Math.max(
        at('va'),
        ...between
          .filter((other) => {
            const look = passedBy(looks, other);
            return look !== undefined && look.atMs >= voice.atMs && look !== lastGood;
          })
          .map(at),
      );
      const { from, to } = placeOf(voice, passedTo);
      return at(layer) >= from && at(layer) <= to;
    });
    if (
      found === undefined ||
      (passed !== undefined && passed.atMs > found.voice.atMs && found.standing !== 'sometimes')
    ) {
      const live = failing[0];
      // What was passed before something in front of it failed is no news of it.
      const isOld = live !== undefined && passed !== undefined && passed.atMs < live.beganMs;
      return passed === undefined || isOld ? notAsked(layer) : fine(layer, passed);
    }
    const { voice, cause, ended, counted } = found;
    const often =
      counted === undefined ? '' : `answers sometimes (${counted.good} of ${counted.of}): `;
    const words =
      cause.is === 'named'
        ? cause.meaning
        : cause.is === 'unclear'
          ? (cause.meaning ?? cause.quote)
          : '';
    return {
      layer,
      state: cause.is !== 'named' ? 'unclear' : ended === 'warned' ? 'warns' : 'fails',
      words: `${often}${words}`,
      by: lookerWords(voice),
      atMs: voice.atMs,
      ...(cause.is === 'silent' ? {} : { code: cause.code }),
      again: probing,
    };
  });
};

/** All layers of a source, in the order of a request's way. `readAtMs` is when the tenant was read. */
export const ladderOf = (
  examined: ExaminedSource,
  readAtMs: number,
  nowMs: number,
): readonly Rung[] => {
  const answered = {
    state: 'passes',
    words: 'it answered',
    by: 'this session',
    atMs: readAtMs,
  } as const;
  const middle = [...clusterRungs(examined, readAtMs), ...wayRungs(examined)];
  const ends = [scheduleRung(examined, nowMs), thresholdRung(examined)];
  const named = examined.finding.troubles.filter(
    ({ standing, cause }) => standing === 'live' && cause.is === 'named',
  );
  // A cause that a text names stands at its layer, whatever else is known of that.
  const over = (rung: Rung): Rung => {
    const found = named.find(({ cause }) => cause.is === 'named' && cause.layer === rung.layer);
    if (found === undefined || found.cause.is !== 'named' || rung.state === 'fails') return rung;
    const { cause, voice, ended } = found;
    return {
      ...rung,
      state: ended === 'warned' ? 'warns' : 'fails',
      words: cause.meaning,
      by: lookerWords(voice),
      atMs: voice.atMs,
      code: cause.code,
      again: probing,
    };
  };
  return [
    { layer: 'token', ...answered, words: 'it read the sources' },
    { layer: 'tenant', ...answered },
    ...[...middle, ...ends].map(over),
  ] as const;
};
