/** Who is logged in. */
import { get, post, remove } from './http';
import type { Session } from './types';

export const session = (): Promise<Session> => get('/api/session');

export const logIn = (name: string, password: string): Promise<Session> => post('/api/session', { name, password });

export const logOut = (): Promise<void> => remove('/api/session');

export const changePassword = (oldPassword: string, newPassword: string): Promise<Session | undefined> =>
  post('/api/session/password', { oldPassword, newPassword });
