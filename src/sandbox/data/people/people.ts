// The people who own sources and entitlements.

import { randomOf } from '../random.ts';
import type { WireReference } from '../wire.ts';

/** An identity that owns sources or entitlements. */
export type Person = WireReference<'IDENTITY'> & { readonly active: boolean };

/** Names that are hard to draw: with accents, apostrophes, CJK, right to left, very long. */
const names = [
  'Joost de Vries',
  'Mei Tan',
  'Wojciech Brzęczyszczykiewicz',
  'María-José de la Ó',
  '李雷',
  'عبد الله',
  "Siobhán O'Neil-Smythe",
  'Anneke van der Meulen-Oosterhout',
  'Björn Ångström',
  'Nguyễn Thị Hồng Nhung',
  '田中 さくら',
  'Zoë Müller',
  'Ravi Krishnamurthy',
  'Đorđe Živković',
  'Fatima El-Amrani',
  'Oluwaseun Adébáyò',
  'Ines Duarte',
  'Pekka Hämäläinen',
  'Aleksandra Nowak',
  'Maximiliaan Alexander Theodoor van Wassenaer van Obdam tot Duivenvoorde',
  'Priya Raman',
  'Tom Hendriks',
  'Κωνσταντίνος Παπαδόπουλος',
  'Grace Okafor',
  'Left Behind (inactive)',
] as const;

/** How many people own something. */
export const personCount = names.length;

/** The place of a person who left the company and still owns a source. */
export const inactivePerson = names.length - 1;

/** All owners, in the order of the names. */
export const peopleOf = (seed: number): readonly Person[] =>
  names.map((name, index) => ({
    type: 'IDENTITY',
    id: `2c918085${randomOf(seed, 'person', index).hex(24)}`,
    name,
    active: index !== inactivePerson,
  }));

/** A reference to a person. */
export const referenceTo = (person: Person | undefined): WireReference<'IDENTITY'> | null =>
  person === undefined ? null : { type: 'IDENTITY', id: person.id, name: person.name };
