// Makes the JSON schema of our settings file out of the tables of its keys.

import type { Key, KeyTable } from './keyTypes.ts';
import { environmentKeys, fileKeys } from './settingsTable.ts';

/** A word as YAML reads it where it is not quoted: `true` is no text there, and `16` a number. */
const scalarOf = (word: string): string | number | boolean => {
  if (word === 'true' || word === 'false') return word === 'true';
  return /^\d+$/.test(word) ? Number(word) : word;
};

/** Any text may look like a number to YAML: a client id of digits is one. */
const text = { type: ['string', 'number'] };

const shapeOf = (key: Key): object => {
  switch (key.type) {
    case 'text':
      return text;
    case 'flag':
      return { type: 'boolean' };
    case 'number':
      return { type: 'integer', minimum: key.from, maximum: key.to };
    case 'word':
      return { enum: key.words.map(scalarOf) };
    case 'texts':
      return { type: ['object', 'null'], additionalProperties: text };
    case 'map':
      return {
        type: ['object', 'null'],
        additionalProperties: { anyOf: [text, { type: 'array', items: text }] },
      };
  }
};

const propertiesOf = (table: KeyTable): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.entries(table).map(([name, key]) => [
      name,
      {
        description: key.title,
        ...shapeOf(key),
        ...(key.type !== 'text' && key.usual !== undefined && /^\w+$/.test(key.usual)
          ? { default: scalarOf(key.usual) }
          : {}),
      },
    ]),
  );

/** The ways to sign in, as the keys that each needs. */
const waysToSignIn = [
  ['keyring'],
  ['access_token'],
  ['client_id', 'client_secret'],
  ['username', 'password'],
];

/** The JSON schema of our settings file, for editors that check and complete while one writes. */
export const configSchema = (): object => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Settings of spyglass',
  type: 'object',
  additionalProperties: false,
  properties: {
    ...propertiesOf(fileKeys),
    environments: {
      description: fileKeys.environments.title,
      type: ['object', 'null'],
      additionalProperties: { $ref: '#/definitions/environment' },
    },
  },
  definitions: {
    environment: {
      type: 'object',
      additionalProperties: false,
      required: ['base_url'],
      anyOf: waysToSignIn.map((required) => ({ required })),
      properties: propertiesOf(environmentKeys),
    },
  },
});

/** The schema as the text of a file. */
export const configSchemaText = (): string => `${JSON.stringify(configSchema(), null, 2)}\n`;
