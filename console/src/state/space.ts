/** The city in space: whether the map shows it, and how. */
import { computed, ref, shallowRef, watch } from 'vue';
import type { ClassDefinition } from '../api/types';
import { isUnderground } from '../space/looks';
import type { Cut, SectionLine } from '../space/section';
import type { SpaceHit, SpaceStatistics } from '../space/spaceLayer';
import { beijing, sunAt, sunDirection } from '../space/sun';
import type { Place } from '../space/earth';
import { get } from '../api/http';
import { classes } from './catalogue';

interface Tileset {
  source: string;
  objects: number;
  cimLevel: number;
}

export const inSpace = ref(false);
export const underground = ref(false);

/** Classes that stand in space and have objects. */
const tilesets = shallowRef<Tileset[]>([]);
const hidden = ref<ReadonlySet<string>>(new Set());

export const byCode = computed<ReadonlyMap<string, ClassDefinition>>(() => new Map(classes.value.map((one) => [one.code, one])));
export const standing = computed(() => tilesets.value.filter((one) => one.objects > 0));
export const standingAbove = computed(() => standing.value.filter((one) => !isUnderground(byCode.value.get(one.source))));
export const standingBelow = computed(() => standing.value.filter((one) => isUnderground(byCode.value.get(one.source))));
export const spaceSources = computed(() =>
  [...standingAbove.value, ...(underground.value ? standingBelow.value : [])].map((one) => one.source).filter((code) => !hidden.value.has(code)),
);

export const isHidden = (code: string): boolean => hidden.value.has(code);

export function hide(code: string, on: boolean): void {
  const next = new Set(hidden.value);
  if (on) next.add(code);
  else next.delete(code);
  hidden.value = next;
}

let asked = false;
watch(inSpace, async (on) => {
  if (!on || asked) return;
  asked = true;
  try {
    tilesets.value = await get<Tileset[]>('/tiles3d');
  } catch {
    asked = false;
  }
});

/** Day and hour, Beijing time. */
export const day = ref(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
export const hour = ref(10);
/** Where the sun is asked for: the middle of the map when space was entered. */
export const sunPlace = ref<Place>({ longitude: 125.3, latitude: 43.9 });
export const sun = computed(() => sunAt(beijing(day.value, hour.value), sunPlace.value.longitude, sunPlace.value.latitude));
export const sunVector = computed(() => sunDirection(sun.value));
/** From night through twilight to day. */
export const daylight = computed(() => Math.min(1, Math.max(0, (sun.value.altitude + 6) / 12)));

/** The two ends of a section as they are set. */
export const sectionEnds = shallowRef<Place[]>([]);
export const drawingSection = ref(false);
export const section = computed<SectionLine | null>(() => {
  const [from, to] = sectionEnds.value;
  return from && to ? { from, to } : null;
});
export const cuts = shallowRef<Cut[]>([]);

export function startSection(): void {
  sectionEnds.value = [];
  cuts.value = [];
  drawingSection.value = true;
}

export function clearSection(): void {
  sectionEnds.value = [];
  cuts.value = [];
  drawingSection.value = false;
}

/** Takes a point of the section. Returns whether it was one. */
export function takeSectionPoint(place: Place): boolean {
  if (!drawingSection.value) return false;
  sectionEnds.value = [...sectionEnds.value, place];
  if (sectionEnds.value.length === 2) drawingSection.value = false;
  return true;
}

export const spaceHit = shallowRef<SpaceHit | null>(null);
export const spaceStatistics = shallowRef<SpaceStatistics>({ tiles: 0, triangles: 0, objects: 0, busy: false });
