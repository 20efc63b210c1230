// The governance groups of the tenant.

import { randomOf } from '../random.ts';
import { dayMs } from '../time.ts';
import { managerCount } from './identityShapes.ts';

/** A governance group. Places are those of identities; times are epoch milliseconds. */
export type WorkgroupRow = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly ownerPlace: number;
  readonly memberPlaces: readonly number[];
  readonly connectionCount: number;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
};

const managersGroup = 'All People Managers';

type Entry = readonly [name: string, description: string, members: number, connections: number];

const entries: readonly Entry[] = [
  ['SAP Access Approvers', 'Decides about access to finance and materials.', 6, 5],
  ['Directory Owners', 'Answers for the directories of all regions.', 4, 3],
  ['Night Operations', 'Watches sources and appliances from 22:00 to 06:00.', 9, 0],
  ['Customs & Compliance 🛃', 'Declarations to customs, and who may file them.', 12, 2],
  [managersGroup, 'Everybody to whom others report.', managerCount, 1],
  ['Privileged Access Board', 'Every grant of high privilege passes here.', 5, 7],
  ['Contractors Review / Nordics', 'Contractors of the Nordic offices, every quarter.', 3, 1],
  ['Terminal Zero', '', 0, 0],
];

/** The governance groups of the tenant; one has more members than a page holds, one has none. */
export const makeWorkgroups = (seed: number, startedAtMs: number): readonly WorkgroupRow[] =>
  entries.map(([name, description, members, connectionCount], index) => {
    const random = randomOf(seed, 'workgroup', index);
    const first = name === managersGroup ? 0 : random.int(0, 40);
    const createdAtMs = startedAtMs - random.int(100, 900) * dayMs;
    return {
      id: random.uuid(),
      name,
      description,
      ownerPlace: index * 2,
      memberPlaces: Array.from({ length: members }, (_, member) => first + member),
      connectionCount,
      createdAtMs,
      modifiedAtMs: createdAtMs + random.int(1, 99) * dayMs,
    };
  });
