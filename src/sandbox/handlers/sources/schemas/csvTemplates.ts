// The handlers of the CSV templates of accounts and entitlements.

import { csvRow, firstRowOf } from '../../../../model/csv.ts';
import { failure, type Result, success } from '../../../../model/result.ts';
import { textAttribute } from '../../../data/sources/schemas.ts';
import type { WireSchema } from '../../../data/wire.ts';
import { formOf } from '../../../http/body.ts';
import { badRequest, notFound, ok, type Reply } from '../../../http/respond.ts';
import { isDelimitedFile, sourceSchemasOf } from '../../../state/sources/schemas.ts';
import type { Call, Handlers } from '../../call.ts';
import { illegalValue, missingField } from '../../objections.ts';
import { sourceOf } from '../sources.ts';
import { shownSchema } from './schemas.ts';

/** The objects that a template is for. */
type TemplateObjects = 'accounts' | 'entitlements';

type Found = {
  readonly sourceId: string;
  readonly schemas: readonly WireSchema[];
  readonly schema: WireSchema;
};

/** The schema of a template; for entitlements the one of schemaName, by default the first. */
const schemaFor = (call: Call, objects: TemplateObjects): Result<Found, Reply> => {
  const found = sourceOf(call);
  if (found === undefined) return failure(notFound);
  if (!isDelimitedFile(found.source)) {
    return failure(badRequest('Only sources of the type DelimitedFile have a schema as CSV.'));
  }
  const sourceId = found.source.id;
  const schemas = sourceSchemasOf(call.tenant).of(sourceId);
  const wanted = call.query.get('schemaName') || undefined;
  const schema = schemas.find(({ name }) =>
    objects === 'accounts' ? name === 'account' : name === (wanted ?? name) && name !== 'account',
  );
  return schema === undefined ? failure(notFound) : success({ sourceId, schemas, schema });
};

const download =
  (objects: TemplateObjects) =>
  (call: Call): Reply => {
    const found = schemaFor(call, objects);
    if (!found.ok) return found.error;
    const names = found.value.schema.attributes.map(({ name }) => name);
    return { type: 'csv', text: `${csvRow(names)}\n` };
  };

const controls = /\p{Cc}/u;

const columnsOf = (csv: string): Result<readonly string[], string> => {
  const columns = firstRowOf(csv);
  if (!columns.ok) return columns;
  const wrong = columns.value.findIndex((name) => name === '' || controls.test(name));
  if (wrong >= 0) return failure(`Column ${wrong + 1} has no name that can be read.`);
  const twice = columns.value.find((name, place, all) => all.indexOf(name) < place);
  return twice === undefined ? columns : failure(`The column "${twice}" is there twice.`);
};

/** Replaces the attributes of a schema by the columns of a file. Known attributes stay as they are, new ones are texts. */
const upload =
  (objects: TemplateObjects) =>
  async (call: Call): Promise<Reply> => {
    const form = await formOf(call);
    if (!form.ok) return form.error;
    const found = schemaFor(call, objects);
    if (!found.ok) return found.error;
    const file = form.value.files.get('file');
    if (file === undefined) return missingField('file');
    const columns = columnsOf(file.text);
    if (!columns.ok) return illegalValue(columns.error);
    const { sourceId, schemas, schema } = found.value;
    const next: WireSchema = {
      ...schema,
      modified: new Date(call.atMs).toISOString(),
      attributes: columns.value.map(
        (name) => schema.attributes.find((known) => known.name === name) ?? textAttribute(name),
      ),
    };
    sourceSchemasOf(call.tenant).set(
      sourceId,
      schemas.map((other) => (other === schema ? next : other)),
    );
    return ok(shownSchema(call, next));
  };

/** The handlers of CSV templates. */
export const csvTemplateHandlers = {
  'get-accounts-schema': download('accounts'),
  'import-accounts-schema': upload('accounts'),
  'get-entitlements-schema': download('entitlements'),
  'import-entitlements-schema': upload('entitlements'),
} satisfies Handlers;
