/** Keeps the bodies on the map in step with what the user wants to see. */
import { onBeforeUnmount, shallowRef, watch, type Ref } from 'vue';
import type { CityMap } from '../map/cityMap';
import { SpaceLayer, type SpaceHit, type SpaceLook } from '../space/spaceLayer';
import type { Place } from '../space/earth';
import {
  byCode,
  cuts,
  daylight,
  inSpace,
  section,
  spaceHit,
  spaceSources,
  spaceStatistics,
  sunPlace,
  sunVector,
  takeSectionPoint,
  underground,
} from '../state/space';
import { theme } from '../state/theme';

export interface SpaceOptions {
  container: Ref<HTMLElement | null>;
  dataVersion: () => number | string;
  selected: () => string | null;
  onPick(id: string): void;
  onPickNothing(): void;
  onFailure(message: string): void;
}

export interface Space {
  attach(map: CityMap): void;
  detach(): void;
  picked(hit: SpaceHit | null, place: Place): void;
}

/** Numbers beside the map need not follow every frame. */
const REPORT_MS = 250;

export function useSpace(options: SpaceOptions): Space {
  const map = shallowRef<CityMap | null>(null);
  let layer: SpaceLayer | null = null;
  let timer: number | undefined;

  const look = (): SpaceLook => ({
    theme: theme.value,
    sources: spaceSources.value,
    underground: underground.value,
    sun: sunVector.value,
    day: daylight.value,
    selected: options.selected(),
    section: section.value,
  });

  function report(): void {
    timer = undefined;
    if (!layer) return;
    spaceStatistics.value = layer.statistics();
    options.container.value?.setAttribute('data-space', JSON.stringify(spaceStatistics.value));
    if (section.value) cuts.value = layer.cut(section.value);
  }

  function reportSoon(): void {
    timer ??= window.setTimeout(report, REPORT_MS);
  }

  function enter(there: CityMap): void {
    const { longitude, latitude } = there.view();
    sunPlace.value = { longitude, latitude };
    layer = new SpaceLayer(look(), byCode.value, reportSoon, options.onFailure);
    there.showSpace(layer);
    there.tilt(true);
    // Frames a second can be asked for from outside: by a bench, or whoever wonders why it stutters.
    Object.assign(window, { songhuaFrames: (seconds: number) => there.measureFrames(seconds) });
  }

  function leave(there: CityMap | null): void {
    there?.showSpace(null);
    layer = null;
    spaceHit.value = null;
    options.container.value?.removeAttribute('data-space');
  }

  watch([inSpace, map], ([on, there]) => {
    if (!there) return;
    if (on && !layer) enter(there);
    if (!on && layer) {
      leave(there);
      there.tilt(false);
    }
  });
  watch([theme, spaceSources, underground, sunVector, daylight, section, options.selected], () => {
    layer?.setLook(look());
    reportSoon();
  });
  watch(options.dataVersion, () => layer?.forget());
  onBeforeUnmount(() => window.clearTimeout(timer));

  return {
    attach: (there) => {
      map.value = there;
    },
    detach: () => {
      leave(null);
      map.value = null;
    },
    picked(hit, place) {
      if (takeSectionPoint(place)) return;
      spaceHit.value = hit;
      if (hit) options.onPick(hit.id);
      else options.onPickNothing();
    },
  };
}
