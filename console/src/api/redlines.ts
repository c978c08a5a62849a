/** Red lines, and approvals that let one subject pass one of them. */
import { get, post } from './http';
import type { Text } from './types';

export interface RedLine {
  code: string;
  title: Text;
  basis: string;
  clauses: string[];
  subjects: { register: string; classCode: string; at: string[]; geometry: string }[];
  approval: Text;
  document: string;
  mayApprove: boolean;
}

export const redLines = (): Promise<RedLine[]> => get('/api/red-lines');
export const approve = (line: string, subject: string, document: string): Promise<unknown> =>
  post(`/api/red-lines/${encodeURIComponent(line)}/approvals`, { subject, document });
