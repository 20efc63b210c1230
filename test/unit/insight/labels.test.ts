import { describe, expect, it } from 'vitest';
import { codeEntries } from '../../../src/insight/findings/codes.ts';
import { recognise } from '../../../src/insight/recognisers/recognise.ts';
import { recognisers } from '../../../src/insight/recognisers/table.ts';

const mostCells = 26;

/** Fits a narrow column, and spends none of it on an article or the end of a sentence. */
const isLabel = (text: string): boolean =>
  text.length <= mostCells && /^(?!the |it )(?:[a-z]|[A-Z]{2}|Entra )[ -~]*[^.]$/.test(text);

const ofCodes = codeEntries.map(({ code, short }) => ({ code, short }));
const ofSigns = recognisers.flatMap(({ code, short: ofCode, signs }) =>
  signs.flatMap(({ short, meaning }) =>
    short === undefined ? [] : { code, short, meaning, ofCode },
  ),
);

describe('the labels of codes', () => {
  it('fit a narrow column', () => {
    expect([...ofCodes, ...ofSigns].filter(({ short }) => !isLabel(short))).toEqual([]);
  });

  it('name one code each', () => {
    const codesOf = Map.groupBy([...ofCodes, ...ofSigns], ({ short }) => short);
    const shared = [...codesOf]
      .filter(([, named]) => new Set(named.map(({ code }) => code)).size > 1)
      .map(([short]) => short);
    expect(shared).toEqual([]);
  });

  it('of a pattern say more than that of its code, and stand beside words that do', () => {
    expect(ofSigns.length).toBeGreaterThan(40);
    expect(
      ofSigns.filter(({ short, ofCode, meaning }) => meaning === undefined || short === ofCode),
    ).toEqual([]);
  });
});

describe('a text', () => {
  it('has the label of the pattern that knows it, or else that of its code', () => {
    expect(recognise('AcceptSecurityContext error, data 532, v1db1')).toMatchObject({
      known: { code: 'SG-CRED-EXPIRED', short: 'password or secret expired' },
      short: 'password expired',
    });
    expect(recognise('Connection refused')).toMatchObject({ short: 'connection refused' });
  });
});
