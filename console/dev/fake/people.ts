/** Users, roles, organisations and keys of the stand-in server. */
import type { ApiKey, Organisation, Role, User } from '../../src/api/types';
import type { Call, Reply } from './server';
import { keys, organisations, passwords, PERMISSIONS, record, roles, users } from './state';

const bad = (code: string, field: string, text: string): Reply => ({
  status: 422,
  json: { status: 422, title: text, code, faults: [{ code, severity: 'REFUSED', place: { field }, problem: text, remedy: 'Choose another.' }] },
});

export function handlePeople(call: Call): Reply {
  switch (call.path[1]) {
    case 'permissions':
      return { json: PERMISSIONS };
    case 'users':
      return call.path[3] === 'password' ? resetPassword(call) : collection(call, users, 'name', newUser);
    case 'roles':
      return collection(call, roles, 'code', (body) => ({ builtIn: false, ...body }) as Role);
    case 'organisations':
      return collection(call, organisations, 'code', (body) => body as unknown as Organisation);
    case 'keys':
      return call.method === 'DELETE' ? revoke(call) : collection(call, keys, 'name', newKey);
    default:
      return { status: 404, json: { status: 404, code: 'HTTP-404' } };
  }
}

function collection<T extends object>(call: Call, list: T[], id: keyof T & string, make: (body: Record<string, unknown>, call: Call) => T): Reply {
  if (call.method === 'GET') return { json: list };
  if (call.method === 'POST') {
    if (list.some((one) => one[id] === call.body[id])) return bad('PEOPLE-002', `/${id}`, `"${String(call.body[id])}" is taken.`);
    const made = make(call.body, call);
    const { secret, ...kept } = made as T & { secret?: string };
    list.push(kept as unknown as T);
    record(call.user ?? '', `${call.path[1]}.created`, `${call.path[1]}:${String(call.body[id])}`, { [id]: call.body[id] });
    return { status: 201, json: secret ? made : kept };
  }
  const found = list.find((one) => one[id] === call.path[2]);
  if (!found) return { status: 404, json: { status: 404, code: 'PEOPLE-404' } };
  Object.assign(found, call.body);
  record(call.user ?? '', `${call.path[1]}.changed`, `${call.path[1]}:${call.path[2]}`, call.body);
  return { json: found };
}

function newUser(body: Record<string, unknown>): User {
  const { password, ...rest } = body;
  passwords.set(String(body['name']), String(password));
  return { enabled: true, lockedUntil: null, lastLoginAt: null, mustChangePassword: true, ...rest } as User;
}

function newKey(body: Record<string, unknown>, call: Call): ApiKey {
  return { createdAt: new Date().toISOString(), createdBy: call.user ?? '', lastUsedAt: null, expiresAt: null, ...body, secret: 'shk_4f9c2d7ab0e1c6d85a3b7e90' } as ApiKey;
}

function resetPassword(call: Call): Reply {
  passwords.set(call.path[2] ?? '', String(call.body['password']));
  for (const one of users) if (one.name === call.path[2]) one.mustChangePassword = true;
  return { status: 204 };
}

function revoke(call: Call): Reply {
  keys.splice(keys.findIndex((one) => one.name === call.path[2]), 1);
  return { status: 204 };
}
