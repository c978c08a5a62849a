/** What the page of data quality shows, reckoned from what the server tells. */
import type { QualityBoard, QualityCheck, QualityPoint, QualitySeverity } from '../api/quality';

/** Most findings that are kept of one check in one data set; they are counted all. */
export const MOST_KEPT = 5_000;

export const SEVERITIES: readonly QualitySeverity[] = ['error', 'warning', 'notice'];

export interface CheckRow {
  check: QualityCheck;
  found: number;
  /** Objects looked at; null for those who see a part of the city only. */
  checked: number | null;
  /** Findings in the run before; null when there was none. */
  before: number | null;
  failure: string | null;
  /** Data sets with their counts, the most findings first. */
  datasets: { code: string; found: number; checked: number | null }[];
}

export interface DatasetRow {
  code: string;
  found: Record<QualitySeverity, number>;
  total: number;
}

/** One row for each check: what failed first, then by severity and number of findings. */
export function checkRows(board: QualityBoard, dataset: string): CheckRow[] {
  return board.checks
    .map((check) => checkRow(board, check, dataset))
    .filter((row): row is CheckRow => row !== null)
    .sort((a, b) => rank(a) - rank(b) || b.found - a.found);
}

function checkRow(board: QualityBoard, check: QualityCheck, dataset: string): CheckRow | null {
  const results = board.results.filter((one) => one.check === check.code);
  const judged = results.filter((one) => one.failure === null && (dataset === '' || one.dataset === dataset));
  const failure = results.find((one) => one.failure !== null)?.failure ?? null;
  if (judged.length === 0 && failure === null) return null;
  return {
    check,
    found: total(judged.map((one) => one.found)),
    checked: known(judged.map((one) => one.checked)),
    before: known(judged.map((one) => one.before)),
    failure,
    datasets: judged
      .map(({ dataset: code, found, checked }) => ({ code, found, checked }))
      .sort((a, b) => b.found - a.found || a.code.localeCompare(b.code)),
  };
}

/** A check without findings comes after all that have some. */
function rank(row: CheckRow): number {
  if (row.failure !== null) return -1;
  return row.found === 0 ? SEVERITIES.length : SEVERITIES.indexOf(row.check.severity);
}

const total = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** The sum when every part is known; null when one is not, or there is none. */
function known(numbers: (number | null)[]): number | null {
  const there = numbers.filter((one): one is number => one !== null);
  return there.length === numbers.length && there.length > 0 ? total(there) : null;
}

/** One row for each data set, the most findings first. */
export function datasetRows(board: QualityBoard): DatasetRow[] {
  const severity = new Map(board.checks.map((check) => [check.code, check.severity]));
  const rows = new Map<string, DatasetRow>();
  for (const one of board.results) {
    const level = severity.get(one.check);
    if (one.dataset === '' || level === undefined) continue;
    const row = rows.get(one.dataset) ?? { code: one.dataset, found: { error: 0, warning: 0, notice: 0 }, total: 0 };
    row.found[level] += one.found;
    row.total += one.found;
    rows.set(one.dataset, row);
  }
  return [...rows.values()].sort((a, b) => b.found.error - a.found.error || b.total - a.total || a.code.localeCompare(b.code));
}

/** Findings of a check in the last runs, oldest first; 0 for runs in which it did not exist yet is left out. */
export function trend(history: QualityPoint[], check: string): number[] {
  return history.filter((point) => point.check === check).map((point) => point.found);
}

/** The line of a trend in a box of `width` × `height`, zero at the bottom; empty for fewer than two runs. */
export function trendPath(counts: number[], width: number, height: number): string {
  if (counts.length < 2) return '';
  const most = Math.max(1, ...counts);
  const step = width / (counts.length - 1);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return counts.map((count, i) => `${i === 0 ? 'M' : 'L'}${round(i * step)} ${round(height - (count / most) * height)}`).join('');
}

/** The share of objects without a finding in percent, rounded down so that 100 means none; null when nobody knows. */
export function soundShare(row: { found: number; checked: number | null }): number | null {
  if (row.checked === null || row.checked === 0) return null;
  return Math.max(0, Math.floor(((row.checked - row.found) / row.checked) * 1000) / 10);
}

/** The words of a note that stand for something a reader of another language would not know. */
export function noteWords(note: string, words: { begin: string; end: string }, headline: (code: string) => string | null): string {
  const told = /^([A-Z]+-\d{3}) /.exec(note);
  if (told) return headline(told[1] ?? '') ?? note;
  return /^(begin|end)\b/.test(note) ? note.replace(/\b(begin|end)\b/g, (word) => (word === 'begin' ? words.begin : words.end)) : note;
}
