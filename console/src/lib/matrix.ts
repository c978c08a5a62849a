/** The permission matrix while it is edited. */
import type { Role } from '../api/types';

export type Matrix = Record<string, string[]>;

export function toMatrix(roles: readonly Role[]): Matrix {
  return Object.fromEntries(roles.map((role) => [role.code, [...role.permissions]]));
}

export function toggled(matrix: Matrix, role: string, permission: string): Matrix {
  const before = matrix[role] ?? [];
  const after = before.includes(permission) ? before.filter((one) => one !== permission) : [...before, permission];
  return { ...matrix, [role]: after };
}

/** Roles whose permissions differ from what the server has. */
export function changedRoles(roles: readonly Role[], matrix: Matrix): Role[] {
  return roles.filter((role) => !sameSet(role.permissions, matrix[role.code] ?? []));
}

/** How many ticks differ. */
export function changeCount(roles: readonly Role[], matrix: Matrix): number {
  return roles.reduce((sum, role) => {
    const wanted = matrix[role.code] ?? [];
    const added = wanted.filter((one) => !role.permissions.includes(one)).length;
    return sum + added + role.permissions.filter((one) => !wanted.includes(one)).length;
  }, 0);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
