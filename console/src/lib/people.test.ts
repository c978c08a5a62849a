import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/http';
import type { Organisation, Role, User } from '../api/types';
import { placeFaults } from './formFaults';
import { changeCount, changedRoles, toggled, toMatrix } from './matrix';
import { treeRows, withDescendants } from './orgTree';
import { MIN_PASSWORD_LENGTH, passwordFault, randomPassword } from './password';
import { filterUsers, isLocked, splitCodes } from './people';

const organisation = (code: string, parent: string | null): Organisation => ({ code, name: code, parent, kind: null });
const role = (code: string, permissions: string[]): Role => ({ code, title: { zh: code, en: code }, permissions, builtIn: false });

describe('the tree of organisations', () => {
  const all = [organisation('gas', 'housing'), organisation('city', null), organisation('housing', 'city'), organisation('lost', 'nowhere')];

  it('lists children below their parent', () => {
    expect(treeRows(all).map(({ organisation: { code }, depth }) => `${depth} ${code}`)).toEqual(['0 city', '1 housing', '2 gas', '0 lost']);
  });

  it('loses nobody, even in a circle', () => {
    expect(treeRows([organisation('a', 'b'), organisation('b', 'a')])).toHaveLength(2);
  });

  it('knows who may not become the parent', () => {
    expect([...withDescendants(all, 'city')].sort()).toEqual(['city', 'gas', 'housing']);
  });
});

describe('the permission matrix', () => {
  const roles = [role('viewer', ['cim.view']), role('planner', ['cim.view', 'cim.edit'])];

  it('knows what was changed', () => {
    const matrix = toggled(toggled(toMatrix(roles), 'viewer', 'cim.edit'), 'viewer', 'cim.view');
    expect(changedRoles(roles, matrix).map((one) => one.code)).toEqual(['viewer']);
    expect(changeCount(roles, matrix)).toBe(2);
  });

  it('forgets a change that was taken back', () => {
    const matrix = toggled(toggled(toMatrix(roles), 'planner', 'cim.edit'), 'planner', 'cim.edit');
    expect(changeCount(roles, matrix)).toBe(0);
  });
});

describe('users', () => {
  const user = { name: 'li.na', displayName: '李娜', organisation: 'housing', lockedUntil: '2026-11-23T12:00:00Z' } as User;

  it('are found by name, full name and organisation', () => {
    const organisations = [{ ...organisation('housing', null), name: '住建局' }];
    expect(['LI', '李', '住建', 'wang'].map((text) => filterUsers([user], organisations, text).length)).toEqual([1, 1, 1, 0]);
  });

  it('are locked only until the lock ends', () => {
    expect([isLocked(user, new Date('2026-11-23T11:59:59Z')), isLocked(user, new Date('2026-11-23T12:00:00Z'))]).toEqual([true, false]);
  });

  it('have region codes typed in any way', () => {
    expect(splitCodes(' 220102，220103 220102;\n2201 ')).toEqual(['220102', '220103', '2201']);
  });
});

describe('passwords', () => {
  it('must be long and new', () => {
    expect(passwordFault('old-password', 'short')).toBe('password.short');
    expect(passwordFault('old-password', 'old-password')).toBe('password.same');
    expect(passwordFault('old-password', 'three words here')).toBeNull();
  });

  it('are made of letters nobody confuses', () => {
    let byte = 0;
    const made = randomPassword((length) => Uint8Array.from({ length }, () => (byte = (byte + 37) % 256)));
    expect(made).toMatch(/^([a-zA-Z2-9]{4}-){3}[a-zA-Z2-9]{4}$/);
    expect(made).not.toMatch(/[0O1lIi8B]/);
    expect([...made].length).toBeGreaterThan(MIN_PASSWORD_LENGTH);
  });
});

describe('faults of a refused form', () => {
  it('go to their fields; the rest is told above', () => {
    const fault = (field: string | null, problem: string) => ({ code: 'X-001', severity: 'REFUSED' as const, place: { field }, problem, remedy: 'Mend.' });
    const problem = new ApiProblem(422, { faults: [fault('/name', 'Taken.'), fault('/scope/regions/0', 'Unknown.'), fault(null, 'Odd.')] });
    expect(placeFaults(problem, ['name', 'regions'])).toEqual({ fields: { name: 'Taken. Mend.', regions: 'Unknown. Mend.' }, general: 'Odd. Mend.' });
  });
});
