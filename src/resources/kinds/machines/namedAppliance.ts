// Finds the appliance that the text of a failure names by its id alone.

import type { Api } from '../../../api/index.ts';
import { clientIdIn } from '../../../insight/findings/namedClient.ts';
import type { CallOptions } from '../../types.ts';

/** An appliance by its id and its name. */
export type NamedAppliance = { readonly id: string; readonly name: string };

/** The appliance that a text names by its id; undefined where it names none, or where the token may not read appliances. */
export const applianceNamedIn = async (
  api: Api,
  text: string,
  options: CallOptions,
): Promise<NamedAppliance | undefined> => {
  const id = clientIdIn(text);
  if (id === undefined) return undefined;
  const answer = await api.managedClients.get(id, options);
  const name = answer.ok ? answer.value.value.name : undefined;
  return name ? { id, name } : undefined;
};
