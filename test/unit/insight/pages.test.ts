import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingsDocument } from '../../../scripts/findingsDocument.ts';
import { fillUsualKeys, keysOnPages } from '../../../src/commands/keys/keysOnPages.ts';
import { codeEntries, type FindingCode } from '../../../src/insight/findings/codes.ts';
import { chaptersOf } from '../../../src/insight/pages/chapters.ts';
import {
  codeNamed,
  codesByLayer,
  codesHolding,
  noSuchCode,
} from '../../../src/insight/pages/naming.ts';
import { pages } from '../../../src/insight/pages/pages.ts';
import { recognise } from '../../../src/insight/recognisers/recognise.ts';
import { recognisers } from '../../../src/insight/recognisers/table.ts';
import { markedIds } from '../../../src/model/keyed.ts';
import { codeListLines, codePageLines } from '../../../src/screens/text/help/codePageText.ts';
import { plainText } from '../../../src/screens/text/textLines.ts';

const codes = codeEntries.map(({ code }) => code);
const sentencesOf = (code: FindingCode) => chaptersOf(code).flatMap(({ sentences }) => sentences);
const everySentence = codes.flatMap((code) =>
  sentencesOf(code).map((sentence) => ({ code, sentence })),
);

describe('the page of each code', () => {
  it('is whole sentences, and names only codes that there are', () => {
    expect(codes.length).toBe(new Set(codes).size);
    expect(everySentence.filter(({ sentence }) => !/^[A-Z].*[.?]$/s.test(sentence))).toEqual([]);
    const unknown = everySentence.flatMap(({ code, sentence }) =>
      [...sentence.matchAll(/SG-[A-Z-]+/g)]
        .filter(([name]) => codeNamed(name) === undefined)
        .map(([name]) => `${code}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('is short: two or three sentences of what it means, and two to six steps', () => {
    const long = codes.filter((code) => {
      const { means, steps } = pages[code];
      const count = means.split(/[.?] (?=[A-Z])/).length;
      return count > 3 || steps.length < 2 || steps.length > 6;
    });
    expect(long).toEqual([]);
  });

  it('names commands whose keys are known without an explorer', () => {
    const named = everySentence.flatMap(({ sentence }) =>
      [...sentence.matchAll(markedIds)].flatMap(([, id]) => id ?? []),
    );
    expect(new Set(named)).toEqual(new Set(Object.keys(keysOnPages)));
  });

  it('quotes only messages that were seen in public and are recognised as that code', () => {
    const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
    const seen: readonly { readonly text: string; readonly where: string }[] = JSON.parse(
      readFileSync(new URL('../../fixtures/connectorTexts.json', import.meta.url), 'utf8'),
    );
    const said = seen.filter(({ where }) => where !== 'composed').map(({ text }) => flat(text));
    const quoted = codes.flatMap((code) => {
      const { quote } = pages[code];
      return quote === undefined ? [] : [{ code, quote }];
    });
    const wrong = quoted.filter(({ code, quote }) => {
      const recognition = recognise(quote);
      const isIt = recognition.says !== 'unclear' && recognition.known.code === code;
      return !isIt || !said.some((text) => text.includes(flat(quote)));
    });
    expect(wrong).toEqual([]);
    expect(quoted.length).toBeGreaterThan(recognisers.length - 10);
  });

  it.each([40, 80, 200])('fits into %d columns, as the list does', (width) => {
    const lines = [
      ...codeListLines(codesByLayer, width),
      ...codes.flatMap((code) => codePageLines(code, (text) => fillUsualKeys(text), width)),
    ].map(plainText);
    expect(lines.filter((line) => line.length > width)).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/[\uFDD0\uFDD1]/);
  });
});

describe('a code', () => {
  it.each([
    ['SG-CRED-EXPIRED', 'SG-CRED-EXPIRED'],
    ['cred-expired', 'SG-CRED-EXPIRED'],
    [' Sg_Cred_Expired ', 'SG-CRED-EXPIRED'],
    ['CRED', undefined],
    ['', undefined],
  ])('typed as %j is %s', (typed, code) => {
    expect(codeNamed(typed)).toBe(code);
  });

  it('that there is not suggests the one that was meant, where one is near', () => {
    expect(noSuchCode('sg-crd-expired')).toBe(
      'There is no code sg-crd-expired: did you mean SG-CRED-EXPIRED?',
    );
    expect(noSuchCode('nonsense')).toBe('There is no code nonsense.');
  });

  it('is found by words of its page, those in its headline first', () => {
    const found = codesHolding('Certificate name').map(({ code }) => code);
    expect(found[0]).toBe('SG-CERT-NAME');
    expect(found).not.toContain('SG-RUN-STALE');
    expect(codesHolding('host name not found')[0]?.code).toBe('SG-HOST-UNKNOWN');
    expect(codesHolding('')).toEqual(codesByLayer);
    expect(codesHolding('no page has this')).toEqual([]);
  });
});

it('docs/findings.md is what the program says (npm run documents writes it anew)', () => {
  expect(readFileSync('docs/findings.md', 'utf8')).toBe(findingsDocument());
});
