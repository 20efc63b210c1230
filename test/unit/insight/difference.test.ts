import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../../src/insight/documents/difference.ts';

const plain = { all: false };

describe('what differs between two things', () => {
  it('is said path by path: changed, missing there, missing here', () => {
    const here = { name: 'AD', settings: { host: 'a', port: 636, tls: true } };
    const there = { name: 'AD', settings: { host: 'b', port: 636, forest: 'x' } };
    expect(differencesOf(here, there, plain)).toEqual([
      { is: 'missing here', path: 'settings.forest', there: 'x' },
      { is: 'different', path: 'settings.host', here: 'a', there: 'b' },
      { is: 'missing there', path: 'settings.tls', here: true },
    ]);
  });

  it('is nothing where only ids, times and health differ, unless all is asked for', () => {
    const one = {
      id: '2c9180857182305e0171993735622948',
      name: 'AD',
      created: '2026-01-01T00:00:00Z',
      modified: 1,
      since: 'x',
      status: 'SOURCE_STATE_HEALTHY',
      healthy: true,
      connectorAttributes: { cloudExternalId: '1', lastAggregationDate_account: 5 },
      owner: { id: '2c9180857182305e0171993735622940', name: 'N', type: 'IDENTITY' },
    };
    const other = {
      id: '2c9180857182305e0171993735622949',
      name: 'AD',
      created: '2026-02-01T00:00:00Z',
      modified: 2,
      since: 'y',
      status: 'SOURCE_STATE_ERROR_SOURCE',
      healthy: false,
      connectorAttributes: { cloudExternalId: '2', lastAggregationDate_account: 6 },
      owner: { id: '2c9180857182305e0171993735622941', name: 'N', type: 'IDENTITY' },
    };
    expect(differencesOf(one, other, plain)).toEqual([]);
    expect(differencesOf(one, other, { all: true }).map(({ path }) => path)).toEqual([
      'connectorAttributes.cloudExternalId',
      'connectorAttributes.lastAggregationDate_account',
      'created',
      'healthy',
      'id',
      'modified',
      'owner.id',
      'since',
      'status',
    ]);
  });

  it('keeps an id that is a name of somebody', () => {
    expect(differencesOf({ clientId: 'app-one' }, { clientId: 'app-two' }, plain)).toEqual([
      { is: 'different', path: 'clientId', here: 'app-one', there: 'app-two' },
    ]);
  });

  it('matches the entries of a list by their names, so that one more is one difference', () => {
    const field = (name: string, isRequired = false) => ({ name, isRequired });
    expect(
      differencesOf(
        { fields: [field('a'), field('b'), field('c')] },
        { fields: [field('new'), field('a'), field('b', true), field('c')] },
        plain,
      ),
    ).toEqual([
      { is: 'different', path: 'fields[b].isRequired', here: false, there: true },
      { is: 'missing here', path: 'fields[new]', there: { name: 'new', isRequired: false } },
    ]);
  });

  it('says that the same entries come in another order, where the order means something', () => {
    const [a, b] = [{ name: 'a' }, { name: 'b' }];
    expect(differencesOf({ fields: [a, b] }, { fields: [b, a] }, plain)).toEqual([
      { is: 'in another order', path: 'fields' },
    ]);
    expect(differencesOf({ attributes: [a, b] }, { attributes: [b, a] }, plain)).toEqual([]);
    expect(differencesOf({ schemas: [a, b] }, { schemas: [b, a] }, plain)).toEqual([]);
  });

  it('compares features as a set, and other lists of texts place by place', () => {
    expect(
      differencesOf({ features: ['SYNC', 'UNLOCK'] }, { features: ['ENABLE', 'SYNC'] }, plain),
    ).toEqual([
      { is: 'missing there', path: 'features', here: 'UNLOCK' },
      { is: 'missing here', path: 'features', there: 'ENABLE' },
    ]);
    expect(differencesOf({ steps: ['x', 'y'] }, { steps: ['y'] }, plain)).toEqual([
      { is: 'different', path: 'steps[0]', here: 'x', there: 'y' },
      { is: 'missing there', path: 'steps[1]', here: 'y' },
    ]);
  });

  it('takes null and a key that is not there for the same', () => {
    expect(differencesOf({ a: null, b: 1 }, { b: 1 }, plain)).toEqual([]);
  });

  it('takes the number of a source behind its name for an id', () => {
    const named = (number: number) => ({ name: `AD [source-${number}] Correlation` });
    expect(differencesOf(named(1), named(2), plain)).toEqual([]);
    expect(differencesOf(named(1), named(2), { all: true })).toHaveLength(1);
  });

  it('tells a list from an object, and a number from a text', () => {
    expect(differencesOf({ a: [], b: 1 }, { a: {}, b: '1' }, plain)).toEqual([
      { is: 'different', path: 'a', here: [], there: {} },
      { is: 'different', path: 'b', here: 1, there: '1' },
    ]);
  });
});
