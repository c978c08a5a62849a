import { describe, expect, it } from 'vitest';
import type { QualityBoard, QualityCheck, QualityResult, QualitySeverity } from '../api/quality';
import { checkRows, datasetRows, noteWords, soundShare, trend, trendPath } from './quality';

function check(code: string, severity: QualitySeverity): QualityCheck {
  const text = { zh: code, en: code };
  return { code, pack: 'base', title: text, severity, subject: 'object', classes: [], rule: '', recommendation: text, clause: '' };
}

function result(code: string, dataset: string, found: number, more: Partial<QualityResult> = {}): QualityResult {
  return { check: code, dataset, found, checked: 10, before: null, failure: null, ...more };
}

const board: QualityBoard = {
  running: false,
  last: null,
  checks: [check('notice', 'notice'), check('error', 'error'), check('clean', 'error'), check('broken', 'notice'), check('never', 'error')],
  results: [
    result('notice', 'a', 9, { before: 12 }),
    result('notice', 'b', 1, { before: 1 }),
    result('error', 'a', 2, { checked: 40 }),
    result('error', 'b', 3, { before: 1 }),
    result('clean', 'a', 0),
    result('broken', '', 0, { failure: 'timeout' }),
  ],
  history: [
    { run: 1, at: '2026-11-27T00:00:00Z', check: 'error', found: 7 },
    { run: 1, at: '2026-11-27T00:00:00Z', check: 'notice', found: 13 },
    { run: 2, at: '2026-11-28T00:00:00Z', check: 'error', found: 5 },
  ],
};

describe('checks as rows', () => {
  it('come with what could not run first, what found nothing last, and what was never judged not at all', () => {
    expect(checkRows(board, '').map((row) => row.check.code)).toEqual(['broken', 'error', 'notice', 'clean']);
  });

  it('add up their data sets, the worst first', () => {
    const row = checkRows(board, '').find((one) => one.check.code === 'error');
    expect(row).toMatchObject({ found: 5, checked: 50, failure: null });
    expect(row?.datasets).toEqual([
      { code: 'b', found: 3, checked: 10 },
      { code: 'a', found: 2, checked: 40 },
    ]);
  });

  it('tell the run before only where every part of it is known', () => {
    const rows = checkRows(board, '');
    expect(rows.find((one) => one.check.code === 'notice')?.before).toBe(13);
    expect(rows.find((one) => one.check.code === 'error')?.before).toBeNull();
  });

  it('can be of one data set', () => {
    const rows = checkRows(board, 'b');
    expect(rows.map((row) => [row.check.code, row.found])).toEqual([['broken', 0], ['error', 3], ['notice', 1]]);
  });

  it('do not tell how many were looked at where that is not known', () => {
    const part = { ...board, results: [result('error', 'a', 2, { checked: null })] };
    expect(checkRows(part, '')[0]?.checked).toBeNull();
  });
});

describe('data sets as rows', () => {
  it('count findings by severity, the most errors first', () => {
    expect(datasetRows(board)).toEqual([
      { code: 'b', found: { error: 3, warning: 0, notice: 1 }, total: 4 },
      { code: 'a', found: { error: 2, warning: 0, notice: 9 }, total: 11 },
    ]);
  });
});

describe('a trend', () => {
  it('holds the counts of one check, oldest first', () => {
    expect(trend(board.history, 'error')).toEqual([7, 5]);
    expect(trend(board.history, 'clean')).toEqual([]);
  });

  it('is a line with zero at the bottom', () => {
    expect(trendPath([10, 5, 0], 80, 20)).toBe('M0 0L40 10L80 20');
    expect(trendPath([0, 0], 80, 20)).toBe('M0 20L80 20');
  });

  it('needs two runs', () => {
    expect(trendPath([4], 80, 20)).toBe('');
    expect(trendPath([], 80, 20)).toBe('');
  });
});

describe('the share of sound objects', () => {
  it('is 100 only when nothing was found', () => {
    expect(soundShare({ found: 1, checked: 100_000 })).toBe(99.9);
    expect(soundShare({ found: 0, checked: 100_000 })).toBe(100);
  });

  it('is unknown when nobody knows how many there are', () => {
    expect(soundShare({ found: 1, checked: null })).toBeNull();
    expect(soundShare({ found: 0, checked: 0 })).toBeNull();
  });

  it('does not fall below nothing', () => {
    expect(soundShare({ found: 3, checked: 2 })).toBe(0);
  });
});

describe('a note', () => {
  const words = { begin: '起点', end: '终点' };
  const headline = (code: string): string | null => (code === 'GEOM-007' ? '轮廓自相交' : null);

  it('tells ends of lines in the language of the reader', () => {
    expect(noteWords('begin 1.37 m, end', words, headline)).toBe('起点 1.37 m, 终点');
  });

  it('tells faults by their headline where there is one', () => {
    expect(noteWords('GEOM-007 An outline crosses itself.', words, headline)).toBe('轮廓自相交');
    expect(noteWords('GEOM-099 Something else.', words, headline)).toBe('GEOM-099 Something else.');
  });

  it('leaves values as they are', () => {
    expect(noteWords('22010201037000001', words, headline)).toBe('22010201037000001');
    expect(noteWords('松原二路 end', words, headline)).toBe('松原二路 end');
  });
});
