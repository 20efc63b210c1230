import type { Rule } from './gateway.ts';

/** A way in which an answer may have another form than described. */
export type Shape = {
  readonly name: string;
  readonly change: (json: unknown) => unknown;
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What names a thing in a call or in a list: without it nothing else of an answer would be looked at. */
const isKept = (name: string): boolean => /^(?:id|.*Id|.*_id|orgName|usageType)$/.test(name);

const removed = Symbol('removed');

type Change = (value: unknown, name: string) => unknown;

/** Changes the fields of each thing of an answer, the innermost first; the answer stays a list or a thing. */
const inThings =
  (change: Change) =>
  (json: unknown): unknown => {
    const deep = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map((entry) => changed(entry, ''));
      return isFields(value) ? ofFields(value) : value;
    };
    const changed = (value: unknown, name: string): unknown => change(deep(value), name);
    const ofFields = (fields: Fields): unknown =>
      Object.fromEntries(
        Object.entries(fields).flatMap(([name, value]) => {
          const fresh = isKept(name) ? value : changed(value, name);
          return fresh === removed ? [] : [[name, fresh]];
        }),
      );
    const ofThing = (thing: unknown): unknown => (isFields(thing) ? ofFields(thing) : thing);
    if (Array.isArray(json)) return json.map(ofThing);
    // A list of SCIM (RFC 7644) has its things below one name.
    if (isFields(json) && Array.isArray(json.Resources)) {
      return { ...json, Resources: json.Resources.map(ofThing) };
    }
    return ofThing(json);
  };

const isText = (value: unknown): boolean => typeof value === 'string';
const isScalar = (value: unknown): boolean => typeof value !== 'object';
const firstOf = (value: object): unknown => Object.values(value)[0];

/** Each change of a form, in all fields of all things at once. */
export const shapes: readonly Shape[] = [
  { name: 'all keys but the ids are missing', change: inThings(() => removed) },
  {
    name: 'names are missing',
    change: inThings((value, name) =>
      /^(?:name|displayName|type|status|value)$/.test(name) ? removed : value,
    ),
  },
  {
    name: 'what is in objects is missing',
    change: inThings((value) => (isFields(value) ? {} : value)),
  },
  { name: 'all is null', change: inThings(() => null) },
  { name: 'scalars are null', change: inThings((value) => (isScalar(value) ? null : value)) },
  {
    name: 'lists hold null',
    change: inThings((value) => (Array.isArray(value) ? [null, ...value] : value)),
  },
  { name: 'texts are numbers', change: inThings((value) => (isText(value) ? 7 : value)) },
  { name: 'texts are objects', change: inThings((value) => (isText(value) ? { value } : value)) },
  { name: 'texts are lists', change: inThings((value) => (isText(value) ? [value] : value)) },
  { name: 'texts are empty', change: inThings((value) => (isText(value) ? '' : value)) },
  {
    name: 'numbers and flags are texts',
    change: inThings((value) => (isScalar(value) ? `${String(value)} x` : value)),
  },
  { name: 'lists are texts', change: inThings((value) => (Array.isArray(value) ? 'text' : value)) },
  {
    name: 'lists are objects',
    change: inThings((value) => (Array.isArray(value) ? { ...value } : value)),
  },
  { name: 'objects are lists', change: inThings((value) => (isFields(value) ? [value] : value)) },
  { name: 'objects are texts', change: inThings((value) => (isFields(value) ? 'text' : value)) },
  {
    name: 'a level of nesting is away',
    change: inThings((value) =>
      typeof value === 'object' && value !== null ? firstOf(value) : value,
    ),
  },
  { name: 'a level of nesting is added', change: inThings((value) => ({ value })) },
  { name: 'the answer is below a name', change: (json) => ({ data: json }) },
  { name: 'the answer is in a list', change: (json) => [json] },
  {
    name: 'the answer is its first part',
    change: (json) => (typeof json === 'object' && json !== null ? firstOf(json) : json),
  },
  { name: 'the answer is null', change: () => null },
  { name: 'the answer is a text', change: () => 'text' },
  { name: 'the answer is a number', change: () => 7 },
  { name: 'the answer is an empty object', change: () => ({}) },
  { name: 'the answer is a list of nothing', change: () => [null, 7, 'text', [], {}] },
];

/** Changes every answer so but that for the token. */
export const shaping =
  ({ change }: Shape, isMeant: (path: string) => boolean = () => true): Rule =>
  async ({ path }, pass) => {
    if (path === '/oauth/token' || !isMeant(path)) return undefined;
    const answer = await pass();
    if (answer.json === undefined || answer.status >= 400) return answer;
    const json = change(answer.json);
    return { ...answer, json: undefined, text: json === undefined ? '' : JSON.stringify(json) };
  };

/** Words of a schema library, of the language, and of a bug. */
export const foreignWords =
  /invalid (?:input|type|option|union|key|element|date|string)|expected (?!the|a list)|nonoptional|, received|received (?:undefined|null|string|number)|too (?:small|big)|unrecognized key|zod|\bundefined\b|\[object|\bNaN\b|TypeError|SyntaxError|RangeError|is not (?:a function|iterable)|cannot (?:read|convert|destructure)|stopped on a bug/i;
