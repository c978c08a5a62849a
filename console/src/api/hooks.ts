/** Addresses of other systems that are told what becomes of warnings or cases, and the letters that wait. */
import { get, post, remove } from './http';

export type News = 'warnings' | 'cases';

export interface Hook {
  id: number;
  url: string;
  active: boolean;
  createdBy: string;
  createdAt: string;
  sent: number;
  waiting: number;
  stuck: number;
  lastError: string | null;
}

export interface Mail {
  isOn: boolean;
  sent: number;
  waiting: number;
  stuck: number;
  lastError: string | null;
}

const ROOTS: Record<News, string> = { warnings: '/api/warning-webhooks', cases: '/api/cases/webhooks' };

export const hooks = (news: News): Promise<Hook[]> => get(ROOTS[news]);
export const addHook = (news: News, url: string): Promise<{ id: number; secret: string }> => post(ROOTS[news], { url });
export const retryHook = (news: News, id: number): Promise<{ retried: number }> => post(`${ROOTS[news]}/${id}/retry`, {});
export const mail = (): Promise<Mail> => get('/api/warning-mail');

export const stopHook = (news: News, id: number): Promise<void> => remove(`${ROOTS[news]}/${id}`);
