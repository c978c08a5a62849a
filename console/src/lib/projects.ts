/** What is shown of projects. */
import type { FlowYear, ProjectCard, SourceSum } from '../api/projects';
import type { Register } from '../api/registers';
import { text } from '../i18n';

/** The years of plans that projects stand in, the latest first. */
export function planYears(cards: Pick<ProjectCard, 'planYear'>[]): number[] {
  return [...new Set(cards.flatMap((one) => (one.planYear === null ? [] : [one.planYear])))].sort((a, b) => b - a);
}

export interface Column {
  state: string;
  title: string;
  cards: ProjectCard[];
}

/** Cards by state in the order of the register; states without a card are left out, those behind come first. */
export function columns(register: Pick<Register, 'states'>, cards: ProjectCard[]): Column[] {
  return register.states
    .map((state) => ({
      state: state.code,
      title: text(state.title),
      cards: cards.filter((one) => one.state === state.code).sort((a, b) => b.overdue - a.overdue || a.key.localeCompare(b.key)),
    }))
    .filter((column) => column.cards.length > 0);
}

/** A sum of amounts, exact: whole fen as big integers. */
export function sumOf(amounts: string[]): string {
  const fen = amounts.reduce((sum, one) => sum + toFen(one), 0n);
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function toFen(amount: string): bigint {
  const [whole = '0', places = ''] = amount.replace('-', '').split('.');
  const fen = BigInt(whole + places.padEnd(2, '0').slice(0, 2));
  return amount.startsWith('-') ? -fen : fen;
}

/** How much of an amount another is, 0 to 1, for bars. */
export function shareOf(part: string, whole: string): number {
  const all = Number(whole);
  return all > 0 ? Math.min(1, Math.max(0, Number(part) / all)) : 0;
}

/** Money by source over some cards is not known to the board; it sums what it was given. */
export const totalOf = (sources: SourceSum[]): string => sumOf(sources.map((one) => one.amount));

export interface Bar {
  year: number;
  x: number;
  width: number;
  inTop: number;
  inHeight: number;
  outTop: number;
  outHeight: number;
  netY: number;
}

/** Bars of a cash flow: what comes in above the line, what goes out below it, one scale for both. */
export function flowBars(years: FlowYear[], width: number, height: number): { bars: Bar[]; zero: number } {
  const up = Math.max(0, ...years.map((one) => Number(one.income)));
  const down = Math.max(0, ...years.map((one) => Number(one.investment) + Number(one.operating)));
  const scale = up + down > 0 ? height / (up + down) : 0;
  const zero = up * scale;
  const step = width / Math.max(1, years.length);
  const bars = years.map((one, i) => {
    const income = Number(one.income) * scale;
    return {
      year: one.year,
      x: i * step + step * 0.15,
      width: step * 0.7,
      inTop: zero - income,
      inHeight: income,
      outTop: zero,
      outHeight: (Number(one.investment) + Number(one.operating)) * scale,
      netY: zero - Number(one.net) * scale,
    };
  });
  return { bars, zero };
}

/** The title of a source by the code list of its register. */
export function sourceTitle(register: Pick<Register, 'fields'> | null, field: string, source: string): string {
  const choices = register?.fields.find((one) => one.name === field)?.choices ?? [];
  return text(choices.find((one) => one.value === source)?.title) || source;
}

/** A rate as per cent with two decimals. */
export const percent = (rate: number | null): string | null => (rate === null ? null : `${(rate * 100).toFixed(2)} %`);
