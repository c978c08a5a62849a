/** What an import would change, as rows of a table. */
import type { ImportDifference } from '../api/types';

export const DIFFERENCE_KINDS = ['added', 'changed', 'gone', 'unchanged'] as const;

export interface DifferenceRow extends ImportDifference {
  code: string;
}

/** The classes with the most changes first. */
export function differenceRows(differences: Record<string, ImportDifference>): DifferenceRow[] {
  return Object.entries(differences)
    .map(([code, difference]) => ({ code, ...difference }))
    .sort((a, b) => changes(b) - changes(a) || a.code.localeCompare(b.code));
}

const changes = (row: ImportDifference): number => row.added + row.changed + row.gone;
