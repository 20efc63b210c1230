// What the API sent with its secrets as stars: by name, by place and by shape.

import { maskedAssignments, maskedOptions } from './assignments.ts';
import { isHarmless } from './harmlessValues.ts';
import { mask } from './mask.ts';
import { hasMarkup, maskedXml } from './maskedXml.ts';
import { type Below, belowField, type Fields, isSecretEntry } from './secretEntries.ts';
import { isSecretItself, namesSecret } from './secretNames.ts';
import { maskedShapes, mayHaveShape } from './shapes.ts';

export { mask } from './mask.ts';

/** What stands between a name and its value, or before the name of an option. */
const separator = /[=:<{[]|--|\s-[A-Za-z]|sshpass/;

/** Parts of all names that are secrets; a letter beyond ASCII may be part of one. */
const nameParts =
  /pass|pw|secr|token|cred|key|cookie|bearer|seed|authori|assert|pin|otp|sas|jwt|psk|pat|conn|hook|arm|security|sig|code|kenn|wacht|mot|contra|senha|sala|heslo|haslo|encrypt|-u|-U|--|[\u0080-\uffff]/i;

/** Most texts are names, ids and times: two looks say that nothing in them can be a secret. */
const isSuspicious = (text: string, hides: (name: string) => boolean): boolean =>
  (separator.test(text) && (hides !== namesSecret || nameParts.test(text))) || mayHaveShape(text);

/** XML in XML in JSON: so many layers are opened, more are stars only where their outside shows a secret. */
const mostLayers = 4;

const textMasked = (text: string, hides: (name: string) => boolean, layer: number): string => {
  if (!isSuspicious(text, hides)) return text;
  if (layer < mostLayers) {
    const json = jsonMasked(text, hides, layer);
    if (json !== undefined) return json;
  }
  const asXml =
    layer < mostLayers && hasMarkup(text)
      ? maskedXml(text, hides, (inner) => textMasked(inner, hides, layer + 1))
      : text;
  return maskedShapes(maskedOptions(maskedAssignments(asXml, hides), hides));
};

/** JSON that was sent as a text; undefined where it is none. One without secrets stays as it is, blanks and all. */
const jsonMasked = (
  text: string,
  hides: (name: string) => boolean,
  layer: number,
): string | undefined => {
  if (!/^\s*[[{]/.test(text) || !/[\]}]\s*$/.test(text.slice(-200))) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const shown = valueMasked(value, hides, layer + 1);
  if (shown === value) return text;
  try {
    return JSON.stringify(shown);
  } catch {
    // It is nested too deeply to be written again: it is masked as any other text.
    return undefined;
  }
};

/** A text with stars for the secrets in it, for whatever is no field of an object: messages, errors, names. */
export const maskedText = (text: string): string => textMasked(text, namesSecret, 0);

const namesIn = (value: unknown): readonly string[] =>
  (typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [])
    .filter((name) => typeof name === 'string')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');

/** The judge of names in an object and below it: its own `encrypted` list names some more. */
const judgeOf = (
  owner: Fields,
  outside: (name: string) => boolean,
): ((name: string) => boolean) => {
  const listed = namesIn(owner.encrypted);
  if (listed.length === 0) return outside;
  const names = new Set(listed);
  return (name) => name !== 'encrypted' && (names.has(name.toLowerCase()) || outside(name));
};

const leaf = (
  value: unknown,
  below: Below,
  hides: (name: string) => boolean,
  layer: number,
): unknown => {
  if (below === 'all' && !isHarmless(value)) return mask;
  return typeof value === 'string' ? textMasked(value, hides, layer) : value;
};

/** Pairs such as `["password", "x"]`, of which a list holds nothing else. */
const isListOfPairs = (list: readonly unknown[]): boolean =>
  list.length > 0 &&
  list.every((entry) => Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string');

const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

/** A container that is gone through: its keys, how its parts are judged, and the copy once one of them changed. */
type Frame = {
  readonly container: object;
  readonly keys: readonly string[] | undefined;
  readonly length: number;
  readonly below: Below;
  readonly isEntry: boolean;
  readonly hides: (name: string) => boolean;
  /** The frame around it, and the place in that. */
  readonly outer: Frame | undefined;
  readonly place: string | number;
  next: number;
  copy: object | undefined;
};

const frameOf = (
  container: object,
  below: Below,
  outside: (name: string) => boolean,
  outer: Frame | undefined,
  place: string | number,
): Frame => {
  if (Array.isArray(container)) {
    const isEntry = below === 'own names' && isListOfPairs(container);
    const { length } = container;
    const shared = { hides: outside, outer, place, next: 0, copy: undefined };
    return { container, keys: undefined, length, below, isEntry, ...shared };
  }
  const owner = container as Fields;
  const keys = Object.keys(owner);
  const judge = judgeOf(owner, outside);
  return {
    container,
    keys,
    length: keys.length,
    below,
    isEntry: isSecretEntry(owner, keys, judge),
    hides: judge,
    outer,
    place,
    next: 0,
    copy: undefined,
  };
};

const belowPart = (frame: Frame, key: string | number): Below => {
  if (typeof key === 'string') {
    return belowField(key, frame.container as Fields, frame.below, frame.isEntry, frame.hides);
  }
  if (!frame.isEntry) return frame.below;
  const [name] = (frame.container as readonly (readonly [string])[])[key] ?? [''];
  return isSecretItself(name) ? 'all' : frame.below;
};

const put = (target: object, key: string | number, value: unknown): void => {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else (target as Record<string | number, unknown>)[key] = value;
};

const copyOf = (container: object): object =>
  Array.isArray(container) ? container.slice() : { ...container };

const change = (frame: Frame, key: string | number, value: unknown): void => {
  frame.copy ??= copyOf(frame.container);
  put(frame.copy, key, value);
};

/** The value itself where nothing in it is a secret, else a copy of what holds one. Any depth: it keeps its own stack. */
const valueMasked = (
  root: unknown,
  hides: (name: string) => boolean,
  layer: number,
  rootBelow: Below = 'own names',
): unknown => {
  if (!isContainer(root)) return leaf(root, rootBelow, hides, layer);
  const first = frameOf(root, rootBelow, hides, undefined, '');
  let frame: Frame | undefined = first;
  while (frame !== undefined) {
    if (frame.next >= frame.length) {
      if (frame.copy !== undefined && frame.outer !== undefined) {
        change(frame.outer, frame.place, frame.copy);
      }
      frame = frame.outer;
      continue;
    }
    const key: string | number = frame.keys?.[frame.next] ?? frame.next;
    frame.next += 1;
    const value = (frame.container as Record<string | number, unknown>)[key];
    if (isContainer(value)) frame = frameOf(value, belowPart(frame, key), frame.hides, frame, key);
    else {
      const shown = leaf(value, belowPart(frame, key), frame.hides, layer);
      if (shown !== value) change(frame, key, shown);
    }
  }
  return first.copy ?? root;
};

/** What the API sent with secrets as stars; the same value where it holds none. */
export const masked = (value: unknown): unknown => valueMasked(value, namesSecret, 0);

/** The masking of whoever connects to a tenant to show what it has. */
export const masking = { mask, value: masked, text: maskedText };

/** A value with secrets as stars that stood at a path of JSON (RFC 6901): the names of the path count as well. */
export const maskedAt = (path: string, value: unknown): unknown =>
  valueMasked(
    value,
    namesSecret,
    0,
    path.split('/').some((name) => namesSecret(name)) ? 'all' : 'own names',
  );
