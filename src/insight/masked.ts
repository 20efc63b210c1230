import { maskedXml } from './maskedXml.ts';
import { mask, namesSecret } from './secretNames.ts';

export { mask } from './secretNames.ts';

const maskedText = (text: string): string => {
  // Some secrets come as JSON inside a text with a number before it: `2_{"KEY":"...","SECRET":"..."}`.
  if (/^\d+_\{.*\}$/s.test(text)) return mask;
  return text.includes('<entry') ? maskedXml(text) : text;
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

/**
 * A copy of what the API sent in which secrets are stars: fields named like one, and those that the object's own
 * `encrypted` list names. Empty values stay as they are, as they say that nothing is set.
 */
export const masked = (value: unknown): unknown => {
  if (typeof value === 'string') return maskedText(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  const encrypted = namesIn('encrypted' in value ? value.encrypted : undefined);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const isListed = name !== 'encrypted' && encrypted.has(name.toLowerCase());
      const isNamed = namesSecret(name);
      const isText = (typeof inner === 'string' && inner !== '') || typeof inner === 'number';
      const isSet = isText || (isListed && typeof inner === 'object' && inner !== null);
      return [name, (isListed || isNamed) && isSet ? mask : masked(inner)];
    }),
  );
};
