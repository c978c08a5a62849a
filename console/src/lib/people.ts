/** Users in lists and forms. */
import type { Organisation, User } from '../api/types';

/** Region codes typed with commas, blanks or line ends between them, each once. */
export function splitCodes(text: string): string[] {
  return [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))];
}

export function isLocked(user: User, now: Date): boolean {
  return user.lockedUntil !== null && Date.parse(user.lockedUntil) > now.getTime();
}

/** Users whose name, full name or organisation contains the text. */
export function filterUsers(users: readonly User[], organisations: readonly Organisation[], text: string): User[] {
  const wanted = text.trim().toLowerCase();
  const names = new Map(organisations.map((one) => [one.code, one.name]));
  const fields = (user: User): string[] => [user.name, user.displayName, names.get(user.organisation ?? '') ?? ''];
  return users.filter((user) => fields(user).some((field) => field.toLowerCase().includes(wanted)));
}
