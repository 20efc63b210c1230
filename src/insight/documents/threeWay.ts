// Compares three versions of a thing field by field: as it was read, as edited, as it is on the tenant.

/** A field of a thing that can be compared: its name, and its plain value in one version of the thing. */
export type Comparable<Row> = { readonly id: string; value(row: Row): unknown };

/** How a field stands between what was read first, what the operator made of it, and what is there now. */
export type FieldStand = 'untouched' | 'mine' | 'theirs' | 'agreed' | 'conflict';

const same = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

/** Whether two versions of a thing have the same value in a field; null and nothing are the same. */
export const sameIn = <Row>(field: Comparable<Row>, left: Row, right: Row): boolean =>
  same(field.value(left), field.value(right));

/** How one field stands: who changed it since `base`, and whether that is a conflict. */
export const standOf = <Row>(
  field: Comparable<Row>,
  base: Row,
  mine: Row,
  theirs: Row,
): FieldStand => {
  const byMe = !sameIn(field, base, mine);
  const byThem = !sameIn(field, base, theirs);
  if (byMe && byThem) return sameIn(field, mine, theirs) ? 'agreed' : 'conflict';
  if (byMe) return 'mine';
  return byThem ? 'theirs' : 'untouched';
};

/** The fields of each stand, and the thing as it would be with my changes on top of theirs. */
export type ThreeWay<Row, Field> = {
  readonly merged: Row;
  readonly conflicts: readonly Field[];
  readonly theirs: readonly Field[];
};

/** Compares three versions field by field. A field of a row is the property with its id. */
export const threeWay = <
  Row extends { readonly [key: string]: unknown },
  Field extends Comparable<Row>,
>(
  fields: readonly Field[],
  base: Row,
  mine: Row,
  theirs: Row,
): ThreeWay<Row, Field> => {
  const stands = fields.map((field) => ({ field, stand: standOf(field, base, mine, theirs) }));
  const of = (...wanted: readonly FieldStand[]) =>
    stands.filter(({ stand }) => wanted.includes(stand)).map(({ field }) => field);
  const kept = of('mine', 'conflict').map(({ id }) => [id, mine[id]] as const);
  return {
    merged: { ...theirs, ...Object.fromEntries(kept) },
    conflicts: of('conflict'),
    theirs: of('theirs', 'agreed', 'conflict'),
  };
};
