import { badRequest, notFound, ok, type Reply } from '../respond.ts';
import type { Call } from './call.ts';
import { sourceOf } from './sources.ts';

/** The schemas of a source, narrowed by include-types (`group` or `user`) and include-names. */
export const getSourceSchemas = (call: Call): Reply => {
  const found = sourceOf(call);
  if (found === undefined) return notFound;
  const types = call.query.get('include-types');
  if (types !== null && types !== 'group' && types !== 'user') {
    return badRequest('"include-types" must be "group" or "user".');
  }
  const names = call.query
    .get('include-names')
    ?.split(',')
    .map((name) => name.trim());
  return ok(
    call.tenant.world
      .schemasAt(found.place)
      .filter(({ name }) => types === null || (name === 'account') === (types === 'user'))
      .filter(({ name }) => names === undefined || names.includes(name)),
  );
};

/** One schema of a source. */
export const getSourceSchema = (call: Call): Reply => {
  const found = sourceOf(call);
  const schema =
    found &&
    call.tenant.world.schemasAt(found.place).find(({ id }) => id === call.parameters.schemaId);
  return schema === undefined ? notFound : ok(schema);
};
