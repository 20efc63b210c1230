import { describe, expect, it } from 'vitest';
import { mask, masked } from '../../../src/insight/secrets/masked.ts';

describe('secrets in what the API sends', () => {
  it('are stars, by name and by the list of the object itself', () => {
    const sent = {
      name: 'a',
      connectorAttributes: {
        encrypted: 'customKey,other',
        password: 'p',
        clientSecret: 's',
        privateKey: 'k',
        customKey: 'hidden',
        url: 'https://example.com',
        user: 'svc',
        inText: '2_{"KEY":"a","SECRET":"b"}',
        list: [{ token: 't' }],
      },
    };
    expect(masked(sent)).toEqual({
      name: 'a',
      connectorAttributes: {
        encrypted: 'customKey,other',
        password: mask,
        clientSecret: mask,
        privateKey: mask,
        customKey: mask,
        url: 'https://example.com',
        user: 'svc',
        inText: mask,
        list: [{ token: mask }],
      },
    });
  });

  it('leave what says that nothing is set, switches, and what only speaks of secrets', () => {
    const sent = {
      password: '',
      secret: null,
      credentialProviderEnabled: false,
      passwordPolicies: [{ id: '1', name: 'Strong' }],
      tokenUrl: 'https://example.com/token',
    };
    expect(masked(sent)).toEqual(sent);
  });

  it('are stars whatever they are where the object lists them as encrypted', () => {
    const sent = { encrypted: 'KEYS', keys: { a: 'b' } };
    expect(masked(sent)).toEqual({ encrypted: 'KEYS', keys: mask });
  });

  it('finds secrets in JSON that was sent as a text, and leaves other texts as they are', () => {
    const untouched = ['{ "host": "x" }', '[not JSON]', '{"password": ""}'];
    expect(masked({ inner: '{"host":"x","clientSecret":"hush"}', untouched })).toEqual({
      inner: `{"host":"x","clientSecret":"${mask}"}`,
      untouched,
    });
    expect(masked('[{"a":"{\\"password\\":\\"hush\\"}"}]')).not.toContain('hush');
  });
});
