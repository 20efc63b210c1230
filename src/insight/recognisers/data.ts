// Texts about what is read or written: files, columns, values, and the settings that a run needs.

import { keyed } from '../../model/keyed.ts';
import { codes, type Recogniser, sign } from './recogniser.ts';

const again = keyed`then press {probe.again}`;

/** What texts say about data, files, schemas and runs. */
export const dataRecognisers = [
  {
    code: 'SG-FILE-COLUMN',
    layer: 'data',
    says: 'cause',
    short: 'column missing in file',
    why: 'a column that the source expects is not in the file',
    next: `compare the header of the file with the account schema of the source, ${again}.`,
    signs: [
      sign(/\bcolumns? ["'][^"']{1,80}["'] (?:is|are) missing\b/i),
      sign(/\bmissing required column\b/i),
      sign(/\bheader column ["'][^"']{1,80}["'] was not found\b/i),
      sign(/\bfile does not contain (?:the )?required column\b/i),
    ],
  },
  {
    code: 'SG-FILE-FORMAT',
    layer: 'data',
    says: 'cause',
    short: 'file format is wrong',
    why: 'the file is not built as it should be',
    next: 'look at quotes, delimiter and header of the file, at the line that the text names.',
    signs: [
      sign(/\binvalid char between encapsulated token and delimiter\b/i),
      sign(
        /\bheader row contains \d{1,6} unique column\b/i,
        'the header names a column more than once',
        'duplicate column in header',
      ),
      sign(
        /\bheader column "[^"]{0,80}" is duplicated\b/i,
        'the header names a column more than once',
        'duplicate column in header',
      ),
    ],
  },
  {
    code: 'SG-KEY-FILE',
    layer: 'connector',
    says: 'cause',
    short: 'SSH key cannot be loaded',
    why: 'the private key for SSH could not be loaded',
    next: `check the key file that is set on the source, ${again}.`,
    signs: [sign(/\bjsch\.KeyPair\.load\b/)],
  },
  {
    code: 'SG-FILE-MISSING',
    layer: 'data',
    says: 'cause',
    short: 'file not found',
    why: 'the file is not there under that path',
    next: `compare the path on the source with where the file is, ${again}.`,
    signs: [
      sign(/\bFileNotFoundException: \S/),
      sign(/(?:^|: )2: (?:No such file|File not found)\b/i),
    ],
  },
  {
    code: 'SG-IDENTITY-EMPTY',
    layer: 'data',
    says: 'cause',
    short: 'object without identifier',
    why: 'an object came without the attribute that identifies it',
    next: 'look at the identity attribute of the schema, and whether every object of the target has it.',
    signs: [sign(/\breturned with null identity\b/i), sign(/\bKeyID cannot be empty\b/)],
  },
  {
    code: 'SG-SCHEMA-MISSING',
    layer: 'connector',
    says: 'cause',
    short: 'schema is missing',
    why: 'the source has no schema for what is read',
    next: `look at the schemas of the source, ${again}.`,
    signs: [sign(/\bSchemaNotDefinedException\b/)],
  },
  {
    code: 'SG-EXISTS-ALREADY',
    layer: 'data',
    says: 'cause',
    short: 'entry exists already',
    why: 'what was to be made is there already',
    next: 'look for that entry on the target, and whether an account of this source should be correlated to it.',
    signs: [
      sign(/\bproblem 6005 \(ENTRY_EXISTS\)/),
      sign(
        /\buser already exists\b/i,
        'an account of that name is there already',
        'account exists already',
      ),
    ],
  },
  {
    code: 'SG-VALUE-REFUSED',
    layer: 'data',
    says: 'cause',
    short: 'value refused or missing',
    why: 'the target does not accept a value that was written, or one is missing',
    next: 'look at the attribute that the text names, and at what the provisioning policy gives it.',
    signs: [
      sign(/\bproblem 1005 \(CONSTRAINT_ATT_TYPE\)/),
      sign(/"Invalid Attribute Syntax"/),
      codes(
        'REQUIRED_FIELD_MISSING|MISSING_ATTRIBUTE',
        'a value is missing that the target demands',
        'required value missing',
      ),
    ],
  },
  {
    code: 'SG-COMPONENT-MISSING',
    layer: 'connector',
    says: 'cause',
    short: 'connector part is missing',
    why: 'a part of the connector is missing, such as a driver',
    next: 'upload it to the source in the web console, or ask SailPoint support.',
    signs: [
      sign(/\b(?:ClassNotFoundException|NoClassDefFoundError)\b/),
      sign(/\bNo suitable driver found\b/i),
      sign(/\bConnectorProxy\.getInternalConnector\b/),
    ],
  },
  {
    code: 'SG-RUN-OVERLAPS',
    layer: 'schedule',
    says: 'cause',
    short: 'another run had not ended',
    why: 'a run of the same source had not ended yet',
    next: 'look at how long runs of this source take, and how often they are scheduled.',
    signs: [sign(/\bcurrently running aggregation must complete\b/i)],
  },
  {
    code: 'SG-DELETE-THRESHOLD',
    layer: 'threshold',
    says: 'cause',
    short: 'delete threshold reached',
    why: 'more accounts were missing than the delete threshold allows, so none was deleted',
    next: 'find out why they are missing before the threshold is touched: a filter, a right, or half a file?',
    signs: [sign(/\bdelete threshold (?:of \d{1,3} ?% )?was (?:reached|exceeded)\b/i)],
  },
] as const satisfies readonly Recogniser[];
