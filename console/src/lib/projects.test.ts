import { describe, expect, it } from 'vitest';
import type { FlowYear, ProjectCard } from '../api/projects';
import { columns, flowBars, percent, planYears, shareOf, sourceTitle, sumOf } from './projects';

const card = (key: string, state: string, overdue = 0, planYear: number | null = 2026): ProjectCard => ({ key, state, overdue, planYear }) as ProjectCard;
const year = (investment: string, operating: string, income: string, net: string): FlowYear => ({ year: 2026, investment, operating, income, net }) as FlowYear;

describe('projects', () => {
  it('adds amounts exactly, where numbers would not', () => {
    expect(sumOf(['0.10', '0.20'])).toBe('0.30');
    expect(sumOf(['9007199254740993.01', '0.01'])).toBe('9007199254740993.02');
    expect(sumOf(['1.00', '-1.05'])).toBe('-0.05');
    expect(sumOf([])).toBe('0.00');
    expect(sumOf(['7', '0.5'])).toBe('7.50');
  });

  it('puts cards under their states in the order of the register, those behind first', () => {
    const register = { states: [{ code: 'draft', title: { zh: '储备', en: 'Draft' }, kind: 'OPEN' as const }, { code: 'none', title: { zh: '无', en: 'None' }, kind: 'OPEN' as const }, { code: 'done', title: { zh: '完', en: 'Done' }, kind: 'CLOSED' as const }] };
    const found = columns(register, [card('b', 'draft'), card('d', 'done'), card('a', 'draft'), card('c', 'draft', 2)]);
    expect(found.map((one) => one.state)).toEqual(['draft', 'done']);
    expect(found[0]?.cards.map((one) => one.key)).toEqual(['c', 'a', 'b']);
  });

  it('knows the years of the plans, the latest first', () => {
    expect(planYears([card('a', 's', 0, 2026), card('b', 's', 0, 2027), card('c', 's', 0, null), card('d', 's', 0, 2026)])).toEqual([2027, 2026]);
  });

  it('draws what comes in above the line and what goes out below it', () => {
    const { bars, zero } = flowBars([year('100', '0', '0', '-100'), year('0', '20', '60', '40')], 200, 160);
    expect(zero).toBe(60);
    expect(bars[0]).toMatchObject({ inHeight: 0, outTop: 60, outHeight: 100, netY: 160 });
    expect(bars[1]).toMatchObject({ inTop: 0, inHeight: 60, outHeight: 20, netY: 20 });
    expect(flowBars([], 200, 160).bars).toEqual([]);
    expect(flowBars([year('0', '0', '0', '0')], 200, 160).bars[0]?.outHeight).toBe(0);
  });

  it('says shares and rates without inventing any', () => {
    expect(shareOf('25', '100')).toBe(0.25);
    expect(shareOf('25', '0')).toBe(0);
    expect(shareOf('125', '100')).toBe(1);
    expect(percent(0.1)).toBe('10.00 %');
    expect(percent(null)).toBeNull();
  });

  it('calls a source by its code list, or by its code', () => {
    const register = { fields: [{ name: 's', choices: [{ value: 'loan', title: { zh: '贷款', en: 'Loan' } }] }] } as never;
    expect(['贷款', 'Loan']).toContain(sourceTitle(register, 's', 'loan'));
    expect(sourceTitle(null, 's', 'loan')).toBe('loan');
  });
});
