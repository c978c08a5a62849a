/** Organisations as a tree, flattened for drawing. */
import type { Organisation } from '../api/types';

export interface TreeRow {
  organisation: Organisation;
  depth: number;
}

/** Depth first, by name; whoever names an unknown or circular parent is put at the top, so that nobody is lost. */
export function treeRows(all: readonly Organisation[]): TreeRow[] {
  const sorted = [...all].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  const codes = new Set(all.map((one) => one.code));
  const rows: TreeRow[] = [];
  const seen = new Set<string>();
  const visit = (organisation: Organisation, depth: number): void => {
    if (seen.has(organisation.code)) return;
    seen.add(organisation.code);
    rows.push({ organisation, depth });
    for (const child of sorted) if (child.parent === organisation.code) visit(child, depth + 1);
  };
  for (const one of sorted) if (one.parent === null || !codes.has(one.parent)) visit(one, 0);
  for (const one of sorted) visit(one, 0);
  return rows;
}

/** The organisation and all below it: these cannot become its parent. */
export function withDescendants(all: readonly Organisation[], code: string): Set<string> {
  const found = new Set([code]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const one of all) if (one.parent !== null && found.has(one.parent)) found.add(one.code);
  }
  return found;
}
