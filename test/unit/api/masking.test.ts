import { describe, expect, it } from 'vitest';
import { nothingMasked, sentenceOf } from '../../../src/api/index.ts';
import { mask, masking } from '../../../src/insight/secrets/masked.ts';
import { hurriedClock } from './clocks.ts';
import { apiOf, fixedToken, json, serve } from './server.ts';

const options = () => ({ clock: hurriedClock().clock, masking });

/** As long as a real one, with all that a spelling may change. */
const token = `eyJhbGciOiJFUzI1NiJ9.${'Ab+/9z_Q'.repeat(40)}.c2ln/bmF0dXJl+A==`;
const held = { credentials: { type: 'token', accessToken: token } } as const;

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const echoes: readonly (readonly [string, string])[] = [
  ['as it is', `authorization: Bearer ${token}`],
  ['without its scheme', `the value ${token} is not valid`],
  ['in a URL', `GET /x?t=${encodeURIComponent(token)}`],
  ['in a URL with small letters', `GET /x?t=${encodeURIComponent(token).toLowerCase()}`],
  ['in JSON', JSON.stringify({ note: token.replaceAll('/', '\\/') })],
  ['in JSON in JSON', JSON.stringify({ message: JSON.stringify({ note: `"${token}"` }) })],
  ['in Base64', `seen ${base64(token)}`],
  ['in Base64 behind a word', `seen ${base64(`Bearer ${token}`)}`],
  ['in Base64 behind two letters', `seen ${base64(`a ${token}`)}`],
  ['in Base64 for URLs', `seen ${Buffer.from(token).toString('base64url')}`],
  ['its first part', `token ${token.slice(0, 90)}… is not valid`],
  ['its end', `token …${token.slice(-60)} is not valid`],
  ['in lines', `${token.slice(0, 76)}\n${token.slice(76, 152)}\n${token.slice(152)}`],
  ['cut off by the end of what is looked at', `${' '.repeat(19_950)}${token}`],
];

/** Stretches of the token that must not be read anywhere, whichever way they are written. */
const stretches = (() => {
  const texts = [token, base64(token), base64(`Bearer ${token}`), base64(`a ${token}`)];
  const found = new Set<string>();
  for (const text of [...texts, encodeURIComponent(token)].map((one) => one.toLowerCase())) {
    for (let at = 0; at + 20 <= text.length; at += 1) found.add(text.slice(at, at + 20));
  }
  return [...found];
})();

const gives = (value: unknown): void => {
  const text = JSON.stringify(value).toLowerCase();
  expect(stretches.filter((stretch) => text.includes(stretch))).toEqual([]);
};

describe('the access token that a tenant echoes', () => {
  it.each(echoes)('is in no error: %s', async (_, echo) => {
    for (const body of [
      echo,
      JSON.stringify({ detailCode: echo, trackingId: echo, messages: [{ text: echo }] }),
      JSON.stringify({ error: { inner: echo } }),
    ]) {
      const server = await serve((_seen, response) => {
        response.writeHead(400, {
          'slpt-request-id': echo
            .replaceAll(/[^ -~]+/g, ' ')
            .trim()
            .slice(0, 900),
        });
        response.end(body);
      });
      const result = await apiOf(server, options(), held).sources.get('s1');
      expect(result.ok).toBe(false);
      gives(result);
      if (!result.ok) gives(sentenceOf(result.error));
    }
  });

  it('is in no good answer', async () => {
    const server = await serve((_, response) =>
      json(response, { id: 's1', name: `a ${token}`, note: base64(token) }),
    );
    for (const masks of [masking, nothingMasked]) {
      const result = await apiOf(server, { ...options(), masking: masks }, held).sources.get('s1');
      expect(result).toMatchObject({ ok: true, value: { value: { id: 's1', name: 'a ***' } } });
      gives(result);
    }
  });
});

describe('what a tenant sends', () => {
  it('is masked before it is decoded, and the same where it holds no secret', async () => {
    const server = await serve((_, response) =>
      json(response, [
        { id: 's1', name: 'password=hush7731', description: 'plain' },
        { id: 's2', name: 'plain', connectorAttributes: { password: 'hush7731', port: 636 } },
      ]),
    );
    const rows = [];
    for await (const page of apiOf(server, options(), fixedToken).sources.list()) {
      if (page.ok) rows.push(...page.value.rows);
    }
    expect(JSON.stringify(rows)).not.toContain('hush7731');
    expect(rows.map(({ value }) => value.name)).toEqual([`password=${mask}`, 'plain']);
    expect(rows[1]?.raw).toEqual({
      id: 's2',
      name: 'plain',
      connectorAttributes: { password: mask, port: 636 },
    });
  });

  it('is masked in the texts of errors', async () => {
    const server = await serve((_, response) =>
      json(
        response,
        { trackingId: 'e7eab609', message: 'refused: password=hush7731 at ldap://x' },
        400,
      ),
    );
    const result = await apiOf(server, options(), fixedToken).sources.get('s1');
    expect(result).toMatchObject({
      error: { said: { trackingId: 'e7eab609', text: `refused: password=${mask} at ldap://x` } },
    });
  });
});

describe('stars', () => {
  it('are never sent in place of what they stand for', async () => {
    const server = await serve((_, response) => json(response, {}));
    const api = apiOf(server, options(), fixedToken);
    const answers = [
      await api.sources.get(`a ${mask}`),
      await api.jitPolicy.patch([
        { op: 'replace', path: '/notificationTemplate', value: `key=${mask}` },
      ]),
    ];
    expect(answers.map((answer) => !answer.ok && answer.error.tag)).toEqual(['masked', 'masked']);
    expect(server.calls).toHaveLength(0);
  });
});
