/** What the rule workshop makes of the fields of a rule and of a trial. */
import type { DryRun, Episode, RuleField } from '../api/rules';

/** Only what differs from the rule in force. */
export function changes(fields: RuleField[], values: Record<string, string>): Record<string, string> {
  const changed: Record<string, string> = {};
  for (const field of fields) {
    const value = (values[field.key] ?? field.value).trim();
    if (value !== field.value) changed[field.key] = value;
  }
  return changed;
}

export type Fate = 'both' | 'new' | 'missed';

export interface Bar {
  fate: Fate;
  episode: Episode;
  /** Begin and width as shares of the span. */
  begin: number;
  width: number;
}

export interface Row {
  subject: number;
  thing: string;
  bars: Bar[];
}

/** Which would be raised as now, which are new, and which of now would be missed. */
export function counts(run: DryRun): Record<Fate, number> {
  const fresh = run.episodes.filter((one) => one.isNew).length;
  return { both: run.episodes.length - fresh, new: fresh, missed: run.missed.length };
}

/** From the first to the last of what a trial found, so that an hour in a month can be seen; what goes on reaches to the end of the trial. */
export function extent(run: DryRun, from: number, until: number): [number, number] {
  const all = [...run.episodes, ...run.missed];
  if (all.length === 0) return [from, until];
  const begin = Math.min(...all.map((one) => Date.parse(one.from)));
  const end = Math.max(...all.map((one) => (one.until === null ? until : Date.parse(one.until))));
  return [Math.max(from, begin), Math.min(until, Math.max(end, begin + 60_000))];
}

/** One row for each sensor, those with most that differs first. */
export function rows(run: DryRun, from: number, until: number): Row[] {
  const bySubject = new Map<number, Row>();
  const add = (episode: Episode, fate: Fate): void => {
    const row = bySubject.get(episode.subject) ?? { subject: episode.subject, thing: episode.thing, bars: [] };
    const share = (time: number): number => Math.min(1, Math.max(0, (time - from) / Math.max(1, until - from)));
    const begin = share(Date.parse(episode.from));
    const end = episode.until === null ? 1 : share(Date.parse(episode.until));
    row.bars.push({ fate, episode, begin, width: Math.max(0, end - begin) });
    bySubject.set(episode.subject, row);
  };
  for (const one of run.episodes) add(one, one.isNew ? 'new' : 'both');
  for (const one of run.missed) add(one, 'missed');
  const differing = (row: Row): number => row.bars.filter((bar) => bar.fate !== 'both').length;
  return [...bySubject.values()].sort((a, b) => differing(b) - differing(a) || b.bars.length - a.bars.length || a.subject - b.subject);
}
