// Replaces the secrets in the XML of a connector by stars.

import { mask, namesSecret } from './secretNames.ts';

const entryTag = /<entry\b(?:[^>"']|"[^"]*"|'[^']*')*>/g;
const keyOf = (tag: string): string => /\bkey=["']([^"']*)/.exec(tag)?.[1] ?? '';

/** A tag with stars as its value, where it has one that is set. */
const maskedTag = (tag: string): string =>
  tag.replace(/\bvalue=(?:"[^"]+"|'[^']+')/g, `value="${mask}"`);

/**
 * The XML of a connector with stars for its secrets: entries whose key is named like one, whether the value stands in
 * the tag or inside it; fields of JSON in it; and encrypted texts, wherever they are (sources API, get-source-config).
 */
export const maskedXml = (xml: string): string =>
  xml
    .replace(entryTag, (tag) => (namesSecret(keyOf(tag)) ? maskedTag(tag) : tag))
    .replace(
      /(<entry\b(?:[^>"']|"[^"]*"|'[^']*')*(?<!\/)>)([\s\S]*?)(<\/entry>)/g,
      (all, open: string, _inner, close: string) =>
        namesSecret(keyOf(open)) ? `${open}${mask}${close}` : all,
    )
    .replace(
      /("|&quot;)([\w. -]+)\1(\s*:\s*)\1((?:(?!\1)[^\\]|\\[\s\S])+)\1/g,
      (all, quote: string, name: string, colon: string) =>
        namesSecret(name) ? `${quote}${name}${quote}${colon}${quote}${mask}${quote}` : all,
    )
    .replace(/\b\d+_\{[^{}]*\}/g, mask);
