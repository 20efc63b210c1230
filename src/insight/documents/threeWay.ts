// Compares three versions of a thing field by field: as it was read, as edited, as it is on the tenant.

/** A field of a thing that can be compared: its name, and its plain value in one version of the thing. */
export type Comparable<Row> = { readonly id: string; value(row: Row): unknown };

/** Who changed a field since it was read: nobody, the operator, somebody else, both alike, or both differently. */
export type FieldChange = 'untouched' | 'mine' | 'theirs' | 'agreed' | 'conflict';

const same = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

/** Whether two versions of a thing have the same value in a field; null and nothing are the same. */
export const sameIn = <Row>(field: Comparable<Row>, left: Row, right: Row): boolean =>
  same(field.value(left), field.value(right));

/** Who changed one field since `base`, and whether that is a conflict. */
export const changeOf = <Row>(
  field: Comparable<Row>,
  base: Row,
  mine: Row,
  theirs: Row,
): FieldChange => {
  const byMe = !sameIn(field, base, mine);
  const byThem = !sameIn(field, base, theirs);
  if (byMe && byThem) return sameIn(field, mine, theirs) ? 'agreed' : 'conflict';
  if (byMe) return 'mine';
  return byThem ? 'theirs' : 'untouched';
};

/** The fields that others changed, those in conflict, and the thing with my changes on top of theirs. */
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
  const changes = fields.map((field) => ({ field, change: changeOf(field, base, mine, theirs) }));
  const of = (...wanted: readonly FieldChange[]) =>
    changes.filter(({ change }) => wanted.includes(change)).map(({ field }) => field);
  const kept = of('mine', 'conflict').map(({ id }) => [id, mine[id]] as const);
  return {
    merged: { ...theirs, ...Object.fromEntries(kept) },
    conflicts: of('conflict'),
    theirs: of('theirs', 'agreed', 'conflict'),
  };
};
