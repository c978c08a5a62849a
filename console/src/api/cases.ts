/** Cases and reports. */
import { get, post, remove, send, withQuery, type Answer } from './http';
import type { Text } from './types';

export interface CaseSummary {
  id: string;
  number: string;
  classCode: string;
  className: Text;
  severity: 'normal' | 'pressing' | 'urgent' | 'extreme';
  state: string;
  stateName: Text;
  stage: number;
  kind: 'OPEN' | 'CLOSED' | 'ENDED';
  department: string | null;
  parties: string[];
  region: string | null;
  longitude: number | null;
  latitude: number | null;
  channel: string;
  supervision: number;
  pending: string[];
  routed: boolean;
  unlimited: boolean;
  createdAt: string;
  changedAt: string;
  closedAt: string | null;
  dueAt: string | null;
  warnLevel: number;
  sequence: number;
  /** The city object that the case is about. */
  object: string | null;
}

export interface CaseClock {
  clock: string;
  name: Text;
  status: 'RUNNING' | 'PAUSED' | 'MET' | 'BREACHED' | 'CANCELLED';
  startedAt: string;
  dueAt: string | null;
  pausedAt: string | null;
  stoppedAt: string | null;
  rule: string;
  provisional: boolean;
}

export interface CaseReport {
  id: string;
  number: number;
  channel: string;
  receivedAt: string;
  publicText: string | null;
  findings: string[];
  placeMethod: string | null;
  placeQuality: string | null;
}

export interface RoutingStep {
  rule: string;
  department: string;
  basis: string;
  verdict: 'chosen' | 'weaker' | 'elsewhere' | 'other_owner' | 'not_yet' | 'no_more';
}

export interface CaseFile {
  summary: CaseSummary;
  fields: Record<string, string>;
  evidence: string[];
  counts: Record<string, number>;
  requests: Record<string, string>;
  clocks: CaseClock[];
  tasks: { number: number; kind: string; department: string; status: string }[];
  reports: CaseReport[];
  routing: { department: string | null; rule: string | null; tried: RoutingStep[] };
}

export interface CaseEvent {
  sequence: number;
  at: string;
  actor: string;
  action: string;
  actionName: Text;
  from: string;
  to: string;
  reasonName: Text | null;
  fields: Record<string, string>;
}

export interface CaseOffer {
  action: string;
  name: Text;
  to: string;
  possible: boolean;
  blockers: { code: string; problem: string; remedy: string }[];
  reasons: string[];
  reasonNames: Text[];
  fields: string[];
  evidence: string[];
}

export interface CaseQuestion {
  code: string;
  title: Text;
  type: string;
  required: boolean;
  values: { key: string; name: Text }[];
  /** When it is asked; always when null. */
  when: { question: string; is: string[] } | null;
}

export interface CaseClass {
  code: string;
  title: Text;
  group: string;
  groupName: Text;
  isPublic: boolean;
  questions: CaseQuestion[];
}

export interface CasePage {
  items: CaseSummary[];
  count: number;
  next: string | null;
}

export interface CasePhoto {
  id: string;
  role: string;
  addedAt: string;
  isPublic: boolean;
  /** The photo of which this is a copy with blackened parts. */
  redactionOf: string | null;
  /** Whether one gets the picture itself. */
  mayBeSeen: boolean;
}

/** A part of a photo in shares of its width and height. */
export interface PhotoPart {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A case that waits until somebody is called back. */
export interface CallBack {
  summary: CaseSummary;
  action: string;
  again: string | null;
  againReason: string | null;
  report: string | null;
  number: number | null;
  channel: string | null;
  phone: string;
}

export interface CaseIdentity {
  name: string;
  phone: string;
  email: string;
  text: string;
  address: string;
  calls: number;
}

export interface SavedView {
  name: string;
  query: Record<string, string>;
}

export type CaseQuery = Record<string, string>;

export const cases = (query: CaseQuery): Promise<CasePage> => get(withQuery('/api/cases', query));
export const caseCounts = (by: string, query: CaseQuery): Promise<Record<string, number>> => get(withQuery('/api/cases/counts', { ...query, by }));
export const caseFile = (id: string): Promise<CaseFile> => get(`/api/cases/${id}`);
export const caseLog = (id: string): Promise<CaseEvent[]> => get(`/api/cases/${id}/log`);
export const caseActions = (id: string): Promise<CaseOffer[]> => get(`/api/cases/${id}/actions`);
export const casePhotos = (id: string): Promise<CasePhoto[]> => get(`/api/cases/${id}/photos`);
export const redactPhoto = (id: string, photo: string, parts: PhotoPart[], isPublic: boolean): Promise<{ id: string }> =>
  post(`/api/cases/${id}/photos/${photo}/redactions`, { parts, isPublic });
export const withdrawPhoto = (id: string, photo: string): Promise<void> => remove(`/api/cases/${id}/photos/${photo}/public`);
export const callBacks = (): Promise<CallBack[]> => get('/api/cases/callbacks');
export const caseWords = (): Promise<{ words: Record<string, Text>; departments: Record<string, string> }> => get('/api/cases/catalogue');
export const caseViews = (): Promise<SavedView[]> => get('/api/cases/views');
export const deleteView = (name: string): Promise<void> => remove(`/api/cases/views/${encodeURIComponent(name)}`);
export const identity = (report: string, clear: boolean): Promise<CaseIdentity> =>
  get(withQuery(`/api/cases/reports/${report}/identity`, { clear: clear ? 'true' : null }));

export async function saveView(name: string, query: CaseQuery): Promise<void> {
  await send('PUT', `/api/cases/views/${encodeURIComponent(name)}`, { body: query });
}

export function act(id: string, sequence: number, action: string, reason: string | null, fields: Record<string, string>): Promise<Answer<CaseFile>> {
  return send<CaseFile>('POST', `/api/cases/${id}/actions`, { body: { action, reason, fields }, headers: { 'If-Match': `"${sequence}"` } });
}

/** Sends a photo as it is: the server frees it of what the camera wrote into it. */
export async function sendPhoto(path: string, photo: Blob): Promise<void> {
  const token = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
  const response = await fetch(path, {
    method: 'POST',
    body: photo,
    credentials: 'same-origin',
    headers: { 'Content-Type': photo.type, ...(token ? { 'X-XSRF-TOKEN': decodeURIComponent(token) } : {}) },
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
}

export interface Receipt {
  number: number;
  trackingCode: string;
}

export interface NearCase {
  className: Text;
  stateName: Text;
  since: string;
  meters: number;
}

export interface Track {
  number: number;
  className: Text;
  stateName: Text;
  kind: CaseSummary['kind'];
  receivedAt: string;
  dueAt: string | null;
  canAnswer: boolean;
  solved: boolean | null;
  /** Copies of photos that were made for everybody. */
  photos: string[];
  steps: { at: string; name: Text }[];
}

export const reportClasses = (): Promise<CaseClass[]> => get('/api/reports/classes');
/** "Me too": the code by which a case that others reported is followed. */
export const followCase = (id: string): Promise<{ code: string; followers: number }> => post(`/api/reports/nearby/${encodeURIComponent(id)}/follow`, {});
export const sendReport = (body: Record<string, unknown>): Promise<Receipt> => post('/api/reports', body);
export const nearby = (longitude: number, latitude: number, code: string): Promise<NearCase[]> =>
  get(withQuery('/api/reports/nearby', { longitude, latitude, class: code }));
export const track = (code: string): Promise<Track> => get(`/api/track/${encodeURIComponent(code)}`);
export const answer = (code: string, solved: boolean, satisfied: number): Promise<void> =>
  post(`/api/track/${encodeURIComponent(code)}/answer`, { solved, satisfied });
