// The JIT policy that the tenant starts with, and the sources that it governs.

import type { JitPolicy } from '../../../model/jit/jitPolicy.ts';
import type { InitialData } from '../initialData.ts';
import { randomOf } from '../random.ts';

/** The entitlements that the first policy governs: source and entitlement by name. */
const governed = [
  ['Corporate Active Directory', 'Domain Admins'],
  ['APAC Active Directory', 'Domain Admins'],
  ['Microsoft Entra ID', 'Global Administrator'],
  ['AWS Organization', 'AdministratorAccess'],
  ['CyberArk Vault', 'Vault Admins'],
  ['SAP ERP (ECC)', 'Z:FF_FIREFIGHTER_01'],
] as const;

/** The names of the sources with a governed entitlement. */
export const governedSources: ReadonlySet<string> = new Set(governed.map(([source]) => source));

const findEntitlement = (initial: InitialData, sourceName: string, name: string): string => {
  for (let place = 0; place < initial.sources.count; place++) {
    if (initial.entryAt(place)?.name !== sourceName) continue;
    const { from, to } = initial.entitlementsOf(initial.sources.at(place).id);
    for (let index = from; index < to; index++) {
      const row = initial.entitlements.at(index);
      if (row.name === name) return row.id;
    }
  }
  throw new Error(`the sandbox has no entitlement ${name} on ${sourceName}`);
};

/** The policy that the tenant starts with. */
export const firstPolicy = (initial: InitialData, seed: number): JitPolicy => ({
  id: randomOf(seed, 'jit policy').uuid(),
  entitlementIds: governed.map(([source, name]) => findEntitlement(initial, source, name)),
  maxActivationPeriodMins: 480,
  maxActivationPeriodExtensionMins: 120,
  defaultMaxActivationPeriodMins: 60,
  defaultMaxActivationPeriodExtensionMins: 30,
  notificationRecipients: ['pam-owners@meridian.example', 'soc@meridian.example'],
  notificationTemplate: 'jit-activation-default',
  applyToFutureAssignments: true,
});
