/** Users, roles, organisations, API keys and the audit log. */
import { get, patch, post, remove, withQuery } from './http';
import type {
  ApiKey,
  AuditEntry,
  AuditVerification,
  Organisation,
  Page,
  PermissionInfo,
  Role,
  User,
} from './types';

const segment = encodeURIComponent;

export const users = (): Promise<User[]> => get('/api/users');
export const createUser = (user: Partial<User> & { password: string }): Promise<User> => post('/api/users', user);
export const changeUser = (name: string, change: Partial<User>): Promise<User> => patch(`/api/users/${segment(name)}`, change);
export const resetPassword = (name: string, password: string): Promise<void> =>
  post(`/api/users/${segment(name)}/password`, { password });

export const roles = (): Promise<Role[]> => get('/api/roles');
export const createRole = (role: Omit<Role, 'builtIn'>): Promise<Role> => post('/api/roles', role);
export const changeRole = (code: string, change: Partial<Role>): Promise<Role> => patch(`/api/roles/${segment(code)}`, change);
export const permissions = (): Promise<PermissionInfo[]> => get('/api/permissions');

export const organisations = (): Promise<Organisation[]> => get('/api/organisations');
export const createOrganisation = (one: Organisation): Promise<Organisation> => post('/api/organisations', one);
export const changeOrganisation = (code: string, change: Partial<Organisation>): Promise<Organisation> =>
  patch(`/api/organisations/${segment(code)}`, change);

export const keys = (): Promise<ApiKey[]> => get('/api/keys');
export const createKey = (key: { name: string; permissions: string[]; expiresAt: string | null }): Promise<ApiKey> =>
  post('/api/keys', key);
export const revokeKey = (name: string): Promise<void> => remove(`/api/keys/${segment(name)}`);

export async function audit(before: number | null, limit: number): Promise<AuditEntry[]> {
  const answer = await get<AuditEntry[] | Page<AuditEntry>>(withQuery('/api/audit', { before, limit }));
  return Array.isArray(answer) ? answer : answer.items;
}
export const verifyAudit = (): Promise<AuditVerification> => get('/api/audit/verification');
