/** The layer tree: what is visible, what a filter leaves, how groups are ticked. */
import type { ClassDefinition, ClassGroup } from '../api/types';

export type Overrides = Record<string, boolean>;

/** The remembered choices; anything that is not a plain object of booleans is forgotten. */
export function initialOverrides(stored: string | null): Overrides {
  if (stored === null) return {};
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'));
  } catch {
    return {};
  }
}

export function visibleCodes(classes: readonly ClassDefinition[], overrides: Overrides): Set<string> {
  return new Set(classes.filter((one) => overrides[one.code] ?? one.style.visible).map((one) => one.code));
}

export type Tick = 'all' | 'some' | 'none';

export function tickOf(group: ClassGroup, visible: ReadonlySet<string>): Tick {
  const shown = group.classes.filter((one) => visible.has(one.code)).length;
  if (shown === 0) return 'none';
  return shown === group.classes.length ? 'all' : 'some';
}

/** Groups with the classes whose Chinese or English title or code contains the text; empty groups are left out. */
export function filterGroups(groups: readonly ClassGroup[], text: string, onlyWithData: boolean): ClassGroup[] {
  const wanted = text.trim().toLowerCase();
  const fits = (one: ClassDefinition): boolean =>
    (!onlyWithData || one.count > 0) &&
    [one.title.zh, one.title.en, one.code].some((name) => name.toLowerCase().includes(wanted));
  return groups.map((group) => ({ ...group, classes: group.classes.filter(fits) })).filter((group) => group.classes.length > 0);
}

export function groupCount(group: ClassGroup): number {
  return group.classes.reduce((sum, one) => sum + one.count, 0);
}

/** The zoom from which at least some objects of the class are in the tiles. */
export function firstZoom({ style }: ClassDefinition): number {
  return Math.min(style.minZoom, ...Object.values(style.zoomBy?.zooms ?? {}));
}
