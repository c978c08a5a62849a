/** What the stand-in server remembers, in memory. */
import type { ApiKey, AuditEntry, CityObject, Dataset, Fault, ImportStatus, ObjectVersion, Organisation, Role, User } from '../../src/api/types';
import { catalogue } from './catalogue';
import { town, type TownFeature } from './town';

export const PERMISSIONS = [
  ['cim.view', '查看城市对象', 'View city objects'],
  ['cim.propose', '提报更新', 'Propose updates'],
  ['cim.edit', '编辑城市对象', 'Edit city objects'],
  ['cim.import', '导入数据', 'Import data'],
  ['people.view', '查看用户与机构', 'View users and organisations'],
  ['people.manage', '管理用户与机构', 'Manage users and organisations'],
  ['audit.view', '查看审计日志', 'View the audit log'],
  ['system.operate', '运维', 'Operate the system'],
].map(([code, zh, en]) => ({ code: code as string, title: { zh: zh as string, en: en as string } }));

const all = PERMISSIONS.map((one) => one.code);

export const roles: Role[] = [
  { code: 'administrator', title: { zh: '管理员', en: 'Administrator' }, permissions: all, builtIn: true },
  { code: 'planner', title: { zh: '规划人员', en: 'Planner' }, permissions: ['cim.view', 'cim.propose', 'cim.edit', 'cim.import'], builtIn: true },
  { code: 'viewer', title: { zh: '浏览者', en: 'Viewer' }, permissions: ['cim.view'], builtIn: true },
  { code: 'auditor', title: { zh: '审计员', en: 'Auditor' }, permissions: ['audit.view', 'people.view'], builtIn: true },
  { code: 'street_office', title: { zh: '街道工作人员', en: 'Street office staff' }, permissions: ['cim.view', 'cim.edit'], builtIn: false },
];

export const organisations: Organisation[] = [
  { code: 'city', name: '松江市人民政府', parent: null, kind: '政府' },
  { code: 'housing', name: '住房和城乡建设局', parent: 'city', kind: '市级部门' },
  { code: 'housing-gas', name: '燃气管理处', parent: 'housing', kind: '处室' },
  { code: 'planning', name: '自然资源和规划局', parent: 'city', kind: '市级部门' },
  { code: 'nanguan', name: '南关区人民政府', parent: 'city', kind: '区县' },
  { code: 'yongji', name: '永吉街道办事处', parent: 'nanguan', kind: '街道' },
];

const everything = { departments: [], regions: [], classCodes: [] };
const user = (name: string, displayName: string, organisation: string | null, more: Partial<User> = {}): User => ({
  name,
  displayName,
  organisation,
  enabled: true,
  roles: ['viewer'],
  scope: everything,
  lockedUntil: null,
  lastLoginAt: new Date(Date.now() - 3_600_000 * name.length).toISOString(),
  mustChangePassword: false,
  ...more,
});

export const users: User[] = [
  user('admin', '系统管理员', null, { roles: ['administrator'] }),
  user('li.na', '李娜', 'planning', { roles: ['viewer'] }),
  user('first', '赵一', 'housing', { roles: ['planner'], mustChangePassword: true, lastLoginAt: null }),
  user('wang.wei', '王伟', 'yongji', { roles: ['street_office'], scope: { departments: [], regions: ['220102001'], classCodes: ['building', 'bus_stop'] } }),
  user('zhang.min', '张敏', 'housing-gas', { roles: ['planner', 'auditor'], scope: { departments: ['housing-gas'], regions: [], classCodes: [] } }),
  user('chen.jie', '陈杰', 'nanguan', { enabled: false }),
  user('liu.yang', '刘洋', 'housing', { lockedUntil: new Date(Date.now() + 600_000).toISOString() }),
];

export const PASSWORD = 'songhua-demo-1';
export const passwords = new Map<string, string>(users.map((one) => [one.name, PASSWORD]));
export const failures = new Map<string, number>();

export const keys: ApiKey[] = [
  { name: 'gis-portal', createdAt: '2026-09-01T02:00:00Z', createdBy: 'admin', expiresAt: '2027-09-01T00:00:00Z', lastUsedAt: '2026-11-22T08:12:00Z', permissions: ['cim.view'] },
  { name: 'old-sync', createdAt: '2025-03-01T02:00:00Z', createdBy: 'admin', expiresAt: '2026-03-01T00:00:00Z', lastUsedAt: null, permissions: ['cim.view', 'cim.import'] },
];

export const audit: AuditEntry[] = [];
export function record(actor: string, action: string, subject: string, detail: object): void {
  const number = audit.length + 1;
  const hash = [...Array(64)].map((_, n) => ((number * 31 + n * 7) % 16).toString(16)).join('');
  audit.push({ number, at: new Date().toISOString(), actor, action, subject, detailJson: JSON.stringify(detail), hash });
}
record('system', 'installation.created', 'installation', { version: '0.1.0' });
for (const one of users) record('admin', 'user.created', `user:${one.name}`, { displayName: one.displayName, roles: one.roles });
for (let n = 0; n < 70; n += 1) record('li.na', 'object.changed', `object:0000-${n}`, { floors: { from: 6, to: 6 + (n % 3) } });

const UNTOLD = {
  extent: null, description: null, dated: null, crs: 'EPSG:4490', accuracyMetres: null, owner: null, ownerName: null, contact: null, updateCycle: null, revision: 1, importedAt: null, due: null, overdue: false,
};

export const datasets = (): Dataset[] => [
  { ...UNTOLD, classes: { building: town().length }, shareLevel: 'shared', number: 2, code: 'demo', title: '松江市演示城市', source: '松花合成数据', licence: 'CC0-1.0', synthetic: true, changedAt: new Date(Date.now() - 7_200_000).toISOString(), count: town().length },
  { ...UNTOLD, classes: { road: 4213 }, shareLevel: 'open', updateCycle: 'weekly', due: '2026-10-09', overdue: true, number: 3, code: 'osm_roads', title: 'OpenStreetMap 道路', source: '© OpenStreetMap 贡献者', licence: 'ODbL-1.0', synthetic: false, changedAt: '2026-10-02T03:00:00Z', count: 4213 },
];

const objects = new Map<string, CityObject>();
const history = new Map<string, ObjectVersion[]>();

/** The object of that id, made from the town when first asked for. */
export function findObject(id: string): CityObject | null {
  const known = objects.get(id);
  if (known) return known;
  const feature = town().find((one) => one.properties['id'] === id);
  if (!feature) return null;
  const made = objectOf(feature);
  objects.set(id, made);
  history.set(id, [{ revision: 1, recordedFrom: made.recordedFrom, recordedTo: null, recordedBy: 'demo', name: made.name, attributes: made.attributes }]);
  return made;
}

export const versionsOf = (id: string): ObjectVersion[] => (findObject(id), history.get(id) ?? []);

/** A new version of an object. */
export function revise(before: CityObject, by: string, name: string | null, attributes: CityObject['attributes']): CityObject {
  const now = new Date().toISOString();
  const after = { ...before, name, attributes, revision: before.revision + 1, recordedFrom: now };
  objects.set(before.id, after);
  const older = versionsOf(before.id).map((one) => (one.recordedTo === null ? { ...one, recordedTo: now } : one));
  history.set(before.id, [{ revision: after.revision, recordedFrom: now, recordedTo: null, recordedBy: by, name, attributes }, ...older]);
  return after;
}

export function centreOf(feature: TownFeature): [number, number] {
  const flat = JSON.stringify(feature.geometry).match(/-?\d+\.\d+/g)?.map(Number) ?? [0, 0];
  const xs = flat.filter((_, n) => n % 2 === 0);
  const ys = flat.filter((_, n) => n % 2 === 1);
  const middle = (list: number[]): number => (Math.min(...list) + Math.max(...list)) / 2;
  return [middle(xs), middle(ys)];
}

function objectOf(feature: TownFeature): CityObject {
  const { id, name, ...attributes } = feature.properties as Record<string, string>;
  const [longitude, latitude] = centreOf(feature);
  const definition = catalogue().groups.flatMap((group) => group.classes).find((one) => one.code === feature.classCode);
  return {
    id: id ?? '',
    classCode: feature.classCode,
    classTitle: definition?.title ?? { zh: '', en: '' },
    name: name || null,
    synthetic: true,
    geometry: feature.geometry,
    longitude,
    latitude,
    attributes,
    tags: { 'addr:city': '松江市', source: 'survey', 'building:material': 'concrete' } as Record<string, string>,
    dataset: { code: 'demo', title: '松江市演示城市', source: '松花合成数据', licence: 'CC0-1.0', synthetic: true },
    sourceId: `town/${feature.classCode}/${String(id).slice(-6)}`,
    region: { code: '220102001', path: [{ code: '22', name: '吉林省' }, { code: '2201', name: '松江市' }, { code: '220102', name: '南关区' }, { code: '220102001', name: '永吉街道' }] },
    validFrom: null,
    recordedFrom: '2026-11-20T01:30:00Z',
    revision: 1,
  };
}

export const imports: ImportStatus[] = [];
export const faults = new Map<number, Fault[]>();
