/** Maintenance windows: works that raise warnings nobody needs. */
import { get, post, remove, send, withQuery } from './http';

export type WindowState = 'COMING' | 'ON' | 'OVER' | 'CALLED_OFF';

export interface MaintenanceWindow {
  id: number;
  from: string;
  until: string;
  reason: string;
  by: string;
  thing: number | null;
  cityObject: string | null;
  /** How the codes of regions begin. */
  region: string | null;
  classCode: string | null;
  state: WindowState;
  thingName: string | null;
  objectName: string | null;
  /** How many warnings it kept out of the queue. */
  keptBack: number;
  endedAt: string | null;
  endedBy: string | null;
}

/** What somebody writes of one; what it is about is given once, when it is planned. */
export interface WindowBody {
  from: string;
  until: string;
  reason: string;
  thing?: number;
  cityObject?: string;
  region?: string;
  classCode?: string;
}

export interface PastWindows {
  items: MaintenanceWindow[];
  total: number;
}

const PATH = '/api/warning-maintenance';

export const windows = (): Promise<MaintenanceWindow[]> => get(PATH);
export const pastWindows = (limit: number): Promise<PastWindows> => get(withQuery(`${PATH}/past`, { limit }));
export const planWindow = (body: WindowBody): Promise<unknown> => post(PATH, body);
export const changeWindow = (id: number, body: WindowBody): Promise<unknown> => send('PUT', `${PATH}/${id}`, { body });
export const endWindow = (id: number): Promise<void> => remove(`${PATH}/${id}`);
