// Finds the appliance that the text of a failure names by its id alone.

import type { Api } from '../../../api/index.ts';
import type { CallOptions } from '../../types.ts';

/** Connectors name an appliance by its id alone. */
const silentAppliance = /\bfrom client ([0-9a-f]{8,}(?:-[0-9a-f]{4,}){0,4})\b/i;

/** An appliance by its id and its name. */
export type NamedAppliance = { readonly id: string; readonly name: string };

/** The appliance that a text names by its id; undefined where it names none, or where the token may not read appliances. */
export const applianceNamedIn = async (
  api: Api,
  text: string,
  options: CallOptions,
): Promise<NamedAppliance | undefined> => {
  const [, id] = silentAppliance.exec(text) ?? [];
  if (id === undefined) return undefined;
  const answer = await api.managedClients.get(id, options);
  const name = answer.ok ? answer.value.value.name : undefined;
  return name ? { id, name } : undefined;
};
