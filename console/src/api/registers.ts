/** Registers, their records, tables in and out. */
import { get, post, send, withQuery } from './http';
import type { Fault, Text } from './types';

export interface RegisterState {
  code: string;
  title: Text;
  kind: 'OPEN' | 'CLOSED' | 'ENDED';
}

export interface RegisterSummary {
  code: string;
  pack: string;
  title: Text;
  description: Text;
  basis: string;
  clauses: string[];
  states: RegisterState[];
  counts: Record<string, number>;
  total: number;
}

export interface RegisterField {
  name: string;
  title: Text;
  type: 'string' | 'integer' | 'number' | 'boolean';
  format: string | null;
  unit: string | null;
  minimum: number | null;
  maximum: number | null;
  maxLength: number;
  choices: { value: string; title: Text }[];
  filter: boolean;
  seen: boolean;
  editable: boolean;
}

export interface Register {
  code: string;
  title: Text;
  description: Text;
  basis: string;
  clauses: string[];
  objects: string[];
  objectRequired: boolean;
  located: boolean;
  titleField: string;
  fields: RegisterField[];
  states: RegisterState[];
  evidence: Record<string, Text>;
  actions: Record<string, Text>;
}

export type Value = string | number | boolean;

export interface RegisterRecord {
  register: string;
  id: string;
  key: string;
  title: string;
  state: string;
  object: string | null;
  department: string | null;
  region: string | null;
  longitude: number | null;
  latitude: number | null;
  fields: Record<string, Value>;
  nextDue: string | null;
  synthetic: boolean;
  revision: number;
}

export interface RecordPage {
  items: RegisterRecord[];
  next: string | null;
  count: number;
  more: boolean;
}

export interface RecordAction {
  code: string;
  title: Text;
  fields: string[];
  possible: boolean;
  against: Fault[];
}

export interface TimelineEntry {
  sequence: number;
  at: string;
  actor: string;
  action: string;
  note: string | null;
  fields: Record<string, string>;
}

export interface Evidence {
  number: number;
  kind: string;
  name: string;
  mediaType: string | null;
  bytes: number;
}

export interface DueItem {
  record: RegisterRecord;
  title: Text;
  duty: string;
  on: string;
  standing: 'OVERDUE' | 'COMING' | 'LATER';
}

export interface FormState {
  asked: string[];
  required: string[];
  faults: Fault[];
}

export interface ImportReport {
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  preview: boolean;
  faults: Fault[];
}

export interface Draft {
  key: string;
  object: string | null;
  department: string | null;
  region: string | null;
  longitude: number | null;
  latitude: number | null;
  fields: Record<string, string>;
}

const base = (register: string): string => `/api/registers/${encodeURIComponent(register)}`;
const path = (one: RegisterRecord): string => `${base(one.register)}/records/${one.id}`;
const match = (one: RegisterRecord): Record<string, string> => ({ 'If-Match': `"${one.revision}"` });

export const registers = (): Promise<RegisterSummary[]> => get('/api/registers');
export const register = (code: string): Promise<Register> => get(base(code));
export const due = (code?: string): Promise<DueItem[]> => get(withQuery('/api/register-duties', { register: code }));
export const records = (code: string, query: Record<string, string | null>): Promise<RecordPage> => get(withQuery(`${base(code)}/records`, query));
/** Every record of a city object. */
export const facets = (object: string): Promise<RegisterRecord[]> => get(`/api/objects/${encodeURIComponent(object)}/records`);
export const record = (code: string, id: string): Promise<RegisterRecord> => get(`${base(code)}/records/${encodeURIComponent(id)}`);
export const form = (code: string, fields: Record<string, string>): Promise<FormState> => post(`${base(code)}/form`, { fields });
export const create = (code: string, draft: Draft): Promise<RegisterRecord> => post(`${base(code)}/records`, draft);
export const actions = (one: RegisterRecord): Promise<RecordAction[]> => get(`${path(one)}/actions`);
export const timeline = (one: RegisterRecord): Promise<TimelineEntry[]> => get(`${path(one)}/timeline`);
export const verification = (one: RegisterRecord): Promise<{ agrees: boolean; firstBroken: number }> => get(`${path(one)}/verification`);
export const evidence = (one: RegisterRecord): Promise<Evidence[]> => get(`${path(one)}/evidence`);
export const evidencePath = (one: RegisterRecord, piece: Evidence): string => `${path(one)}/evidence/${piece.number}`;

export async function amend(one: RegisterRecord, fields: Record<string, string>, note: string): Promise<RegisterRecord> {
  return (await send<RegisterRecord>('PATCH', path(one), { body: { fields, note: note || null }, headers: match(one) })).value;
}

export async function act(one: RegisterRecord, action: string, fields: Record<string, string>, note: string): Promise<RegisterRecord> {
  const body = { action, fields, note: note || null };
  return (await send<RegisterRecord>('POST', `${path(one)}/actions`, { body, headers: match(one) })).value;
}

export const cite = (one: RegisterRecord, kind: string, number: string): Promise<Evidence> => post(`${path(one)}/evidence`, { kind, number });

export async function attach(one: RegisterRecord, kind: string, file: File): Promise<void> {
  const headers = { 'Content-Type': file.type || 'application/pdf' };
  await send('POST', withQuery(`${path(one)}/evidence`, { kind, name: file.name }), { body: file, headers });
}

export async function importTable(code: string, file: File, preview: boolean, keyColumn: string): Promise<ImportReport> {
  const target = withQuery(`${base(code)}/imports`, { preview: String(preview), 'map.key': keyColumn });
  return (await send<ImportReport>('POST', target, { body: file, headers: { 'Content-Type': 'text/csv' } })).value;
}

export const exportPath = (code: string, query: Record<string, string | null>): string => withQuery(`${base(code)}/export.csv`, query);
