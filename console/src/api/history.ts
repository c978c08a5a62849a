/** What was and how it became what is: differences, undo, proposals. */
import { get, post, withQuery } from './http';
import type { Axis } from '../lib/past';
import type { Box, Changes, Edit, EditMeaning, Proposal, ProposalState, ProposedChange } from './types';

export interface ChangesWanted {
  from: string;
  to: string;
  axis: Axis;
  box: Box | null;
  after: string | null;
}

export const changes = ({ from, to, axis, box, after }: ChangesWanted): Promise<Changes> =>
  get(withQuery('/api/changes', { from, to, axis, bbox: box?.join(','), after, limit: 200 }));

/** Takes an edit back by new versions. */
export const undo = (number: number): Promise<{ edit: Edit }> => post(`/api/edits/${number}/undo`, {});

export const propose = (edit: EditMeaning & { changes: ProposedChange[] }): Promise<Proposal> => post('/api/proposals', edit);

export const proposals = (state: ProposalState | null): Promise<{ items: Proposal[]; open: number }> =>
  get(withQuery('/api/proposals', { state, limit: 200 }));

export const accept = (number: number, reason: string): Promise<{ edit: Edit }> => post(`/api/proposals/${number}/accept`, { reason });

export const reject = (number: number, reason: string): Promise<Proposal> => post(`/api/proposals/${number}/reject`, { reason });

export const withdraw = (number: number): Promise<Proposal> => post(`/api/proposals/${number}/withdraw`, {});
