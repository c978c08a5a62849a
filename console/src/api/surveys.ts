/** Surveys of the health check: forms, tasks by area, and what became of what they found. */
import { get, post, withQuery } from './http';
import type { Text } from './types';

export interface Survey {
  code: string;
  title: Text;
  basis: string;
  of: string;
  classCode: string;
  register: string;
  questions: { code: string; title: Text | null; problem: string; indicator: string }[];
}

export interface Progress {
  survey: string;
  area: string;
  tasks: number;
  submitted: number;
  accepted: number;
  entered: number;
  findings: number;
}

export interface Fate {
  area: string;
  found: number;
  byState: Record<string, number>;
  timed: number;
  late: number;
  units: number;
}

export interface Board {
  year: number;
  digits: number;
  progress: Progress[];
  /** Null for those who may not see the register. */
  fates: Fate[] | null;
}

export interface Task {
  caseId: string;
  caseNumber: string;
  unit: string;
  region: string | null;
  state: string;
  answered: number;
  findings: number;
  entered: boolean;
}

export const surveys = (): Promise<Survey[]> => get('/api/surveys');
export const board = (year: string, geography: string): Promise<Board> => get(withQuery('/api/surveys/board', { year, geography }));
export const tasks = (code: string, year: string, geography: string): Promise<Task[]> => get(withQuery(`/api/surveys/${encodeURIComponent(code)}/tasks`, { year, geography }));
export const issue = (code: string, year: number, geography: string, department: string): Promise<{ issued: number; there: number; more: boolean }> =>
  post(`/api/surveys/${encodeURIComponent(code)}/tasks`, { year, geography, department });
