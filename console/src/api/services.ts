/** Services to citizens: catalogue, applications, certificates, bookings; and what officers do with applications. */
import { get, post, send, withQuery } from './http';
import type { Fault, Text } from './types';

export interface ServiceSummary {
  code: string;
  title: Text;
  description: Text;
  basis: string;
  applicant: string;
  clauses: string[];
}

export interface ServiceField {
  name: string;
  title: Text;
  type: 'string' | 'integer' | 'number' | 'boolean';
  format: string | null;
  unit: string | null;
  choices: { value: string; title: Text }[];
  required: boolean;
  personal: boolean;
}

export interface Service {
  service: ServiceSummary;
  register: string;
  fields: ServiceField[];
  rules: { code: string; title: Text; says: Text; basis: string }[];
  documents: { kind: string; title: Text; always: boolean; months: number }[];
  promises: { state: string; title: Text; workingDays: number }[];
  order: Text[];
  certificate: Text | null;
  need: Text | null;
  states: { code: string; title: Text; kind: string }[];
  actions: Record<string, Text>;
  labels: Record<string, Text>;
  pays: boolean;
}

export interface Verdict {
  rule: string;
  title: Text;
  outcome: 'HOLDS' | 'FAILS' | 'UNKNOWN';
  says: Text;
  basis: string;
  missing: string[];
}

export interface ServiceReceipt {
  number: string;
  trackingCode: string;
  reused: string[];
}

export interface TrackedStep {
  title: Text;
  since: string;
  due: string | null;
  provisional: boolean;
  doneAt: string | null;
  late: boolean;
}

export interface Tracked {
  service: string;
  number: string;
  state: Text;
  steps: TrackedStep[];
  place: number | null;
  reasons: Verdict[];
  documents: { number: number; kind: string; on: string; isReused: boolean }[];
  missing: string[];
  certificate: string | null;
  canWithdraw: boolean;
}

export interface Certificate {
  service: Text;
  title: Text;
  issuedAt: string;
  until: string;
  standing: 'VALID' | 'EXPIRED' | 'REVOKED';
}

export interface Application {
  number: string;
  record: string;
  state: string;
  region: string | null;
  fields: Record<string, string | number | boolean>;
  synthetic: boolean;
  revision: number;
  place: number | null;
  grounds: { says: Text; value: string }[];
  since: string;
  due: string | null;
}

export interface Gap {
  title: Text;
  register: string;
  needed: number;
  met: number;
  open: number;
  rows: { key: string; record: string; fields: Record<string, string>; state: string; application: string }[];
}

export interface Paid {
  month: string;
  booked: number;
  before: number;
  refused: Fault[];
}

export interface Offer {
  code: string;
  title: Text;
  description: Text;
  daysAhead: number;
  mostSeats: number;
}

export interface PlaceDay {
  place: string;
  title: string;
  day: string;
  status: 'OPEN' | 'FULL' | 'CLOSED_WEEKDAY' | 'CLOSED_FOR_NOW' | 'NOT_OPEN' | 'NOT_BOOKABLE';
  hours: string;
  capacity: number;
  booked: number;
  bookings: number;
}

export interface Booked {
  code: string;
  booking: { place: string; day: string; seats: number; isCancelled: boolean };
}

const part = encodeURIComponent;
const one = (service: string, number: string): string => `/api/services/${part(service)}/applications/${part(number)}`;

export const services = (): Promise<ServiceSummary[]> => get('/api/services');
export const service = (code: string): Promise<Service> => get(`/api/services/${part(code)}`);
export const eligibility = (code: string, fields: Record<string, string>): Promise<Verdict[]> => post(`/api/services/${part(code)}/eligibility`, { fields });
export const prefill = (code: string, body: { earlier: string; identity: string; fields: Record<string, string> }): Promise<Record<string, string>> =>
  post(`/api/services/${part(code)}/prefill`, body);
export const apply = (
  code: string,
  body: { fields: Record<string, string>; personal: Record<string, string>; earlier: string | null; request: string },
): Promise<ServiceReceipt> => post(`/api/services/${part(code)}/applications`, body);
export const trackApplication = (code: string): Promise<Tracked> => get(`/api/applications/${part(code)}`);
export const withdraw = (code: string): Promise<Tracked> => post(`/api/applications/${part(code)}/withdrawal`);
export const bring = async (code: string, kind: string, file: File): Promise<Tracked> =>
  (await send<Tracked>('POST', `/api/applications/${part(code)}/documents/${part(kind)}`, { body: file, headers: { 'Content-Type': file.type } })).value;
export const certificate = (code: string): Promise<Certificate> => get(`/api/certificates/${part(code)}`);

export const offers = (): Promise<Offer[]> => get('/api/offers');
export const places = (offer: string, day: string): Promise<PlaceDay[]> => get(withQuery(`/api/offers/${part(offer)}/places`, { day }));
export const book = (offer: string, body: { place: string; day: string; seats: number; phone: string }): Promise<Booked> =>
  post(`/api/offers/${part(offer)}/bookings`, body);
export const cancelBooking = (code: string): Promise<Booked['booking']> => post(`/api/bookings/${part(code)}/cancellation`);

export const applications = (code: string, state: string | null): Promise<Application[]> =>
  get(withQuery(`/api/services/${part(code)}/applications`, { state, limit: '200' }));
export const verdicts = (code: string, number: string): Promise<Verdict[]> => get(`${one(code, number)}/eligibility`);
export const papers = (code: string, number: string): Promise<Tracked['documents']> => get(`${one(code, number)}/documents`);
export const paperAddress = (code: string, number: string, paper: number): string => `${one(code, number)}/documents/${paper}`;
export const applicant = (code: string, number: string): Promise<Record<string, string>> => get(`${one(code, number)}/applicant`);
export const gap = (code: string): Promise<Gap> => get(`/api/services/${part(code)}/gap?rows=1000`);
export const pay = (code: string, month: string | null): Promise<Paid> => post(`/api/services/${part(code)}/payments`, { month });
