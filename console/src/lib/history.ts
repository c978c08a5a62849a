/** What changed from one version of an object to the next. */
import type { AttributeValue, ObjectPatch, ObjectVersion } from '../api/types';

export interface Change {
  field: string;
  before: AttributeValue | undefined;
  after: AttributeValue | undefined;
}

/** What makes an object again what a version says; null when it is so already. */
export function patchTo(wanted: ObjectVersion, now: ObjectVersion): ObjectPatch | null {
  const patch: ObjectPatch = {};
  if ((wanted.name ?? null) !== (now.name ?? null)) patch.name = wanted.name;
  const changes = changesBetween(now, wanted).filter((one) => one.field !== 'name');
  if (changes.length > 0) patch.attributes = Object.fromEntries(changes.map((one) => [one.field, one.after ?? null]));
  if (wanted.geometry && JSON.stringify(wanted.geometry) !== JSON.stringify(now.geometry)) patch.geometry = wanted.geometry;
  return Object.keys(patch).length === 0 ? null : patch;
}

/** The changes that `later` made to `earlier`; the name is the field `name`. */
export function changesBetween(earlier: ObjectVersion, later: ObjectVersion): Change[] {
  const fields = [...new Set([...Object.keys(earlier.attributes), ...Object.keys(later.attributes)])].filter((field) => field !== 'tags').sort();
  const changes = fields.map((field) => ({ field, before: earlier.attributes[field], after: later.attributes[field] }));
  const name: Change = { field: 'name', before: earlier.name, after: later.name };
  return [name, ...changes].filter((one) => (one.before ?? null) !== (one.after ?? null));
}

export interface Step {
  version: ObjectVersion;
  changes: Change[];
  /** Whether it moved or was drawn anew. */
  moved: boolean;
  first: boolean;
}

/** Versions in force, newest first, each with what it changed; the oldest changed nothing. */
export function timeline(versions: readonly ObjectVersion[]): Step[] {
  const inForce = versions.filter((version) => (version.part ?? 0) === 0);
  return inForce.map((version, index) => {
    const earlier = inForce[index + 1];
    const moved = earlier !== undefined && JSON.stringify(earlier.geometry) !== JSON.stringify(version.geometry);
    return { version, changes: earlier ? changesBetween(earlier, version) : [], moved, first: earlier === undefined };
  });
}
