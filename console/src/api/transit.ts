/** Timetables that were imported, and analyses in the background. */
import { get, post, remove, send, withQuery } from './http';
import type { Features, Place, Share } from './planning';
import { unwrapped } from './planning';
import type { Fault } from './types';

export interface Timetable {
  code: string;
  edition: number;
  title: string;
  fileName: string;
  facts: { stops: number; trips: number; from: string | null; until: string | null; faults: Record<string, number>; unusedFiles: string[] };
}

export interface TravelDay {
  date: string;
  trips: number;
  special: boolean;
  official: 'WORKDAY' | 'SWAPPED_WORKDAY' | 'WEEKEND' | 'HOLIDAY' | 'NOT_PUBLISHED';
}

export const timetables = (): Promise<Timetable[]> => get('/api/planning/timetables');
export const timetableFaults = (code: string): Promise<Fault[]> => get(`/api/planning/timetables/${code}/faults`);
export const travelDay = (code: string, date: string): Promise<TravelDay> => get(withQuery(`/api/planning/timetables/${code}/day`, { date }));
export const forgetTimetable = (code: string): Promise<void> => remove(`/api/planning/timetables/${code}`);

export function importTimetable(file: File, code: string, title: string): Promise<Timetable> {
  const form = new FormData();
  form.append('code', code);
  form.append('title', title);
  form.append('file', file, file.name);
  return post('/api/planning/timetables', form);
}

export interface CommuteInputs {
  place: Place;
  minutes: number[];
  mode: 'walk' | 'drive' | 'cycle';
  feeds: string[];
  date?: string;
  from: number;
  until: number;
  percentile: number;
  count: 'door' | 'station';
  holidays: 'feed' | 'calendar';
}

export interface Within {
  minutes: number;
  share: Share;
}

export interface TransitTold {
  timetables: { timetable: string; title: string; runsAs: string; trips: number }[];
  date: string;
  officialDay: string;
  from: number;
  until: number;
  step: number;
  percentile: number;
  access: number;
  stops: number;
  stopsWithoutStreet: number;
}

export interface CommuteResult {
  areas: Features;
  units: {
    provenance: { dataVersion: number; analysisVersion: string; parameters: Record<string, unknown> };
    convention: { mode: CommuteInputs['mode']; from: 'door' | 'station'; to: 'door' | 'station'; minutesAtTheEnds: number; transit?: TransitTold };
    within: Within[];
    units: { unit: string; within: Within[] }[];
    dwellingsWithoutStreet: number;
    dwellingsCutOff: number;
  };
}

export type JobStatus = 'accepted' | 'running' | 'successful' | 'failed' | 'dismissed';

export interface Job {
  jobID: string;
  processID: string;
  status: JobStatus;
  progress: number;
  message?: string;
  created: string;
}

/** Puts an analysis in line; its results are fetched by reference when it is done. */
export async function startJob(process: string, inputs: object): Promise<Job> {
  const answer = await send<Job>('POST', `/ogcapi/processes/${process}/execution`, { body: { inputs, response: 'document' }, headers: { Prefer: 'respond-async' } });
  return answer.value;
}

export const job = (id: string): Promise<Job> => get(`/ogcapi/jobs/${id}`);
export const dismissJob = (id: string): Promise<void> => remove(`/ogcapi/jobs/${id}`);
export const jobsOf = async (process: string): Promise<Job[]> => (await get<{ jobs: Job[] }>(withQuery('/ogcapi/jobs', { processID: process, limit: 20 }))).jobs;
export const jobResults = async <T>(id: string): Promise<T> => unwrapped(await get<Record<string, unknown>>(`/ogcapi/jobs/${id}/results`)) as T;
