// Stories of sources in short form, in minutes before the tenant started.

import type { CheckFailure, IncidentName } from '../incidents/errors.ts';
import { type ClusterPlan, troubleOf } from './clusters.ts';
import type { PlannedChecks, PlannedFault, PlannedStory } from './story.ts';

/** A source with which nothing is wrong: healthy since `turned`. */
export const well = (turned: number): PlannedStory => ({
  faults: [],
  checks: { type: 'regular', turned },
});

/**
 * A source that is out of order: the tenant found it at `turned`, `lag` minutes after it began. `lag` is less than the 30
 * minutes between two checks.
 */
export const broken = (
  incident: IncidentName,
  turned: number,
  lag: number,
  failure?: CheckFailure,
): PlannedStory => ({
  faults: [{ incident, began: turned + lag, ...(failure === undefined ? {} : { failure }) }],
  checks: { type: 'regular', turned },
});

/** A source that was out of order from `began` to `ended`: the tenant found it well again within 30 minutes. */
export const recovered = (
  incident: IncidentName,
  began: number,
  ended: number,
  failure?: CheckFailure,
): PlannedStory => ({
  faults: [{ incident, began, ended, ...(failure === undefined ? {} : { failure }) }],
  checks: { type: 'regular', turned: Math.max(0, ended - 7) },
});

/** A source with faults at any times, checked every 30 minutes, one of them at `turned`. */
export const checkedEvery = (faults: readonly PlannedFault[], turned: number): PlannedStory => ({
  faults,
  checks: { type: 'regular', turned },
});

/** A source with which nothing is wrong, whatever its status says. */
export const saying = (
  turned: number,
  says: Partial<Extract<PlannedChecks, { readonly type: 'regular' }>>,
): PlannedStory => ({ faults: [], checks: { type: 'regular', turned, ...says } });

/** A source of a file whose last import failed, at `turned`. */
export const brokenImport = (turned: number, failure?: CheckFailure): PlannedStory => ({
  faults: [
    { incident: 'wrongHeader', began: turned, ...(failure === undefined ? {} : { failure }) },
  ],
  checks: { type: 'imports', turned },
});

/** A source that the checks of the tenant find healthy, though something is wrong since `began`. */
export const wrongUnseen = (
  incident: IncidentName,
  turned: number,
  began: number,
  failure?: CheckFailure,
): PlannedStory => ({
  faults: [{ incident, began, ...(failure === undefined ? {} : { failure }) }],
  checks: { type: 'regular', turned },
});

/** A source that is well and out of order for ten minutes each, for two days; well for `wellMinutes`. */
export const flapping = (wellMinutes: number, failure?: CheckFailure): PlannedStory => ({
  faults: [
    {
      incident: 'flapping',
      began: 2 * 1_440,
      rhythm: { type: 'turns', wellMinutes },
      ...(failure === undefined ? {} : { failure }),
    },
  ],
  checks: { type: 'regular', turned: wellMinutes, everyMinutes: 10 },
});

/** A source that was never aggregated, and so was never checked. */
export const neverAggregated: PlannedStory = {
  faults: [],
  checks: { type: 'never', state: 'UNCHECKED_SOURCE_NO_ACCOUNTS', healthy: true },
  isNeverAggregated: true,
};

/** A source whose checks were switched off before the first one. */
export const neverChecked: PlannedStory = {
  faults: [],
  checks: { type: 'never', state: 'UNCHECKED_SOURCE', healthy: false, off: true },
};

/** The story of a source with what is wrong with its cluster. */
export const onCluster = (story: PlannedStory, cluster: ClusterPlan | undefined): PlannedStory => {
  const shared: PlannedFault | undefined = cluster && troubleOf(cluster);
  return shared === undefined ? story : { ...story, faults: [...story.faults, shared] };
};
