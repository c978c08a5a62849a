/** Indicators, their values and lineage, and the plan. A number that is not there is null, never 0. */
import { get, post, send, withQuery } from './http';
import type { Text } from './types';

export type Light = 'RED' | 'YELLOW' | 'GREEN' | 'UNKNOWN';
export type Status = 'measured' | 'estimated' | 'not_applicable' | 'not_collected' | 'not_evaluated' | 'suppressed' | 'no_base';

export interface Area {
  code: string;
  name: string;
  level: number;
}

export interface Indicator {
  id: string;
  system: string;
  code: string;
  name: Text;
  unit: string;
  decimals: number;
  dimension: string;
  computed: boolean;
  clauses: number[];
}

export interface IndicatorPage {
  indicator: Indicator;
  series: Text;
  source: string;
  definition: string;
  benchmark: string;
  formula: string | null;
  limits: string | null;
}

export interface IndicatorValue {
  id: number;
  indicator: string;
  geography: string;
  period: string;
  status: Status;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  net: number | null;
  broken: boolean;
  lacking: number;
  wanting: string | null;
  state: string;
  entry: { sourceFile: string; reason: string; enteredBy: string; decidedBy: string | null } | null;
  run: number | null;
}

export interface PathPoint {
  day: string;
  value: number;
}

export interface Stand {
  indicator: Indicator;
  value: IndicatorValue | null;
  light: Light;
  rule: string;
  expected: number | null;
  due: string | null;
  target: number | null;
  gap: number | null;
  required: { years: number; perYear: number; ratePerYear: number | null } | null;
  path: PathPoint[];
  baseline: { day: string; value: number; derivation: string; source: string; confidence: string } | null;
  grade: string | null;
  /** The rule in force for the class of city that the region is in, with what it rests on. */
  graded: { cityClass: string; from: string; basis: string; reference: string | null; bands: Record<string, string> } | null;
  supply: Text | null;
}

export interface CommitmentStand {
  commitment: { sequence: number; verb: string; object: string; type: string; number: string | null; year: number | null };
  report: { state: string; note: string; evidence: string | null; reportedBy: string } | null;
}

export interface Clause {
  number: number;
  title: Text;
  chapter: string;
  dimension: string;
  leads: { name: string; suggested: boolean }[];
  acceptance: string;
  light: Light;
  rule: string;
  indicators: Stand[];
  commitments: CommitmentStand[];
}

export interface Board {
  title: Text;
  clauses: Clause[];
}

export interface Contribution {
  id: string;
  classCode: string;
  name: string | null;
  amount: number;
}

export interface Lineage {
  value: IndicatorValue;
  formula: string;
  withValues: string;
  parameters: Record<string, string>;
  inputs: { classCode: string; objects: number }[];
  totals: { text: string; amount: number; lacking: number; rows: Contribution[]; against: Contribution[] }[];
}

export interface Run {
  computed: number;
  reused: number;
  millis: number;
}

export const areas = (): Promise<Area[]> => get('/api/evaluation/regions');

export const indicators = (): Promise<Indicator[]> => get('/api/indicators');

export const indicator = (id: string): Promise<IndicatorPage> => get(`/api/indicators/${encodeURIComponent(id)}`);

export const regionValues = (geography: string, period: string): Promise<IndicatorValue[]> => get(withQuery('/api/evaluation/values', { geography, period }));

/** Values of one indicator in the regions within another. */
export const valuesWithin = (id: string, within: string, period: string): Promise<IndicatorValue[]> =>
  get(withQuery(`/api/indicators/${encodeURIComponent(id)}/values`, { within, period }));

export const lineage = (value: number, limit: number): Promise<Lineage> => get(withQuery(`/api/evaluation/values/${value}/lineage`, { limit }));

export const repetition = (value: number): Promise<{ identical: boolean }> => get(`/api/evaluation/values/${value}/repetition`);

export const compute = (period: string): Promise<Run> => post('/api/evaluation/runs', { period });

export const board = (geography: string, period: string): Promise<Board> => get(withQuery('/api/plan', { geography, period }));

/** A document behind a number or a report of a commitment. */
export interface Evidence {
  kind: 'value' | 'commitment';
  code: string;
  title: Text;
  document: string;
  by: string;
  at: string;
}

export interface Problem {
  kind: 'indicator' | 'commitment' | 'cases' | 'work';
  code: string;
  title: Text;
  severity: Light;
  count: number;
}

export interface CasesCount {
  classHead: string;
  title: Text;
  open: number;
  overdue: number;
  closed: number;
  ended: number;
}

export interface RegisterWork {
  register: string;
  title: Text;
  states: { code: string; title: Text; kind: string; count: number }[];
  late: number;
}

export interface Redline {
  code: string;
  title: Text;
  basis: string;
  allowed: string;
  remedy: Text;
}

/** One clause with everything known of it; cases and work are null for those who may not see them. */
export interface ClausePage {
  planTitle: Text;
  /** How the codes of regions begin whose cases and records are counted; null for everywhere. */
  regionHead: string | null;
  /** The day before which something due is late. */
  today: string;
  clause: Clause;
  milestones: { day: string; text: string }[];
  redlines: Redline[];
  problems: Problem[];
  cases: CasesCount[] | null;
  work: RegisterWork[] | null;
  evidence: Evidence[];
  missing: { indicator: string; name: Text; supply: Text }[];
}

export const clausePage = (number: number, geography: string, period: string): Promise<ClausePage> =>
  get(withQuery(`/api/plan/clauses/${number}`, { geography, period }));

/** A kind of report: on a region, on a clause of the plan, or on what a department leads. */
export interface ReportKind {
  code: string;
  title: Text;
  of: 'region' | 'clause' | 'lead';
}

export interface ReportFinding {
  code: string;
  place: string | null;
  problem: string;
  remedy: string;
}

export const reportKinds = (): Promise<ReportKind[]> => get('/api/evaluation/reports');

/** Where a report is downloaded from. */
export const reportAddress = (kind: string, form: 'html' | 'docx' | 'pdf', about: { geography: string; period: string; clause?: number | null; lead?: string | null }): string =>
  withQuery(`/api/evaluation/reports/${kind}.${form}`, about);

export async function checkReport(file: File, geography: string, period: string): Promise<{ clean: boolean; findings: ReportFinding[] }> {
  const body = new FormData();
  body.append('file', file);
  return (await send<{ clean: boolean; findings: ReportFinding[] }>('POST', withQuery('/api/reports/check', { geography, period }), { body })).value;
}

/** A parameter of an indicator with its dated numbers. */
export interface Parameter {
  name: string;
  unit: string;
  values: Record<string, number>;
  reference: string;
}

interface Measured {
  status: Status;
  value: number | null;
}

/** What would be, beside what is; never a value of the city. */
export interface WhatIf {
  kind: 'what_if';
  stored: IndicatorValue | null;
  real: Measured | null;
  supposed: Measured | null;
  difference: number | null;
  wanting: string | null;
  from: { scenario: string; name: string; value: number; sameData: boolean } | null;
  before: Stand;
  after: Stand;
}

export interface Supposed {
  geography: string;
  period: string;
  parameters?: Record<string, number>;
  targets?: Record<string, number>;
  value?: number;
  scenario?: string;
}

export const parameters = (id: string): Promise<Parameter[]> => get(`/api/indicators/${encodeURIComponent(id)}/parameters`);

export const whatIf = (id: string, supposed: Supposed): Promise<WhatIf> => post(`/api/indicators/${encodeURIComponent(id)}/what-if`, supposed);

/** A value entered by hand; it counts when somebody else has approved it. */
export interface Entered {
  geography: string;
  period: string;
  value?: number;
  numerator?: number;
  denominator?: number;
  sourceFile: string;
  reason: string;
}

export const proposals = (): Promise<IndicatorValue[]> => get('/api/evaluation/proposals');

export const propose = (id: string, entered: Entered): Promise<IndicatorValue> => post(`/api/indicators/${encodeURIComponent(id)}/values`, entered);

export const decide = (value: number, approve: boolean): Promise<IndicatorValue> => post(`/api/evaluation/values/${value}/decision`, { approve });
