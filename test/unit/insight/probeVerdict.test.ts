import { describe, expect, it } from 'vitest';
import { findingOf, verdictOf } from '../../../src/insight/probes/verdict.ts';
import { recognisers } from '../../../src/insight/recognisers/table.ts';
import { documentedTexts } from '../../fixtures/documentedTexts.ts';

const entryOf = (code: string) => recognisers.find((known) => known.code === code);

const table = Object.entries(documentedTexts).flatMap(([code, texts]) =>
  texts.map((details) => {
    const entry = entryOf(code);
    return {
      code,
      details,
      expected:
        entry?.says === 'cause'
          ? { code, layer: entry.layer, wrapper: undefined }
          : { code: 'unclear', layer: undefined, wrapper: entry?.code },
    };
  }),
);

/** What tells somebody to change something about the account of a source. */
const blame =
  /\b(?:renew|rotate|reset|unlock|new (?:password|secret|token|one)|(?:change|correct|replace) (?:the|its|it|both|on)\b)/i;

describe('what a failed check means', () => {
  it.each(table)('$details says $code', ({ details, expected }) => {
    const finding = findingOf(details);
    const { code, layer } = finding;
    const wrapper = 'wrapper' in finding ? finding.wrapper : undefined;
    expect({ code, layer, wrapper }).toEqual(expected);
    const verdict = verdictOf('check connection', details, 'read the whole text.');
    expect(verdict.what).toMatch(/^Check connection failed: /);
    if (code === 'unclear') expect(verdict.what).toMatch(/^Check connection failed: unclear[.,]/);
    if (layer !== 'credentials') expect(verdict.next).not.toMatch(blame);
  });

  it('quotes the connector, around the place that says it', () => {
    const long = `${'stack frame, '.repeat(60)}ORA-28000: the account is locked`;
    expect(verdictOf('check connection', long, '').what).toContain(
      'ORA-28000: the account is locked"',
    );
    expect(verdictOf('check connection', 'Code 7', 'look.')).toEqual({
      what: 'Check connection failed: unclear. The connector says: "Code 7".',
      next: 'Next: look.',
      code: 'SG-UNCLEAR',
    });
  });

  it('puts one full stop behind what the connector said', () => {
    expect(verdictOf('check connection', 'Code 7 is missing.', 'look.').what).toMatch(
      /says: "Code 7 is missing"\.$/,
    );
  });

  it('says that there was no text where there was none', () => {
    expect(verdictOf('ping cluster', undefined, 'look.').what).toBe(
      'Ping cluster failed: unclear. The connector sent no text.',
    );
  });

  it('reads a text of megabytes and a nest without end within its time', () => {
    const startMs = performance.now();
    findingOf('account is not a user password, token or column '.repeat(100_000));
    findingOf('x'.repeat(5_000_000));
    findingOf('a; '.repeat(1_000_000));
    findingOf(Array.from({ length: 100_000 }, (_, index) => `no. ${index}! `).join(''));
    findingOf("partner '".repeat(500_000));
    let nest: unknown = 'invalid credentials';
    for (let depth = 0; depth < 2_000; depth += 1) nest = { nest };
    expect(findingOf(nest).code).toBe('unclear');
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });
});
