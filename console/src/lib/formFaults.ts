/** Puts the faults of a refused form at its fields. */
import { ApiProblem } from '../api/http';
import { faultText } from './faults';
import { problemText } from './problem';

export interface PlacedFaults {
  /** Sentence by field. */
  fields: Record<string, string>;
  /** What belongs to no field. */
  general: string | null;
}

export function placeFaults(error: unknown, fields: readonly string[]): PlacedFaults {
  if (!(error instanceof ApiProblem) || error.faults.length === 0) return { fields: {}, general: problemText(error) };
  const placed: PlacedFaults = { fields: {}, general: null };
  for (const fault of error.faults) {
    const words = faultText(fault);
    const field = (fault.place.field ?? '').split('/').filter(Boolean).find((part) => fields.includes(part));
    if (field) placed.fields[field] = placed.fields[field] ? `${placed.fields[field]} ${words}` : words;
    else placed.general = [placed.general, words].filter(Boolean).join(' ');
  }
  return placed;
}
