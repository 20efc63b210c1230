import { expect, it } from 'vitest';
import { connectBeside } from '../dsl/client.ts';
import { startTenant } from '../dsl/tenant.ts';

it('400 requests at once meet no 429, and the last starts before 31 s', async () => {
  const tenant = await startTenant();
  const api = connectBeside(tenant);
  try {
    const [source] = (await tenant.asks('/v2024/sources?limit=1')) as readonly {
      readonly id: string;
    }[];
    const answers = await Promise.all(
      Array.from({ length: 400 }, () => api.sources.get(source?.id ?? '')),
    );
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    const gets = tenant.received(`GET /sources/v1/${source?.id}`);
    expect(gets.map(({ status }) => status)).toEqual(new Array(400).fill(200));
    const times = gets.map(({ atMs }) => atMs);
    const tookMs = Math.max(...times) - Math.min(...times);
    expect(tookMs).toBeLessThan(31_000);
    expect(tookMs).toBeGreaterThan(30_000);
  } finally {
    await api.close();
    await tenant.close();
  }
});
