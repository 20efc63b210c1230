// A source as the API shows it, with the quirks of its fields.

import type { FoundSource } from '../../tenant.ts';
import type { Call } from '../call.ts';

/** The place of the source that has no name with quirk 13. */
const namelessPlace = 40;

/** A source as the API sends it; quirks may change the type of any field. */
export type ShownSource = Readonly<Record<string, unknown>>;

/**
 * A source as the API sends it. With quirks, one source has no name (13), some numbers and booleans are texts (8), null
 * stands for a missing description or no features (9), there are undocumented keys (10), and the copy of the health in
 * the settings is wrong (19).
 */
export const shownSource = ({ quirks }: Call, { source, place }: FoundSource): ShownSource => ({
  ...source,
  ...(quirks.has(13) && place === namelessPlace ? { name: null } : {}),
  ...(quirks.has(8) && place % 3 === 1
    ? {
        deleteThreshold: String(source.deleteThreshold),
        authoritative: String(source.authoritative),
      }
    : {}),
  ...(quirks.has(9) && source.description === undefined ? { description: null } : {}),
  ...(quirks.has(9) && source.features.length === 0 ? { features: null } : {}),
  ...(quirks.has(10) && source.connectionType === 'file'
    ? { accountsFile: null, entitlementFiles: [] }
    : {}),
  ...(quirks.has(10)
    ? { schemas: source.schemas.map((schema) => ({ ...schema, configuration: {} })) }
    : {}),
  ...(quirks.has(19) && place % 4 === 2
    ? { connectorAttributes: { ...source.connectorAttributes, healthy: !source.healthy } }
    : {}),
});
