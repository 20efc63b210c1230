import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeList } from '../../../src/api/http/decode.ts';
import { createDeduplicator } from '../../../src/api/http/pages/deduplicate.ts';
import { entitlement } from '../../../src/model/access/entitlement.ts';

describe('sharing', () => {
  it('changes nothing that can be seen, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.json()), (texts) => {
        const entities = texts.map((text): unknown => JSON.parse(text));
        const share = createDeduplicator();
        expect(entities.map((entity) => share(entity))).toEqual(
          texts.map((text): unknown => JSON.parse(text)),
        );
      }),
    );
  });

  it('makes equal parts of the rows of a list one, and leaves their JSON as it came', async () => {
    const row = (id: string) => ({
      id,
      privilegeLevel: { direct: 'HIGH', effective: 'HIGH' },
      accessModelMetadata: { attributes: [{ key: 'k' }] },
      attributes: { cn: id },
    });
    const raw = [row('a'), row('b')];
    const decoded = await decodeList(entitlement)(raw);
    const [a, b] = decoded.ok ? decoded.value.rows : [];
    expect([a?.value.privilegeLevel, a?.value.accessModelMetadata, a?.raw, b?.raw]).toEqual([
      { direct: 'HIGH', effective: 'HIGH' },
      { attributes: [{ key: 'k' }] },
      row('a'),
      row('b'),
    ]);
    expect(a?.value.privilegeLevel).toBe(b?.value.privilegeLevel);
    expect(a?.value.accessModelMetadata).toBe(b?.value.accessModelMetadata);
    expect(a?.value.attributes).not.toBe(b?.value.attributes);
  });
});
