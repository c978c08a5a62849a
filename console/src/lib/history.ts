/** What changed from one version of an object to the next. */
import type { AttributeValue, ObjectVersion } from '../api/types';

export interface Change {
  field: string;
  before: AttributeValue | undefined;
  after: AttributeValue | undefined;
}

/** The changes that `later` made to `earlier`; the name is the field `name`. */
export function changesBetween(earlier: ObjectVersion, later: ObjectVersion): Change[] {
  const fields = [...new Set([...Object.keys(earlier.attributes), ...Object.keys(later.attributes)])].filter((field) => field !== 'tags').sort();
  const changes = fields.map((field) => ({ field, before: earlier.attributes[field], after: later.attributes[field] }));
  const name: Change = { field: 'name', before: earlier.name, after: later.name };
  return [name, ...changes].filter((one) => (one.before ?? null) !== (one.after ?? null));
}

/** Versions newest first, each with what it changed; the oldest changed nothing. */
export function timeline(versions: readonly ObjectVersion[]): { version: ObjectVersion; changes: Change[]; first: boolean }[] {
  return versions.map((version, index) => {
    const earlier = versions[index + 1];
    return { version, changes: earlier ? changesBetween(earlier, version) : [], first: earlier === undefined };
  });
}
