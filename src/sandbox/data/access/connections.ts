// The ids of entitlement connections.

import { randomOf } from '../random.ts';

const idPrefix = '6c692d9';
const idSpacing = 4_093;

/** The id of the connection at a place, 32 hexadecimal digits. */
export const connectionId = (seed: number, place: number): string =>
  `${idPrefix}${((place + 1) * idSpacing).toString(16).padStart(8, '0')}${randomOf(seed, 'connection id', place).hex(17)}`;

/** The place that an id would have, if it is one of ours: `connectionId` must still give the same id. */
export const placeOfConnectionId = (id: string): number | undefined => {
  const place = Number.parseInt(id.slice(idPrefix.length, idPrefix.length + 8), 16) / idSpacing - 1;
  return Number.isInteger(place) && place >= 0 ? place : undefined;
};
