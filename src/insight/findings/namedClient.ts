// Reads the client id by which texts of connectors name a VA, and finds that VA among those that were read.

import type { ManagedClient } from '../../model/machines/managedClient.ts';

/** Connectors name a VA by its id alone. */
const client = /\bfrom client ([0-9a-f]{8,}(?:-[0-9a-f]{4,}){0,4})\b/i;

/** The id of the VA that a text names; undefined where it names none. */
export const clientIdIn = (text: string): string | undefined => client.exec(text)?.[1];

const bare = (id: string | undefined): string => (id ?? '').replaceAll('-', '').toLowerCase();

/** The VA that a text names by its id or by what it signs in as; undefined where it is not among those that were read. */
export const clientNamedIn = (
  text: string,
  clients: readonly ManagedClient[],
): ManagedClient | undefined => {
  const id = bare(clientIdIn(text));
  return id === ''
    ? undefined
    : clients.find((one) => bare(one.id) === id || bare(one.clientId) === id);
};
