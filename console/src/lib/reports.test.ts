import { describe, expect, it } from 'vitest';
import { leadsOf, reportPlace } from './reports';

describe('places in a report', () => {
  it('tells paragraphs, tables and rows in words', () => {
    expect(reportPlace('paragraph 7')).toMatch(/7/);
    expect(reportPlace('paragraph 7')).not.toBe('paragraph 7');
    expect(reportPlace('table 4, row 3')).toMatch(/4.*3/);
    expect(reportPlace('table 4')).not.toMatch(/row|行/);
  });

  it('leaves what it does not know as it is', () => {
    expect(reportPlace('file')).toBe('file');
    expect(reportPlace(null)).toBe('');
  });

  it('names each lead once, in order of the plan', () => {
    expect(leadsOf([{ leads: [{ name: '乙' }, { name: '甲' }] }, { leads: [] }, { leads: [{ name: '乙' }] }])).toEqual(['乙', '甲']);
  });
});
