/** The shapes of the HTTP interface under `/api`, as the server documents them. */
import type { Geometry } from 'geojson';

export interface Text {
  zh: string;
  en: string;
}

export interface SessionUser {
  name: string;
  displayName: string;
  organisation: string | null;
  roles: string[];
  permissions: string[];
}

export interface Session {
  user: SessionUser | null;
  trustLocal: boolean;
  mustChangePassword: boolean;
  version: string;
  synthetic: boolean;
}

export interface Place {
  file?: string | null;
  row?: number | null;
  feature?: string | null;
  field?: string | null;
  longitude?: number | null;
  latitude?: number | null;
}

export interface Fault {
  code: string;
  severity: 'REFUSED' | 'REMARK';
  place: Place;
  problem: string;
  remedy: string;
}

export type GeometryKind = 'POINT' | 'LINE' | 'POLYGON' | 'ANY';

export interface ClassStyle {
  palette: string;
  icon: string | null;
  minZoom: number;
  order: number;
  labelZoom: number;
  visible: boolean;
  tileAttributes: string[];
  /** Smallest zoom by the value of an attribute; other values take minZoom. */
  zoomBy?: { attribute: string; zooms: Record<string, number> } | null;
}

export interface Choice {
  value: string;
  title: Text;
}

export type AttributeType = 'STRING' | 'INTEGER' | 'NUMBER' | 'BOOLEAN';

export interface AttributeDefinition {
  name: string;
  title: Text;
  type: AttributeType;
  format: string | null;
  unit: string | null;
  minimum: number | null;
  maximum: number | null;
  pattern: string | null;
  maxLength: number | null;
  choices: Choice[];
  required: boolean;
}

export interface ClassDefinition {
  code: string;
  title: Text;
  geometry: GeometryKind;
  count: number;
  cimLevel: number;
  standardCode: string | null;
  style: ClassStyle;
  attributes: AttributeDefinition[];
}

export interface ClassGroup {
  code: string;
  title: Text;
  classes: ClassDefinition[];
}

export type Box = [west: number, south: number, east: number, north: number];

export interface Catalogue {
  dataVersion: number | string;
  extent: Box | null;
  /** Where the map opens; a stand-in server may leave it out. */
  home?: Box | null;
  groups: ClassGroup[];
}

export interface Dataset {
  number: number;
  code: string;
  title: string;
  source: string | null;
  licence: string | null;
  synthetic: boolean;
  changedAt: string | null;
  /** Objects within the user's scope, and the same by class. */
  count: number;
  classes: Record<string, number>;
  extent: Box | null;
  description: string | null;
  /** Day the content tells of. */
  dated: string | null;
  crs: string | null;
  accuracyMetres: number | null;
  owner: string | null;
  ownerName: string | null;
  contact: string | null;
  updateCycle: 'none' | 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly' | 'as_needed' | null;
  shareLevel: 'open' | 'shared' | 'conditional' | 'closed';
  revision: number;
  importedAt: string | null;
  /** Day by which the next edition is due. */
  due: string | null;
  overdue: boolean;
}

export type AttributeValue = string | number | boolean | null;

export interface CityObject {
  id: string;
  classCode: string;
  classTitle: Text;
  name: string | null;
  synthetic: boolean;
  geometry: Geometry | null;
  longitude: number;
  latitude: number;
  attributes: Record<string, AttributeValue>;
  tags: Record<string, unknown>;
  dataset: Pick<Dataset, 'code' | 'title' | 'source' | 'licence' | 'synthetic'> | null;
  sourceId: string | null;
  region: { code: string; path: { code: string; name: string }[] } | null;
  validFrom: string | null;
  /** Until when it was so in the world; only of the past. */
  validTo?: string | null;
  recordedFrom: string;
  revision: number;
}

export type EditKind = 'CORRECTION' | 'CHANGE' | 'IMPORT' | 'UNDO';

export interface Edit {
  number: number;
  at: string;
  by: string;
  kind: EditKind;
  since: string | null;
  reason: string | null;
  importNumber: number | null;
  proposal: number | null;
  proposedBy: string | null;
  undoes: number | null;
  undoneBy: number | null;
}

export interface ObjectVersion {
  revision: number;
  /** 0 for what was in force; more for a state of the world before, told by the same revision. */
  part?: number;
  current?: boolean;
  recordedFrom: string;
  recordedTo: string | null;
  recordedBy: string | null;
  validFrom?: string | null;
  validTo?: string | null;
  ending?: 'RETIRED' | 'DELETED' | null;
  endedBy?: string | null;
  edit?: Edit | null;
  name: string | null;
  attributes: Record<string, AttributeValue>;
  geometry?: Geometry;
}

/** What an edit means: the record was wrong, or the world has changed since a day. */
export interface EditMeaning {
  kind?: 'correction' | 'change';
  since?: string;
  reason?: string;
}

export interface ObjectPatch extends EditMeaning {
  name?: string | null;
  attributes?: Record<string, AttributeValue>;
  geometry?: Geometry;
}

/** What somebody else made of an object meanwhile. */
export interface Conflict {
  id: string;
  base: ObjectVersion | null;
  theirs: ObjectVersion | null;
  last: ObjectVersion | null;
}

export type Difference = 'ADDED' | 'CHANGED' | 'ENDED';

export interface ChangedObject {
  id: string;
  classCode: string;
  name: string | null;
  difference: Difference;
  fields: string[];
  edit: Edit | null;
  geometry: Geometry;
}

export interface Changes {
  added: number;
  changed: number;
  ended: number;
  items: ChangedObject[];
  next: string | null;
}

export type ProposalState = 'OPEN' | 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN';

export interface ProposedChange {
  op: string;
  id?: string;
  revision?: number;
  classCode?: string;
  name?: string | null;
  attributes?: Record<string, AttributeValue>;
  geometry?: Geometry;
  /** Of a split. */
  parts?: { name?: string; geometry: Geometry }[];
  /** Of a merge. */
  objects?: { id: string; revision: number }[];
  into?: { name?: string; attributes?: Record<string, AttributeValue> };
}

export interface Proposal {
  number: number;
  at: string;
  by: string;
  reason: string | null;
  body: EditMeaning & { changes: ProposedChange[] };
  classCode: string;
  stale: string[];
  longitude: number;
  latitude: number;
  state: ProposalState;
  reviewedBy: string | null;
  reviewedAt: string | null;
  note: string | null;
  edit: number | null;
}

/** An object as lists tell it. */
export interface ListedObject {
  id: string;
  classCode: string;
  name: string | null;
  attributes: Record<string, AttributeValue>;
  longitude: number;
  latitude: number;
}

/** A page of objects with how many there are of them in all. */
export interface ObjectPage extends Page<ListedObject> {
  total: number;
}

export interface SearchHit {
  id: string;
  classCode: string;
  name: string;
  address: string | null;
  longitude: number;
  latitude: number;
}

export type ImportState = 'QUEUED' | 'READING' | 'STORING' | 'DONE' | 'PREVIEWED' | 'FAILED' | 'CANCELLED';

/** In what a file and its data set differ, for one class. */
export interface ImportDifference {
  added: number;
  changed: number;
  unchanged: number;
  gone: number;
}

export interface ImportStatus {
  id: number;
  fileName: string;
  format: string | null;
  dataset: string | null;
  crs: string | null;
  state: ImportState;
  progress: number;
  read: number;
  imported: number;
  unchanged: number;
  refused: number;
  importedByClass: Record<string, number>;
  faultsByCode: Record<string, number>;
  message: string | null;
  by: string;
  startedAt: string;
  finishedAt: string | null;
  /** Objects that the file no longer has. */
  ended?: number;
  preview?: boolean;
  differences?: Record<string, ImportDifference>;
}

export interface Page<T> {
  items: T[];
  next: string | number | null;
}

export interface Scope {
  departments: string[];
  regions: string[];
  classCodes: string[];
}

export interface User {
  name: string;
  displayName: string;
  organisation: string | null;
  enabled: boolean;
  roles: string[];
  scope: Scope;
  lockedUntil: string | null;
  lastLoginAt: string | null;
  mustChangePassword: boolean;
}

export interface Role {
  code: string;
  title: Text;
  permissions: string[];
  builtIn: boolean;
}

export interface Organisation {
  code: string;
  name: string;
  parent: string | null;
  kind: string | null;
}

export interface ApiKey {
  name: string;
  createdAt: string;
  createdBy: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  permissions: string[];
  secret?: string;
}

export interface PermissionInfo {
  code: string;
  title: Text;
}

export interface AuditEntry {
  number: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detailJson: string;
  hash: string;
}

export interface AuditVerification {
  entries: number;
  firstBroken: number | null;
}
