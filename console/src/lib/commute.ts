/** What the page of the commuting circle reckons itself. */
import type { CommuteInputs, CommuteResult, Within } from '../api/transit';

/** Hours after midnight as a clock shows them, and back. */
export function clockText(hours: number): string {
  const minutes = Math.round(hours * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function hoursOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours + minutes / 60;
}

/** Inputs of the process: without timetables nothing is said of a day. */
export function commuteInputs(form: CommuteInputs): object {
  const { place, minutes, mode, feeds, date, from, until, percentile, count, holidays } = form;
  const street = { place, minutes, mode };
  return feeds.length === 0 ? street : { ...street, feeds, date, from, until, percentile, count, holidays };
}

/** A code made of what a file is called. */
export function codeOf(fileName: string): string {
  const code = fileName.replace(/\.zip$/i, '').toLowerCase().replace(/[^a-z0-9_-]+/g, '-').replace(/^[^a-z]+/, '').slice(0, 40);
  return code === '' ? 'timetable' : code;
}

/** Units with the share of the widest circle, the greatest share first, those without anybody last. */
export function unitRows(result: CommuteResult): { unit: string; within: Within[] }[] {
  const share = (one: { within: Within[] }): number => one.within[0]?.share.shareOfPeople ?? -1;
  return [...result.units.units].sort((a, b) => share(b) - share(a) || a.unit.localeCompare(b.unit));
}

/** What came of computing again: the same, or how many people more or fewer in the widest circle. */
export function recomputed(before: CommuteResult, after: CommuteResult): { sameData: boolean; people: number } {
  const people = (one: CommuteResult): number => one.units.within[0]?.share.peopleCovered ?? 0;
  return { sameData: before.units.provenance.dataVersion === after.units.provenance.dataVersion, people: Math.round(people(after) - people(before)) };
}
