// Replaces the secrets in what the API sent by stars.

import { maskedXml } from './maskedXml.ts';
import { mask, namesSecret } from './secretNames.ts';

export { mask } from './secretNames.ts';

const maskedText = (text: string): string => {
  // Some secrets come as JSON inside a text with a number before it: `2_{"KEY":"...","SECRET":"..."}`.
  if (/^\d+_\{.*\}$/s.test(text)) return mask;
  return text.includes('<entry') ? maskedXml(text) : maskedJson(text);
};

/** JSON that was sent as a text, with stars for its secrets; a text without any stays as it is, blanks and all. */
const maskedJson = (text: string): string => {
  if (!/^\s*[[{]/.test(text) || !/[\]}]\s*$/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    const now = JSON.stringify(masked(value));
    return now === JSON.stringify(value) ? text : now;
  } catch {
    return text;
  }
};

const namesIn = (value: unknown): ReadonlySet<string> =>
  new Set(
    typeof value === 'string'
      ? value
          .split(',')
          .map((name) => name.trim().toLowerCase())
          .filter((name) => name !== '')
      : [],
  );

const isSet = (value: unknown, isListed: boolean): boolean =>
  (typeof value === 'string' && value !== '') ||
  typeof value === 'number' ||
  (isListed && typeof value === 'object' && value !== null);

/**
 * Whether what an object has in a field is a secret: the field is named like one, or the object's own `encrypted` list
 * names it. Empty values are none, as they say that nothing is set.
 */
export const isSecret = (
  owner: Readonly<Record<string, unknown>>,
  name: string,
  encrypted: ReadonlySet<string> = namesIn(owner.encrypted),
): boolean => {
  const isListed = name !== 'encrypted' && encrypted.has(name.toLowerCase());
  return (isListed || namesSecret(name)) && isSet(owner[name], isListed);
};

/** A copy of what the API sent in which secrets are stars. */
export const masked = (value: unknown): unknown => {
  if (typeof value === 'string') return maskedText(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  const owner = value as Readonly<Record<string, unknown>>;
  const encrypted = namesIn(owner.encrypted);
  return Object.fromEntries(
    Object.entries(owner).map(([name, inner]) => [
      name,
      isSecret(owner, name, encrypted) ? mask : masked(inner),
    ]),
  );
};
