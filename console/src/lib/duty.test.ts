import { describe, expect, it } from 'vitest';
import type { Watch } from '../api/duty';
import { language } from '../i18n';
import { daysText, hoursText, limitsByStage, readMinutes, rowOf, scopeText, secondsOf, shiftsOf, spanText, weekday } from './duty';

const watch = (from: string, until: string): Watch => ({
  position: 0,
  tier: 1,
  organisation: 'gas',
  person: '张三',
  user: null,
  phone: null,
  email: null,
  pack: null,
  region: null,
  level: 'blue',
  days: 'every',
  from,
  until,
  first: null,
  last: null,
  replaces: null,
  on: false,
});

describe('the roster in words', () => {
  it('names the day of the week of a date in the language of the page', () => {
    language.value = 'zh';
    expect(['2026-11-30', '2026-12-05', '2026-12-06'].map(weekday)).toEqual(['周一', '周六', '周日']);
    language.value = 'en';
    expect(weekday('2026-11-30')).toMatch(/^Mon/);
  });

  it('names what a watch is for, by code where nobody has a name', () => {
    language.value = 'zh';
    const names = { packs: { gas: { zh: '燃气', en: 'Gas' } }, regions: { '220102': '南关区' } };
    expect(scopeText({ ...watch('08:00', '20:00'), pack: 'gas', region: '220102' }, names)).toBe('燃气 · 南关区');
    expect(scopeText({ ...watch('08:00', '20:00'), pack: 'water', region: '2201' }, names)).toBe('water · 2201');
    expect(scopeText(watch('08:00', '20:00'), names)).toBe('全部');
  });

  it('names days, weekdays and rounds', () => {
    language.value = 'en';
    expect(daysText('every')).toBe('every day');
    expect(daysText('workday')).toBe('workdays');
    expect(daysText('mon,sun')).toBe('Mon, Sun');
    expect(daysText('4d@2026-01-02')).toBe('every 4 days from 2026-01-02');
  });

  it('tells that a night ends on the next day', () => {
    language.value = 'en';
    expect(hoursText(watch('08:00', '20:00'))).toBe('08:00–20:00');
    expect(hoursText(watch('20:00', '08:00'))).toBe('20:00–next day 08:00');
    expect(hoursText(watch('09:00', '09:00'))).toBe('24 h from 09:00');
  });
});

describe('the roster by shift', () => {
  it('puts those with the same hours together, in the order in which they begin', () => {
    language.value = 'en';
    const roster = [watch('20:00', '08:00'), watch('08:00', '20:00'), watch('08:00', '20:00')];
    const shifts = shiftsOf({ date: '2026-01-05', worked: true, watches: [1, 2, 0, 9] }, roster);
    expect(shifts.map((one) => `${one.hours} ${one.watches.length}`)).toEqual(['08:00–20:00 2', '20:00–next day 08:00 1']);
    expect(shiftsOf({ date: '2026-01-05', worked: true, watches: [] }, roster)).toEqual([]);
  });

  it('makes a row that a form can show, and of nothing a new one', () => {
    expect(rowOf({ ...watch('20:00', '08:00'), tier: 3, phone: '110', pack: 'gas' })).toMatchObject({ tier: '3', phone: '110', pack: 'gas', email: '', from: '20:00' });
    expect(rowOf(null)).toMatchObject({ tier: '1', days: 'every', level: 'blue', person: '' });
  });
});

describe('minutes of tiers', () => {
  it('are read however they are parted', () => {
    expect(readMinutes('5 10 20')).toEqual([5, 10, 20]);
    expect(readMinutes('5，10、20')).toEqual([5, 10, 20]);
    expect(readMinutes('  ')).toEqual([]);
  });

  it('must be whole and rise, five at most', () => {
    for (const wrong of ['0', '5 5', '10 5', '1.5', 'soon', '1 2 3 4 5 6', '-1']) expect(readMinutes(wrong)).toBeNull();
  });

  it('stand by stage', () => {
    const one = (stage: string, level: 'red' | 'blue') => ({ stage, level, minutes: [5], byDefault: true });
    const rows = limitsByStage([one('ALARM', 'blue'), one('ALARM', 'red'), one('ISSUED', 'red')]);
    expect(rows.map((row) => `${row.stage} ${row.limits.length}`)).toEqual(['ALARM 2', 'ISSUED 1']);
  });
});

describe('how long a stage took', () => {
  const time = (until: string | null) => ({ stage: 'ALARM', from: '2026-01-01T00:00:00Z', until, by: null, limitSeconds: null, late: false });

  it('counts to its end, or to now', () => {
    expect(secondsOf(time('2026-01-01T00:01:30Z'))).toBe(90);
    expect(secondsOf(time(null), Date.parse('2026-01-01T00:00:10Z'))).toBe(10);
    expect(secondsOf(time('2025-12-31T00:00:00Z'))).toBe(0);
  });

  it('is told in the unit that fits', () => {
    language.value = 'zh';
    expect([59, 60, 7199, 7200, 172_800].map(spanText)).toEqual(['59 秒', '1 分', '120 分', '2 小时', '2 天']);
  });
});
