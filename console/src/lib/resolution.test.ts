import { describe, expect, it } from 'vitest';
import type { Side } from '../api/resolution';
import { bits, comparedValues, sideRoute } from './resolution';

const side = (values: Record<string, string>): Side => ({ of: 'register:houses', id: 'x', key: '', title: '', values, longitude: null, latitude: null, synthetic: true });

describe('a pair', () => {
  it('shows values in the order of the comparisons and marks what differs, not what is missing', () => {
    const reasons = ['name', 'place', 'address'].map((comparison) => ({ comparison, level: 'same', likeness: 1, weight: 1 }));
    const rows = comparedValues({ a: side({ address: '1', name: 'A', year: '1986' }), b: side({ address: '1', name: 'B' }), reasons });
    expect(rows.map((one) => [one.name, one.differs])).toEqual([['name', true], ['address', false], ['year', false]]);
  });

  it('links records and objects, and no person', () => {
    expect(sideRoute({ of: 'register:houses', id: 'x' })).toEqual({ name: 'register', params: { code: 'houses' }, query: { id: 'x' } });
    expect(sideRoute({ of: 'class:address', id: 'x' })).toEqual({ name: 'map', query: { object: 'x' } });
    expect(sideRoute({ of: 'persons', id: 'x' })).toBeNull();
  });

  it('writes bits with their sign', () => {
    expect([bits(11.46), bits(-2.31), bits(0)]).toEqual(['+11.5', '−2.3', '+0.0']);
  });
});
