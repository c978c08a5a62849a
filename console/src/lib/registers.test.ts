import { describe, expect, it } from 'vitest';
import type { RedLine } from '../api/redlines';
import type { Register, RegisterField, RegisterRecord } from '../api/registers';
import type { Fault } from '../api/types';
import { changedValues, countText, formValues, isMeant, recordSubject, refusalText, rowText, stateTitle, valueText, watching } from './registers';

const field = (name: string, more: Partial<RegisterField> = {}): RegisterField => ({
  name,
  title: { zh: name, en: name },
  type: 'string',
  format: null,
  unit: null,
  minimum: null,
  maximum: null,
  maxLength: 255,
  choices: [],
  filter: false,
  seen: true,
  editable: true,
  ...more,
});

const register: Register = {
  code: 'wells',
  title: { zh: '井', en: 'Wells' },
  description: { zh: '', en: '' },
  basis: '',
  clauses: [],
  objects: [],
  objectRequired: false,
  located: true,
  titleField: 'name',
  fields: [
    field('name'),
    field('depth', { type: 'number', unit: 'm', filter: true }),
    field('grade', { filter: true, choices: [{ value: 'A', title: { zh: '甲', en: 'First' } }] }),
    field('secret', { editable: false }),
  ],
  states: [{ code: 'open', title: { zh: '在册', en: 'Listed' }, kind: 'OPEN' }],
  evidence: {},
  actions: {},
};

const record = {
  register: 'wells',
  id: '1',
  key: 'w-1',
  title: '一号井',
  state: 'open',
  fields: { name: '一号井', depth: 1200.5, grade: 'A', wet: true },
} as unknown as RegisterRecord;

const fault = (code: string, problem: string): Fault => ({ code, severity: 'REFUSED', place: {}, problem, remedy: '' }) as unknown as Fault;

describe('isMeant', () => {
  const wells = { code: 'deep_wells', title: { zh: '机井', en: 'Wells' }, description: { zh: '每口井的深度。', en: 'How deep each is.' }, clauses: ['10', '12'] };

  it('finds a word of either language, whatever its case', () => {
    expect(['井', 'wells', 'HOW deep', '深度', 'deep_w', ' wells ', ''].map((word) => isMeant(wells, word))).toEqual(Array(7).fill(true));
    expect(isMeant(wells, '湖')).toBe(false);
  });

  it('takes a number for a clause, not for a part of one', () => {
    expect(['12', '第12条', '第 10 条', 'Clause 12'].map((word) => isMeant(wells, word))).toEqual(Array(4).fill(true));
    expect(['1', '第 2 条', '24'].map((word) => isMeant(wells, word))).toEqual(Array(3).fill(false));
  });
});

describe('records', () => {
  it('show values with their title and unit', () => {
    expect(valueText(register.fields[1]!, 1200.5)).toBe('1,200.5 m');
    expect(valueText(register.fields[2]!, 'A')).toBe('甲');
    expect(valueText(field('wet', { type: 'boolean' }), true)).toBe('是');
    expect(valueText(field('none'), undefined)).toBe('—');
  });

  it('show in a row what can be filtered by', () => {
    expect(rowText(register, record)).toBe('1,200.5 m · 甲');
    expect(stateTitle(register, 'open')).toBe('在册');
    expect(stateTitle(register, 'gone')).toBe('gone');
  });

  it('send only what somebody changed, and nothing they may not change', () => {
    const before = formValues(register, record);
    expect(before).toEqual({ name: '一号井', depth: '1200.5', grade: 'A' });
    expect(changedValues(before, { ...before, depth: '1300', grade: '' })).toEqual({ depth: '1300', grade: '' });
    expect(changedValues(formValues(register, null), { name: '', depth: '3' })).toEqual({ depth: '3' });
  });

  it('are counted up to ten thousand', () => {
    expect(countText(10_000)).toBe('10,000');
    expect(countText(10_001)).toBe('10,000+');
  });

  it('tell refusals in the words of the pack in one language', () => {
    const refused = fault('REG-020', '太浅 / Too shallow');
    expect(refusalText(refused, 'zh')).toBe('太浅');
    expect(refusalText(refused, 'en')).toBe('Too shallow');
    const crossed = fault('RLINE-001', '踩到保护线，相距 3.2 米 / Crosses the line at 3.2 m');
    expect(refusalText(crossed, 'zh')).toBe('踩到保护线，相距 3.2 米');
    expect(refusalText(crossed, 'en')).toBe('Crosses the line at 3.2 m');
  });

  it('know the red lines that watch them, and what these call them', () => {
    const line = (code: string, ...registers: string[]): RedLine =>
      ({ code, subjects: registers.map((one) => ({ register: one, classCode: '', at: [], geometry: '' })) }) as unknown as RedLine;
    const lines = [line('a', 'wells'), line('b', 'springs'), line('c', 'springs', 'wells'), line('d')];
    expect(watching(lines, 'wells').map((one) => one.code)).toEqual(['a', 'c']);
    expect(watching(lines, 'none')).toEqual([]);
    expect(recordSubject(record)).toBe('record:wells/w-1');
  });
});
