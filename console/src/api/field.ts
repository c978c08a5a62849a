/** Work in the field. */
import type { CaseSummary } from './cases';
import { get, post } from './http';
import type { Text } from './types';

export interface FieldStep {
  action: string;
  name: Text;
  from: string[];
  to: string;
  permission: 'case.work' | 'case.check';
  reasons: string[];
  reasonNames: Text[];
  fields: string[];
  evidence: string[];
}

export interface FieldTask {
  summary: CaseSummary;
  flow: string;
  checklist: { code: string; name: Text }[];
  /** Kinds of evidence that the case holds already. */
  evidence: string[];
}

export interface FieldTasks {
  tasks: FieldTask[];
  flows: Record<string, FieldStep[]>;
}

export type ChangeKind = 'action' | 'photo' | 'note' | 'checklist';

export interface FieldChange {
  key: string;
  caseId: string;
  kind: ChangeKind;
  action?: { action: string; reason: string | null; fields: Record<string, string>; occurredAt: string };
  text?: string;
  answers?: Record<string, string>;
  image?: string;
}

export interface Outcome {
  key: string;
  result: 'applied' | 'conflict' | 'rejected';
  code: string | null;
  problem: string | null;
  repeated: boolean;
}

export const fieldTasks = (): Promise<FieldTasks> => get('/api/field/tasks');
export const sendChanges = (changes: FieldChange[]): Promise<Outcome[]> => post('/api/field/changes', { changes });
