import { describe, expect, it } from 'vitest';
import { mask, masked, maskedAt, maskedText } from '../../../src/insight/secrets/masked.ts';
import { harmless, planted } from '../../fixtures/secrets.ts';

it('there are enough of both kinds', () => {
  expect(planted.length + harmless.length).toBeGreaterThan(200);
});

describe('a secret is stars', () => {
  it.each(planted.map((entry) => [entry.where, entry] as const))('%s', (_, { sent, secrets }) => {
    const shown = JSON.stringify(masked(sent));
    expect(shown).toContain(mask);
    for (const secret of secrets) expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1));
  });
});

describe('what is none is shown', () => {
  it.each(harmless.map((entry) => [entry.where, entry] as const))('%s', (_, { sent }) => {
    expect(masked(sent)).toEqual(sent);
    expect(masked(sent)).toBe(sent);
  });
});

describe('what is masked', () => {
  it('is masked for good: a second look changes nothing', () => {
    for (const { sent } of planted) expect(masked(masked(sent))).toEqual(masked(sent));
  });

  it('keeps everything beside the secrets', () => {
    const sent = { name: 'a', inner: { list: [{ token: 'hush7731', left: 1 }], right: null } };
    expect(masked(sent)).toEqual({
      name: 'a',
      inner: { list: [{ token: mask, left: 1 }], right: null },
    });
    expect((masked(sent) as typeof sent).inner.list).not.toBe(sent.inner.list);
  });

  it('is judged by the names of the path that it stood at', () => {
    expect(maskedAt('/connectorAttributes/password', 'hush7731')).toBe(mask);
    expect(maskedAt('/connectorAttributes/url', 'https://x.example')).toBe('https://x.example');
    expect(maskedAt('/a', { token: 'hush7731' })).toEqual({ token: mask });
  });

  it('may be a text alone', () => {
    expect(maskedText('refused: Bearer hush7731abc')).toBe(`refused: Bearer ${mask}`);
  });

  it('may be nested as deep as a sender likes', () => {
    let sent: unknown = { password: 'hush7731' };
    for (let level = 0; level < 100_000; level += 1) sent = level % 2 === 0 ? [sent] : { a: sent };
    let shown = masked(sent);
    for (let level = 99_999; level >= 0; level -= 1)
      shown = level % 2 === 0 ? (shown as unknown[])[0] : (shown as { a: unknown }).a;
    expect(shown).toEqual({ password: mask });
  });
});

describe('a text of a megabyte', () => {
  const repeated = (part: string, length: number): string =>
    part.repeat(Math.ceil(length / part.length)).slice(0, length);
  /** Seconds of the processor, which other programs on the machine do not change. */
  const secondsFor = (text: string): number => {
    const begun = process.cpuUsage();
    maskedText(text);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1e6;
  };

  // What is begun and never ended, again and again, makes a careless search start over at each place.
  it.each([
    'a',
    '=',
    ':',
    '"',
    '\\',
    '{"a":',
    '[',
    'password=',
    'password: a ',
    '"password":"',
    '\npassword=a',
    'password: |\n',
    'authorization:',
    '<entry key="password" ',
    '<a><password>',
    '<a "',
    '<![CDATA[',
    'key="encrypted" ',
    'value="',
    '&quot;',
    '@',
    'x/y@//',
    '://',
    'a://b:c',
    'a:b@tcp(',
    'sip:a:b@',
    'key=abcdef&',
    'eyJ-',
    'eyJaaaaaa.',
    '1_{',
    '1:ACP:',
    '-----BEGIN PRIVATE KEY-----',
    'basic          ',
    '--token ',
    ' -u a:b',
    '密码=',
  ])(
    'of nothing but %j takes four times as long as a quarter of it',
    { timeout: 120_000 },
    (part) => {
      secondsFor(repeated(part, 20_000));
      const short = Math.min(...[1, 2, 3].map(() => secondsFor(repeated(part, 1 << 18))));
      const long = Math.min(...[1, 2].map(() => secondsFor(repeated(part, 1 << 20))));
      // A search that starts over would take sixteen times as long; the rest is for a machine with other work.
      expect(long).toBeLessThan(short * 10 + 0.3);
    },
  );
});
