// The status of a source at a moment, and when it turned: what the checks of the tenant left.

import type { WireSource } from '../../wire.ts';
import { effects } from './effects.ts';
import { faultOfCheck } from './looks.ts';
import type { Checks, Saying, Story } from './story.ts';

/** The status of a source. Times are epoch milliseconds; undefined for one that was never checked. */
export type SourceStatus = {
  /** The status without `SOURCE_STATE_`. */
  readonly state: string;
  readonly healthy: boolean;
  /** When the status was last another one. */
  readonly sinceMs: number | undefined;
  readonly lastCheckMs: number | undefined;
  readonly checksAreOff: boolean;
  /** What the copies in the settings say, where it is another thing. */
  readonly copies?: Saying;
  /** How many checks there were since a fixed moment. */
  readonly checkNumber: number;
};

type Regular = Extract<Checks, { readonly type: 'regular' }>;

const wordAt = (story: Story, { oneMs, everyMs, says }: Regular, number: number): string => {
  const fault = faultOfCheck(story, oneMs + number * everyMs, Math.abs(number));
  if (says !== undefined) return says.state;
  return fault === undefined ? 'HEALTHY' : effects[fault.incident].state;
};

const regularStatus = (story: Story, checks: Regular, atMs: number): SourceStatus => {
  const { oneMs, everyMs, offMs, says, flag, copies } = checks;
  const at = (number: number): number => oneMs + number * everyMs;
  const last = Math.floor((Math.min(atMs, offMs) - oneMs) / everyMs);
  const state = wordAt(story, checks, last);
  const oldestMs = Math.min(...story.faults.map(({ beganMs }) => beganMs));
  let turned = last;
  while (at(turned) >= oldestMs && wordAt(story, checks, turned - 1) === state) turned -= 1;
  // Before all that the story tells, the status had been the same for as long as the data say.
  const isAlways = !(at(turned) >= oldestMs);
  return {
    state,
    healthy: flag ?? says?.healthy ?? state === 'HEALTHY',
    sinceMs: isAlways ? Math.min(oneMs, at(last)) : at(turned),
    lastCheckMs: at(last),
    checksAreOff: atMs >= offMs,
    ...(copies === undefined ? {} : { copies }),
    checkNumber: last,
  };
};

/** The status of a source at a moment. */
export const statusAt = (story: Story, atMs: number): SourceStatus => {
  const { checks } = story;
  switch (checks.type) {
    case 'regular':
      return regularStatus(story, checks, atMs);
    case 'imports': {
      const fault = faultOfCheck(story, atMs, 0);
      return {
        state: fault === undefined ? 'HEALTHY' : effects[fault.incident].state,
        healthy: fault === undefined,
        sinceMs: checks.turnedMs,
        lastCheckMs: checks.turnedMs,
        checksAreOff: false,
        checkNumber: 0,
      };
    }
    case 'never':
      return {
        state: checks.state,
        healthy: checks.healthy,
        sinceMs: undefined,
        lastCheckMs: undefined,
        checksAreOff: checks.off === true,
        checkNumber: 0,
      };
  }
};

/** A time as the tenant writes it: with three fractional digits, for some sources with ten. */
const statusTime = (atMs: number, place: number): string =>
  place % 5 === 2
    ? new Date(atMs).toISOString().replace('Z', '1666300Z')
    : new Date(atMs).toISOString();

/** The fields of a source that repeat its status, at the top and in its settings. */
export const statusFields = (
  { state, healthy, sinceMs }: SourceStatus,
  place: number,
): Pick<WireSource, 'healthy' | 'status' | 'since'> => ({
  healthy,
  status: `SOURCE_STATE_${state}`,
  ...(sinceMs === undefined ? {} : { since: statusTime(sinceMs, place) }),
});

/** The fields of the settings that repeat the status of a source. */
export const copiesOf = (
  status: SourceStatus,
  place: number,
): Pick<WireSource, 'healthy' | 'status' | 'since'> =>
  statusFields({ ...status, ...status.copies }, place);

/** What the diagnostics of a source say about its checks. */
export const diagnosticsOf = (status: SourceStatus, firstCount: number) => ({
  status: `SOURCE_STATE_${status.state}`,
  healthy: status.healthy,
  healthcheckDisabled: status.checksAreOff,
  healthcheckCount: firstCount + status.checkNumber,
  lastHealthcheck: status.lastCheckMs ?? null,
  statusChanged: status.sinceMs ?? null,
});
