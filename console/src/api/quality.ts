/** The quality of the data: what is checked, what was found, and a run on demand. */
import { get, post, withQuery } from './http';
import type { Text } from './types';

export type QualitySeverity = 'error' | 'warning' | 'notice';

export interface QualityCheck {
  code: string;
  pack: string;
  title: Text;
  severity: QualitySeverity;
  subject: 'object' | 'dataset';
  classes: string[];
  rule: string;
  recommendation: Text;
  clause: string;
}

export interface QualityRun {
  id: number;
  startedBy: string;
  startedAt: string;
  finishedAt: string | null;
}

export interface QualityResult {
  check: string;
  /** Empty when the check could not run. */
  dataset: string;
  found: number;
  checked: number | null;
  before: number | null;
  failure: string | null;
}

export interface QualityPoint {
  run: number;
  at: string;
  check: string;
  found: number;
}

export interface QualityBoard {
  running: boolean;
  last: QualityRun | null;
  checks: QualityCheck[];
  results: QualityResult[];
  history: QualityPoint[];
}

export interface QualityFinding {
  number: number;
  object: string | null;
  classCode: string | null;
  name: string | null;
  region: string | null;
  position: [number, number] | null;
  note: string | null;
}

export const qualityBoard = (): Promise<QualityBoard> => get('/api/quality');

export const startQuality = (): Promise<QualityRun> => post('/api/quality/runs', {});

/** A finding with the check and the data set it is of. */
export interface FoundFinding {
  check: string;
  dataset: string;
  finding: QualityFinding;
}

/** Findings of many checks and data sets; `listed` is how many of the `count` are kept. */
export interface FoundPage {
  items: FoundFinding[];
  count: number;
  listed: number;
  next: string | null;
}

export const allFindings = (query: { severity?: QualitySeverity; check?: string; dataset: string | null; after: string | null; limit: number }): Promise<FoundPage> =>
  get(withQuery('/api/quality/findings', query));
