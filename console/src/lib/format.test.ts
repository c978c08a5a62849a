import { describe, expect, it } from 'vitest';
import { age, decimalsFor, formatBytes, formatCompact, formatDate, formatNumber, formatPercent, formatTime, minutesAndSeconds } from './format';

describe('formatTime', () => {
  it('shows UTC instants in Asia/Shanghai', () => {
    expect(formatTime('2026-11-23T00:05:09Z')).toBe('2026-11-23 08:05');
    expect(formatTime('2026-11-22T16:00:00Z', true)).toBe('2026-11-23 00:00:00');
  });

  it('shows nothing for what is no time', () => {
    expect([formatTime(null), formatTime(undefined), formatTime('soon')]).toEqual(['', '', '']);
  });

  it('gives the Shanghai day', () => {
    expect(formatDate('2026-11-22T17:00:00Z')).toBe('2026-11-23');
  });
});

describe('numbers', () => {
  it('are grouped', () => {
    expect(formatNumber(1234567.891, 'zh')).toBe('1,234,567.89');
  });

  it('get as many decimals as the ends of an axis need to differ', () => {
    expect([1000, 1, 0.05, 0.003, 1e-12].map(decimalsFor)).toEqual([2, 2, 3, 4, 8]);
    expect([0, -1, Infinity, NaN].map(decimalsFor)).toEqual([2, 2, 2, 2]);
    expect([0.4412, 0.4421].map((value) => formatNumber(value, 'zh', decimalsFor(0.0009)))).toEqual(['0.4412', '0.4421']);
  });

  it('are shortened by 万 in Chinese and by K in English', () => {
    expect([formatCompact(123456, 'zh'), formatCompact(123456, 'en')]).toEqual(['12.3万', '123.5k']);
  });

  it('never show 100% before the end', () => {
    expect([formatPercent(0.9999), formatPercent(1), formatPercent(1.2), formatPercent(-1)]).toEqual(['99%', '100%', '100%', '0%']);
  });

  it('show sizes in binary units', () => {
    expect([formatBytes(512), formatBytes(1536), formatBytes(5 * 1024 ** 3)]).toEqual(['512 B', '1.5 KiB', '5.0 GiB']);
  });
});

describe('durations', () => {
  it('round up to whole seconds', () => {
    expect(minutesAndSeconds(90.2)).toEqual({ minutes: 1, seconds: 31 });
    expect(minutesAndSeconds(-3)).toEqual({ minutes: 0, seconds: 0 });
  });

  it('count minutes, hours and days', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    const ages = ['2026-11-23T12:00:30Z', '2026-11-23T11:01:00Z', '2026-11-23T00:00:00Z', '2026-11-20T11:00:00Z'];
    expect(ages.map((instant) => age(instant, now))).toEqual([
      { unit: 'justNow', n: 0 },
      { unit: 'minutes', n: 59 },
      { unit: 'hours', n: 12 },
      { unit: 'days', n: 3 },
    ]);
  });
});
