/** What the planning page reckons itself: words for shares and ways, steps of colour, changes of a scenario. */
import type { CircleElement, Element, Features, Place, Share, WhatIfInputs } from '../api/planning';

/** Per cent with one decimal; a dash where there is nobody to count. */
export function percent(share: number | null): string {
  return share === null ? '—' : `${(100 * share).toFixed(1)}%`;
}

/** A limit as the rule says it. */
export function limitText(element: Pick<Element, 'limit' | 'unit'>): string {
  return `${Number(element.limit.toFixed(1))} ${element.unit}`;
}

/** A way in metres and whole minutes, at least one. */
export function wayText(metres: number, seconds: number): string {
  return `${Math.round(metres)} m · ${Math.max(1, Math.ceil(seconds / 60))} min`;
}

/** How much a dwelling lacks, in four steps. */
export function step(missing: number): 0 | 1 | 2 | 3 {
  if (missing === 0) return 0;
  if (missing <= 2) return 1;
  return missing <= 5 ? 2 : 3;
}

/** The dwellings with the tone that the map draws: how much they lack, or whether they lack the chosen element most. */
export function toned(dwellings: Features, chosen: string): Features {
  const features = dwellings.features.map((one) => {
    const missing = (one.properties['missing'] as string[] | undefined)?.length ?? 0;
    const tone = chosen === '' ? `step${step(missing)}` : one.properties['weakest'] === chosen ? 'step3' : 'rest';
    return { ...one, properties: { ...one.properties, tone } };
  });
  return { type: 'FeatureCollection', features };
}

/** How many dwellings lack each element most, the most frequent first. */
export function weakestCounts(dwellings: Features): { code: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { properties } of dwellings.features) {
    const code = properties['weakest'];
    if (typeof code === 'string') counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}

/** The elements that cover fewest people first. */
export function byCoverage(elements: CircleElement[]): CircleElement[] {
  return [...elements].sort((a, b) => a.coverage.peopleCovered - b.coverage.peopleCovered || a.code.localeCompare(b.code));
}

export const nothingChanged = (set: string, element: string): WhatIfInputs => ({ set, element, open: [], close: [] });
export const opened = (inputs: WhatIfInputs, place: Place): WhatIfInputs => ({ ...inputs, open: [...inputs.open, place] });
export const moved = (inputs: WhatIfInputs, index: number, place: Place): WhatIfInputs => ({
  ...inputs,
  open: inputs.open.map((one, i) => (i === index ? place : one)),
});
export const withdrawn = (inputs: WhatIfInputs, index: number): WhatIfInputs => ({ ...inputs, open: inputs.open.filter((_, i) => i !== index) });
export const toggled = (inputs: WhatIfInputs, id: string): WhatIfInputs => ({
  ...inputs,
  close: inputs.close.includes(id) ? inputs.close.filter((one) => one !== id) : [...inputs.close, id],
});

/** Pins of a what-if: facilities that stay or close, and those that open. */
export function pins(facilities: Features, inputs: WhatIfInputs): Features {
  const standing = facilities.features.map((one) => ({
    ...one,
    properties: { ...one.properties, pin: inputs.close.includes(String(one.properties['id'])) ? 'closed' : 'standing' },
  }));
  const fresh = inputs.open.map((place, index) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: place },
    properties: { pin: 'new', index },
  }));
  return { type: 'FeatureCollection', features: [...standing, ...fresh] };
}

/** Difference in people covered, with its sign. */
export function difference(before: Share, after: Share): string {
  const people = Math.round(after.peopleCovered - before.peopleCovered);
  return people > 0 ? `+${people}` : people < 0 ? `−${-people}` : '0';
}
