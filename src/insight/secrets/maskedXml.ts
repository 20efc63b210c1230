// XML with stars for its secrets: values and texts of what is named like one, and what its `encrypted` list names.

import { isHarmlessText } from './harmlessValues.ts';
import { mask } from './mask.ts';

const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

const decoded = (text: string): string =>
  text.replace(/&(?:quot|#34|apos|#39|lt|gt|amp);/g, (entity) => entities[entity] ?? entity);

const encoded = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** A tag with the place where it ends; a `<` that no `>` follows is a text. */
type Tag = { readonly text: string; readonly end: number };

const tagName = /<\/?([\p{L}_][\w:.-]{0,100})/uy;
const tagStop = /["'<>]/g;

/** The name of the tag that begins at a place, undefined where none does. */
const nameAt = (xml: string, start: number): string | undefined => {
  tagName.lastIndex = start;
  return tagName.exec(xml)?.[1];
};

const tagAt = (xml: string, start: number): Tag | undefined => {
  if (nameAt(xml, start) === undefined) return undefined;
  tagStop.lastIndex = start + 1;
  for (let stop = tagStop.exec(xml); stop !== null; stop = tagStop.exec(xml)) {
    const at = stop.index;
    if (stop[0] === '>') return { text: xml.slice(start, at + 1), end: at + 1 };
    if (stop[0] === '<') return undefined;
    const closing = xml.indexOf(stop[0], at + 1);
    if (closing < 0) return undefined;
    tagStop.lastIndex = closing + 1;
  }
  return undefined;
};

/** Where the next tag or CDATA section begins; a `<` that begins neither is a part of the text around it. */
const nextMarkup = (xml: string, from: number): { readonly at: number; readonly tag?: Tag } => {
  for (let at = xml.indexOf('<', from); at >= 0; at = xml.indexOf('<', at + 1)) {
    if (xml.startsWith('<![CDATA[', at)) return { at };
    const tag = tagAt(xml, at);
    if (tag !== undefined) return { at, tag };
  }
  return { at: xml.length };
};

const nameOf = (tag: string): string => (nameAt(tag, 0) ?? '').replace(/^.*:/, '');
const attribute = /([\p{L}_][\w:.-]{0,100})(\s{0,20}=\s{0,20})("[^"]*"|'[^']*')/gu;
const naming = /^(?:key|name|id|property|field|header|param|parameter)$/i;
const holding = /^(?:value|val|content|text|default|defaultValue)$/i;

/** What the tag says of its own name by an attribute: `<entry key="password">`. */
const namedBy = (tag: string): string | undefined => {
  for (const [, name, , value] of tag.matchAll(attribute)) {
    if (name !== undefined && naming.test(name)) return decoded((value ?? '').slice(1, -1));
  }
  return undefined;
};

/** Names in an `encrypted` entry or element of the XML, in small letters. */
const encryptedIn = (xml: string): ReadonlySet<string> => {
  const lists = [
    ...xml.matchAll(/key=["']encrypted["'][^<>]{0,200}?value=["']([^"']{0,4000})/gi),
    ...xml.matchAll(/value=["']([^"']{0,4000})["'][^<>]{0,200}?key=["']encrypted["']/gi),
    ...xml.matchAll(/key=["']encrypted["'][^<>]{0,200}>(?:\s|<[^<>]{0,40}>){0,20}([^<]{0,4000})/gi),
    ...xml.matchAll(/<encrypted>([^<]{0,4000})/gi),
  ];
  return new Set(
    lists.flatMap(([, names]) =>
      (names ?? '')
        .split(',')
        .map((name) => name.trim().toLowerCase())
        .filter((name) => name !== ''),
    ),
  );
};

/** Whether a text has a tag, a CDATA section or an entity. What has a `<` alone is a text as any other. */
export const hasMarkup = (text: string): boolean =>
  /<[\p{L}_!?/]/u.test(text) && (nextMarkup(text, 0).at < text.length || decoded(text) !== text);

/**
 * The XML with stars for its secrets (sources API, get-source-config). `namesSecret` judges a name; `inner` masks what
 * stands as text in it: JSON, forms, URLs.
 */
export const maskedXml = (
  xml: string,
  namesSecret: (name: string) => boolean,
  inner: (text: string) => string,
): string => {
  const encrypted = /encrypted/i.test(xml) ? encryptedIn(xml) : new Set<string>();
  const isSecret = (name: string): boolean =>
    name.toLowerCase() !== 'encrypted' && (encrypted.has(name.toLowerCase()) || namesSecret(name));

  const maskedTag = (tag: string, hidesValue: boolean): string =>
    tag.replace(attribute, (all, name: string, equals: string, quoted: string) => {
      const quote = quoted[0] ?? '"';
      const value = decoded(quoted.slice(1, -1));
      const isHidden = (hidesValue && holding.test(name)) || (!naming.test(name) && isSecret(name));
      if (isHidden) return isHarmlessText(value) ? all : `${name}${equals}${quote}${mask}${quote}`;
      const shown = inner(value);
      return shown === value ? all : `${name}${equals}${quote}${encoded(shown)}${quote}`;
    });

  const maskedContent = (text: string): string => {
    const shown = inner(decoded(text));
    return shown === decoded(text) ? text : encoded(shown);
  };

  let out = '';
  let at = 0;
  /** The text of the latest element that names something: `<name>password</name><value>…`. */
  let said: string | undefined;
  /** The open element whose whole inside is a secret, and how many of its name are open in it. */
  let hidden: { readonly name: string; readonly start: number; depth: number } | undefined;
  let opened = '';

  const content = (from: number, to: number): void => {
    if (hidden !== undefined || to <= from) return;
    const text = xml.slice(from, to);
    if (/^(?:key|name)$/i.test(opened)) said = decoded(text).trim();
    out += text.startsWith('<![CDATA[') ? inner(text) : maskedContent(text);
  };

  while (at < xml.length) {
    const { at: next, tag } = nextMarkup(xml, at);
    content(at, next);
    at = next;
    if (at === xml.length) break;
    if (xml.startsWith('<![CDATA[', at)) {
      const found = xml.indexOf(']]>', at);
      const end = found < 0 ? xml.length : found + 3;
      content(at, end);
      at = end;
      continue;
    }
    if (tag === undefined) break;
    const name = nameOf(tag.text);
    const isClosing = tag.text.startsWith('</');
    const isEmpty = tag.text.endsWith('/>');
    if (hidden !== undefined) {
      if (name === hidden.name && !isEmpty) hidden.depth += isClosing ? -1 : 1;
      if (hidden.depth === 0) {
        out += hiddenText(xml.slice(hidden.start, at)) + tag.text;
        hidden = undefined;
      }
    } else {
      const own = isClosing ? undefined : namedBy(tag.text);
      const hides =
        !isClosing &&
        (own !== undefined
          ? isSecret(own)
          : isSecret(name) || (holding.test(name) && said !== undefined && isSecret(said)));
      out += isClosing ? tag.text : maskedTag(tag.text, hides);
      if (hides && !isEmpty) hidden = { name, start: tag.end, depth: 1 };
      if (isClosing && !/^(?:key|name)$/i.test(name)) said = undefined;
    }
    opened = isClosing || isEmpty ? '' : name;
    at = tag.end;
  }
  if (hidden !== undefined) out += hiddenText(xml.slice(hidden.start));
  return out;
};

/** The inside of an element that holds a secret; what only says that nothing is set stays. */
const hiddenText = (text: string): string =>
  isHarmlessText(text.replace(/<[\p{L}/][^<>]{0,200}>/gu, '')) ? text : mask;
