import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textOfDetails } from '../../../src/insight/probes/connectorText.ts';
import { findingOf } from '../../../src/insight/probes/verdict.ts';
import { recognise } from '../../../src/insight/recognisers/recognise.ts';
import type { Layer } from '../../../src/insight/recognisers/recogniser.ts';
import { type RecognisedCode, recognisers } from '../../../src/insight/recognisers/table.ts';
import { documentedTexts } from '../../fixtures/documentedTexts.ts';

/** A text of a public source, or a composed one that only looks like a failure; `where` is the address or `composed`. */
type SeenText = {
  readonly text: string;
  readonly system: string;
  readonly where: string;
  readonly code: RecognisedCode | 'unclear';
  readonly layer?: Layer;
  readonly wrapper?: RecognisedCode;
};

const seen: readonly SeenText[] = JSON.parse(
  readFileSync(new URL('../../fixtures/connectorTexts.json', import.meta.url), 'utf8'),
);
const published = seen.filter(({ where }) => where !== 'composed');

/** The code of what a text says, and whether it is a cause. */
const saidBy = (text: string, table = recognisers): string => {
  const recognition = recognise(text, table);
  return recognition.says === 'unclear'
    ? 'unclear'
    : `${recognition.says} ${recognition.known.code}`;
};

const corpus: readonly string[] = [
  ...seen.map(({ text }) => text),
  ...Object.values(documentedTexts).flat().map(textOfDetails),
].filter((text) => text !== '');

describe('texts of connectors from public sources', () => {
  it('are many, more than half of them without a cause, each with where it was seen', () => {
    expect(published.length).toBeGreaterThan(200);
    expect(seen.filter(({ code }) => code === 'unclear').length * 2).toBeGreaterThan(seen.length);
    expect(published.filter(({ where }) => !where.startsWith('https://'))).toEqual([]);
    expect(seen.length).toBe(new Set(seen.map(({ text }) => text)).size);
  });

  it('say exactly their cause and its layer, or are unclear', () => {
    const read = seen.map(({ text, system, where }): SeenText => {
      const finding = findingOf({ error: text });
      if (finding.code !== 'unclear') {
        return { text, system, where, code: finding.code, layer: finding.layer };
      }
      const { code, wrapper } = finding;
      return { text, system, where, code, ...(wrapper === undefined ? {} : { wrapper }) };
    });
    expect(read).toEqual(seen);
  });

  it('are unclear where they only look like a failure, or are in a language that is not read', () => {
    const near = seen.filter(({ where }) => where === 'composed');
    expect(near.length).toBeGreaterThan(60);
    expect(near.filter(({ code, wrapper }) => code !== 'unclear' || wrapper !== undefined)).toEqual(
      [],
    );
  });
});

describe('the table of recognisers', () => {
  const signs = recognisers.flatMap((known) => known.signs.map((sign) => ({ known, sign })));

  it('has each code once, and a layer, words and signs for it', () => {
    expect(new Set(recognisers.map(({ code }) => code)).size).toBe(recognisers.length);
    expect(recognisers.filter(({ signs: own }) => own.length === 0)).toEqual([]);
    expect(
      [
        ...recognisers.map(({ why }) => why),
        ...signs.flatMap(({ sign: { meaning } }) => meaning ?? []),
      ].filter((words) => !/^(?:[a-z]|VA|IQService).*[^.]$/.test(words)),
    ).toEqual([]);
    expect(recognisers.filter(({ next }) => !/[.?]$/.test(next))).toEqual([]);
  });

  it('has no pattern that the texts could do without', () => {
    const textsOf = Map.groupBy(corpus, (text) => saidBy(text));
    const unneeded = signs.filter(({ known, sign }) => {
      const before = `${known.says} ${known.code}`;
      const without = recognisers.map((other) =>
        other === known ? { ...other, signs: other.signs.filter((one) => one !== sign) } : other,
      );
      return (textsOf.get(before) ?? []).every((text) => saidBy(text, without) === before);
    });
    expect(unneeded.map(({ known, sign }) => `${known.code} ${sign.pattern}`)).toEqual([]);
  });

  it('has no pattern that keeps a place between two texts', () => {
    expect(signs.filter(({ sign: { pattern } }) => pattern.global || pattern.sticky)).toEqual([]);
  });

  it('tells to change a credential only where the text says that it does not hold any more', () => {
    const change =
      /\b(?:renew it|rotate|new (?:password|secret|token|one)|(?:make|put|set|enter) (?:a |the )?(?:new|password|secret|token|credential)|correct on the source)\b/i;
    const telling = recognisers.filter(({ next }) => change.test(next));
    expect(telling.map(({ code }) => code)).toEqual([
      'SG-CRED-EXPIRED',
      'SG-CRED-TOKEN',
      'SG-CRED-WRONG',
    ]);
    expect(
      telling.filter(({ layer, says }) => layer !== 'credentials' || says !== 'cause'),
    ).toEqual([]);
  });

  it('says of a wrong password what Active Directory hides behind it', () => {
    const { meaning } = findingOf(documentedTexts['SG-CRED-WRONG'][0]);
    expect(meaning).toMatch(/hides whether the account is expired or disabled$/);
  });

  it('looks for clients that are gone where a VA is silent', () => {
    expect(findingOf(documentedTexts['SG-VA-SILENT'][0]).next).toMatch(/inactive clients/);
  });
});
