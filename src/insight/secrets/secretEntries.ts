// Objects that say in one field that another holds a secret, as `{ "name": "password", "value": … }` does.

import { isSecretItself, namesSecret } from './secretNames.ts';

/** The fields of an object. */
export type Fields = { readonly [name: string]: unknown };

/** Fields that say what an object is about, as in `{ "name": "password", "value": … }`. */
const naming = [
  'name',
  'key',
  'header',
  'headerName',
  'label',
  'field',
  'fieldName',
  'attribute',
  'attributeName',
  'param',
  'parameter',
  'parameterName',
  'property',
  'propertyName',
  'option',
  'variable',
  'id',
  'path',
];

/** Fields that hold what such an object says of it. */
const holding =
  /^(?:values?|val|content|contents|text|data|body|default(?:Value)?|static(?:Value)?|template|(?:old|new|current|previous|prior|plain)(?:Value)?|from|to)$/i;

/** Things of the tenant have these; what they are called says nothing about what they hold. */
const ofThings = ['source', 'sourceId', 'created', 'modified', 'owner'];

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Whether fields of this name hold what an entry says; remembered, as lists have the same few names in each row. */
const knownHolders = new Map<string, boolean>();
const holds = (name: string): boolean => {
  const before = knownHolders.get(name);
  if (before !== undefined) return before;
  if (knownHolders.size > 4_000) knownHolders.clear();
  const found = holding.test(name);
  knownHolders.set(name, found);
  return found;
};

/** Whether an object is an entry that says in one field that another holds a secret. */
export const isSecretEntry = (
  owner: Fields,
  names: readonly string[],
  hides: (name: string) => boolean,
): boolean => {
  const { type } = owner;
  if (typeof type === 'string' && /^(?:secret|password|encrypted)$/i.test(type)) return true;
  const isOfFields = 'transform' in owner && 'attributes' in owner;
  if (!(isOfFields || names.some(holds)) || ofThings.some((name) => name in owner)) return false;
  return naming.some((name) => {
    const said = owner[name];
    if (typeof said !== 'string' || said === '') return false;
    const own = name === 'path' ? lastPart(said) : said;
    return hides(own) && (!namesSecret(own) || isSecretItself(own));
  });
};

/** What is below a field: judged by its own names, all of it a secret, or a secret where a field holds a value. */
export type Below = 'own names' | 'all' | 'values';

/** Fields in an object of secrets that only say which one it is. */
const telling =
  /^(?:id|name|displayName|type|kind|status|created|modified|user|userName|userId|login|url|uri|host|description)$/i;

/** What is below a field of an object. */
export const belowField = (
  name: string,
  owner: Fields,
  below: Below,
  isEntry: boolean,
  hides: (name: string) => boolean,
): Below => {
  if (below === 'all') return telling.test(name) ? 'own names' : 'all';
  if (hides(name)) return 'all';
  if ((isEntry || below === 'values') && holds(name)) return 'all';
  if (below === 'values') return 'values';
  return isEntry && typeof owner[name] === 'object' ? 'values' : 'own names';
};
