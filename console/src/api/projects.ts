/** Project libraries: boards, sheets, closure. Amounts are texts in yuan, exact to the fen. */
import { get, post, withQuery } from './http';
import type { Fault, Text } from './types';
import type { Value } from './registers';
import type { WarningLevel } from './warnings';

export type PartName = 'funds' | 'payments' | 'milestones' | 'flow' | 'problems';

export interface ProjectPart {
  register: string;
  fields: Record<string, string>;
}

export interface Library {
  register: string;
  title: Text;
  open: string[];
  parts: Partial<Record<PartName, ProjectPart>>;
}

export interface ProjectCard {
  id: string;
  key: string;
  title: string;
  state: string;
  planYear: number | null;
  estimate: string | null;
  funded: string;
  difference: string | null;
  paid: string;
  milestones: number;
  reached: number;
  overdue: number;
  colour: WarningLevel | '';
  problems: number;
  against: number;
  synthetic: boolean;
}

export interface SourceSum {
  source: string;
  amount: string;
  paid: string;
}

export interface Board {
  library: Library;
  on: string;
  projects: ProjectCard[];
  sources: SourceSum[];
}

export interface ProjectRow {
  register: string;
  id: string;
  key: string;
  title: string;
  state: string;
  fields: Record<string, Value>;
}

export interface ProjectSource extends SourceSum {
  rows: ProjectRow[];
  payments: ProjectRow[];
}

export interface Milestone {
  row: ProjectRow;
  order: number;
  name: string;
  planned: string;
  actual: string | null;
  standing: 'REACHED' | 'REACHED_LATE' | 'OVERDUE' | 'AHEAD';
  daysLate: number;
  colour: WarningLevel | '';
}

export interface FlowYear {
  row: ProjectRow;
  year: number;
  investment: string;
  operating: string;
  income: string;
  debt: string;
  net: string;
}

export interface FlowResult {
  rate: string | null;
  rateFrom: string | null;
  rateBasis: string | null;
  npv: string | null;
  irr: number | null;
  dscr: number | null;
  payback: number | null;
}

export interface ProjectSheet {
  card: ProjectCard;
  sources: ProjectSource[];
  milestones: Milestone[];
  years: FlowYear[];
  result: FlowResult | null;
  problems: ProjectRow[];
  against: Fault[];
}

export interface ClosureCount {
  group: string;
  found: number;
  closed: number;
  units: number;
  share: string | null;
}

export interface Closure {
  year: number;
  from: string;
  until: string;
  register: string;
  all: ClosureCount;
  groups: ClosureCount[];
  /** By kind of rectification; those of which it is not decided under the empty one. */
  kinds: ClosureCount[];
}

const base = (library: string): string => `/api/projects/${encodeURIComponent(library)}`;

export const libraries = (): Promise<Library[]> => get('/api/projects');
export const board = (library: string): Promise<Board> => get(`${base(library)}/board`);
export const sheet = (library: string, id: string): Promise<ProjectSheet> => get(`${base(library)}/${encodeURIComponent(id)}`);
/** The problems that the closure of a year counts, or those it counts as closed. */
export const closureProblems = (library: string, year: number, closed: boolean): Promise<ProjectRow[]> =>
  get(withQuery(`${base(library)}/closure/problems`, { year: String(year), closed: String(closed) }));
export const closure = (library: string, year: number): Promise<Closure> => get(withQuery(`${base(library)}/closure`, { year: String(year) }));
export const projectOf = (register: string, id: string): Promise<ProjectRow> => get(`/api/project-of/${encodeURIComponent(register)}/${encodeURIComponent(id)}`);

/** Enters the share closed by the end of a year as a value of the indicator of the library; another approves it. */
export const proposeClosure = (library: string, year: string, geography: string): Promise<{ id: number; quote: string; value: number }> =>
  post(`/api/projects/${encodeURIComponent(library)}/closure/proposals`, { year, geography });
