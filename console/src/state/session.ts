/** Who uses the console and what they may do. */
import { computed, ref } from 'vue';
import * as api from '../api/session';
import type { Session } from '../api/types';

export type PermissionCode =
  | 'cim.view'
  | 'cim.propose'
  | 'cim.edit'
  | 'cim.import'
  | 'sensing.view'
  | 'sensing.send'
  | 'sensing.edit'
  | 'warning.view'
  | 'warning.handle'
  | 'warning.rules'
  | 'case.view'
  | 'case.report'
  | 'case.dispatch'
  | 'case.work'
  | 'case.check'
  | 'case.supervise'
  | 'case.configure'
  | 'reporter.view'
  | 'evaluation.view'
  | 'evaluation.edit'
  | 'evaluation.approve'
  | 'register.view'
  | 'register.edit'
  | 'register.approve'
  | 'planning.run'
  | 'people.view'
  | 'people.manage'
  | 'audit.view'
  | 'system.operate';

export const session = ref<Session | null>(null);

export const loggedIn = computed(() => session.value !== null && (session.value.user !== null || session.value.trustLocal));

/** Whether the user may do it; a trusted local request may do everything. */
export function may(permission: PermissionCode): boolean {
  const current = session.value;
  if (current === null) return false;
  if (current.user === null) return current.trustLocal;
  return current.user.permissions.includes(permission);
}

/** Reads the session once; later calls answer from memory. */
export async function ensureSession(): Promise<Session> {
  session.value ??= await api.session();
  return session.value;
}

export async function logIn(name: string, password: string): Promise<Session> {
  session.value = await api.logIn(name, password);
  return session.value;
}

/** Ends the session on the server; the caller leaves the page and then calls {@link dropSession}. */
export async function logOut(): Promise<void> {
  await api.logOut();
}

export async function changePassword(oldPassword: string, newPassword: string): Promise<void> {
  await api.changePassword(oldPassword, newPassword);
  session.value = await api.session();
}

/** Forgets the session, as when the server says that it has ended. */
export function dropSession(): void {
  session.value = null;
  // What the field page keeps for times without a connection belongs to who was logged in.
  void navigator.serviceWorker?.getRegistration('/field').then((one) => one?.active?.postMessage('forget'));
}
