// Puts the names of their clusters to appliances, which the API gives ids of only.

import type { Api } from '../../../api/index.ts';
import type { ManagedClient } from '../../../model/machines/managedClient.ts';
import { plain } from '../../cells/text.ts';
import type { CallOptions, Cell, Scope } from '../../types.ts';

/** A symbol, so that what the tenant did not send is in no JSON that is shown, copied or saved. */
const clusterName = Symbol('the name of its cluster');

/**
 * An appliance with the name of its cluster, where that is known: the tenant gives the id alone. Until the clusters are
 * read it has no such field.
 */
export type Appliance = ManagedClient & { readonly [clusterName]?: string | undefined };

/** The names of clusters by their ids. */
export type ClusterNames = ReadonlyMap<string, string>;

/**
 * The names of the clusters that appliances can be in: of the one that they are listed in, else of all. Where the
 * token may not read clusters, the ids are shown.
 */
export const clusterNames = async (
  api: Api,
  { parent }: Scope,
  options: CallOptions,
): Promise<ClusterNames> => {
  if (parent !== undefined) return new Map([[parent.id, parent.name]]);
  const names = new Map<string, string>();
  for await (const page of api.managedClusters.list(options)) {
    if (!page.ok) break;
    for (const { value } of page.value.rows) names.set(value.id, value.name || value.id);
  }
  return names;
};

/** An appliance that knows the name of its cluster, as far as that is among the names. */
export const withClusterName = (client: ManagedClient, names: ClusterNames): Appliance => ({
  ...client,
  [clusterName]: names.get(client.clusterId ?? ''),
});

/** The cluster of an appliance: its id, and its name where it is known. */
export const clusterOf = (client: Appliance): { readonly id?: string; readonly name?: string } => ({
  id: client.clusterId,
  name: client[clusterName],
});

/** The cluster of an appliance in a list: its name, `…` until the clusters are read, and its id where they name none. */
export const clusterCell = (client: Appliance): Cell =>
  client.clusterId !== undefined && !(clusterName in client)
    ? { text: '…', tone: 'quiet' }
    : plain(client[clusterName] ?? client.clusterId);
