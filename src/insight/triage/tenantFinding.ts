// What is wrong in a tenant, as one row: a cluster, a source, several sources that say the same, or what is over.

import type { ChangesOfSource } from '../events/changesBefore.ts';
import type { FindingCode } from '../findings/codes.ts';
import type { Damage } from '../findings/damage.ts';
import type { Level, Sureness } from '../findings/sourceFinding.ts';
import type { Layer } from '../recognisers/recogniser.ts';
import type { Could } from './could.ts';
import type { ExaminedCluster, ExaminedSource } from './evidence.ts';

/** What a finding is about. */
export type FindingSort = 'cluster' | 'source' | 'alike' | 'past' | 'well';

/** What is wrong in a tenant. Times are epoch milliseconds. */
export type TenantFinding = {
  /** The same in each reading, as long as it is about the same. */
  readonly id: string;
  readonly sort: FindingSort;
  /** What it is about, by name. */
  readonly name: string;
  readonly level: Level;
  readonly code?: FindingCode;
  readonly layer?: Layer;
  /** What is wrong, as the end of a sentence. */
  readonly words: string;
  /** The same as short as it can be, for a narrow column. */
  readonly short: string;
  readonly next?: string;
  readonly sure?: Sureness;
  /** Which part of what is known made the verdict, such as `last run` or `entitlements 6 d old`. */
  readonly part: string;
  readonly beganMs?: number;
  /** When it was over, for what is past. */
  readonly endedMs?: number;
  /** Something that must be said beside it, such as that another cause is older. */
  readonly remark?: string;
  /** The evidence, where it is about one source or one cluster. */
  readonly source?: ExaminedSource;
  readonly cluster?: ExaminedCluster;
  /** The sources that it is about. */
  readonly sources: readonly ExaminedSource[];
  /** The rows that are folded into it. */
  readonly children: readonly TenantFinding[];
  /** How many changes ended in error because of it; undefined where that was not counted. */
  readonly brokeChanges?: number;
  readonly damage?: Damage;
  readonly could?: Could;
  /** What was changed before, of one source or of those of one cluster. */
  readonly changes?: ChangesOfSource;
};

/** What else is known of sources, by their ids: what came after the first judgement. */
export type Consequences = {
  readonly could: ReadonlyMap<string, Could>;
  readonly damage: ReadonlyMap<string, Damage>;
  readonly changes: ReadonlyMap<string, ChangesOfSource>;
};

/** Nothing that came after. */
export const noConsequences: Consequences = {
  could: new Map(),
  damage: new Map(),
  changes: new Map(),
};
