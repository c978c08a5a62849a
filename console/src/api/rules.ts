/** The rules of warnings: those in force, their versions, a trial over stored readings, publishing and backing out. */
import type { WarningLevel } from './warnings';
import { get, post, send, withQuery } from './http';

export interface Bilingual {
  zh: string;
  en: string;
}

export type FieldKind = 'THRESHOLD' | 'HOLD' | 'HYSTERESIS' | 'QUIET';

export interface RuleField {
  key: string;
  kind: FieldKind;
  /** Name of the threshold, or the level. */
  name: string;
  value: string;
  unit: string | null;
  clause: string | null;
  isVerified: boolean;
}

export interface Rule {
  code: string;
  pack: string;
  /** 0 for the pack's own. */
  version: number;
  name: Bilingual;
  advice: Bilingual | null;
  classes: string[];
  properties: string[];
  levels: { level: string; when: string; hold: string }[];
  fields: RuleField[];
  unverified: string[];
  subjects: number;
  source: string;
}

export interface RuleVersion {
  version: number;
  note: string | null;
  by: string;
  at: string | null;
  isCurrent: boolean;
}

export interface Episode {
  subject: number;
  thing: string;
  peak: string;
  from: string;
  until: string | null;
  isNew: boolean;
}

export interface DryRun {
  subjects: number;
  readings: number;
  episodes: Episode[];
  missed: Episode[];
  cutShort: boolean;
}

export interface RuleStatistics {
  rule: string;
  raised: number;
  judged: number;
  falseAlarms: number;
  precision: number | null;
}

const of = (code: string): string => `/api/warning-rules/${encodeURIComponent(code)}`;

export const rules = (): Promise<Rule[]> => get('/api/warning-rules');
export const statistics = (from: string): Promise<RuleStatistics[]> => get(withQuery('/api/warnings/statistics', { from }));
export const versions = (code: string): Promise<RuleVersion[]> => get(`${of(code)}/versions`);
export const draft = (code: string, fields: Record<string, string>): Promise<{ source: string }> => post(`${of(code)}/draft`, { fields });
export const dryRun = (source: string, from: string): Promise<DryRun> => post('/api/warning-rules/dry-run', { source, from });
export const publish = (source: string, note: string): Promise<{ version: number }> => post('/api/warning-rules', { source, note });
export const backOut = (code: string, note: string): Promise<{ version: number }> => post(`${of(code)}/back-out`, { note });
export const levelOf = (word: string): WarningLevel => word.toLowerCase() as WarningLevel;

/** A value of a threshold from a day on; `from` is null when it holds for all times. */
export interface Edition {
  from: string | null;
  value: number;
  clause: string;
  isVerified: boolean;
  isCurrent: boolean;
}

/** A threshold set for one sensor; without a value it was taken back. */
export interface OwnThreshold {
  parameter: string;
  value: number | null;
  reason: string;
  by: string;
  at: string;
}

export interface Threshold {
  parameter: string;
  unit: string;
  /** That holds for the sensor now. */
  value: number;
  editions: Edition[];
  own: OwnThreshold | null;
}

/** A rule that judges a sensor, with the thresholds that hold for it. */
export interface SensorRule {
  code: string;
  pack: string;
  version: number;
  name: Bilingual;
  levels: { level: string; when: string; hold: string }[];
  thresholds: Threshold[];
  history: OwnThreshold[];
}

/** How a cluster stands that judges in place of the platform. */
export interface StreamState {
  isOn: boolean;
  /** null when none judges; OLDER: not by all that is in force. */
  plan: 'NONE' | 'CURRENT' | 'OLDER' | null;
  since: string | null;
}

export const streamState = (): Promise<StreamState> => get('/api/warning-rules/stream');

export const sensorRules = (datastream: number): Promise<SensorRule[]> => get(withQuery('/api/warning-rules/thresholds', { datastream }));

/** @param value null to take back what was set */
export async function setThreshold(rule: string, datastream: number, parameter: string, body: { value: number | null; unit?: string; reason: string }): Promise<void> {
  await send<void>('PUT', `${of(rule)}/overrides/${datastream}/${encodeURIComponent(parameter)}`, { body });
}
