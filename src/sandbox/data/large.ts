// The sources of the large scale: 2,000 sources with 100,000 entitlements.

import type { SourceEntry } from './sources/catalogue.ts';
import type { ConnectorKey } from './sources/connectors/connectors.ts';
import { broken, well } from './sources/truth/plans.ts';

/** The size of the tenant: 42 sources, or 2,000 sources with 100,000 entitlements. */
export type Scale = 'small' | 'large';

/** How many sources and entitlements the large scale has. */
export const largeScale = { sources: 2_000, entitlements: 100_000 } as const;

/** One source has more entitlements than the 10,000 that a list can be paged through by offset. */
const overWindow = 12_000;

const sites = [
  'Antwerp',
  'Bremerhaven',
  'Felixstowe',
  'Gdańsk',
  'Hamburg',
  'Izmir',
  'Kaohsiung',
  'Le Havre',
  'Piraeus',
  'Rotterdam',
  'Santos',
  'Valencia',
] as const;

const systems: readonly (readonly [string, ConnectorKey])[] = [
  ['Directory', 'openLdap'],
  ['Gate Control', 'jdbc'],
  ['Jump Hosts', 'linux'],
  ['Local Accounts', 'windowsLocal'],
  ['Staff File', 'delimitedFile'],
  ['Yard API', 'webServices'],
];

const entryAt = (index: number, entitlements: number, hasTrouble: boolean): SourceEntry => {
  const site = sites[index % sites.length] ?? 'Rotterdam';
  const [system, connector] = systems[Math.floor(index / sites.length) % systems.length] ?? [
    'Directory',
    'openLdap',
  ];
  const isBroken = hasTrouble && index % 17 === 3;
  const turned = 60 + ((index * 37) % 20_000);
  return {
    name: `${site} ${system} ${String(index + 1).padStart(4, '0')}`,
    connector,
    cluster: connector === 'delimitedFile' ? undefined : 'azure',
    owner: index % 24,
    story: isBroken ? broken('untrustedCertificate', turned, 12) : well(turned),
    entitlements,
    description: `${system} of the terminal in ${site}.`,
  };
};

/**
 * The sources of the large scale: those of the company, then those of the terminals, which share the other entitlements.
 * Some of the terminals have trouble.
 */
export const largeEntries = (
  company: readonly SourceEntry[],
  hasTrouble: boolean,
): readonly SourceEntry[] => {
  const known = company.map((entry, index) =>
    index === 0 ? { ...entry, entitlements: overWindow } : entry,
  );
  const taken = known.reduce((sum, entry) => sum + entry.entitlements, 0);
  const extra = largeScale.sources - known.length;
  const left = largeScale.entitlements - taken;
  const each = Math.floor(left / extra);
  const more = left - each * extra;
  return [
    ...known,
    ...Array.from({ length: extra }, (_, index) =>
      entryAt(index, each + (index < more ? 1 : 0), hasTrouble),
    ),
  ];
};
