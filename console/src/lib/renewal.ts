/** What the plan of renewal says in words: properties of the model, groups of the calibration, money. */
import type { Feature, FeatureCollection } from 'geojson';
import type { RenewalChoice } from '../api/lifelines';
import type { MessageKey } from '../i18n';

export interface Words {
  message: MessageKey;
  parameters: Record<string, string>;
}

const PLAIN: Record<string, MessageKey> = {
  age: 'renewal.reason.age',
  diameter: 'renewal.reason.diameter',
  'earlier breaks': 'renewal.reason.earlier',
  'breaks per length': 'renewal.reason.density',
  'recent break': 'renewal.reason.recent',
};

/** A property of the model in words; `material` turns its code into what people call it. */
export function reasonWords(property: string, material: (code: string) => string): Words {
  const plain = PLAIN[property];
  if (plain) return { message: plain, parameters: {} };
  const [, kind, decade, code] = /^(material|built)(?: (\d+|\?))? (.*)$/.exec(property) ?? [];
  if (kind === 'material') return { message: 'renewal.reason.material', parameters: { material: material(decade ? `${decade} ${code ?? ''}` : (code ?? '')) } };
  if (kind === 'built') return { message: 'renewal.reason.built', parameters: { decade: decade ?? '?', material: material(code ?? '') } };
  return { message: 'renewal.reason.other', parameters: { property } };
}

/** A factor with two digits; what makes breaks rarer is told as such. */
export const factorText = (factor: number): string => `× ${factor >= 10 ? factor.toFixed(0) : factor.toFixed(2)}`;

const PROPERTIES: Record<string, MessageKey> = {
  material: 'renewal.group.material',
  diameter: 'renewal.group.diameter',
  age: 'renewal.group.age',
  breaks: 'renewal.group.breaks',
};

export const groupProperty = (property: string): MessageKey => PROPERTIES[property] ?? 'renewal.group.material';

/** A range such as `-150`, `151-300`, `301-` as people write it. */
export function rangeText(value: string, unit: string): string {
  const [, from, to] = /^(\d*)-(\d*)$/.exec(value) ?? [];
  const tail = unit === '' ? '' : ` ${unit}`;
  if (from && to) return `${Number(from)}–${to}${tail}`;
  if (from) return `≥ ${from}${tail}`;
  return to ? `≤ ${to}${tail}` : `${value}${value === '?' ? '' : tail}`;
}

/** More than chance allows. */
export const isFarOff = (away: number): boolean => Math.abs(away) > 2;

/** The chosen pipes as lines with their rank. */
export function choiceFeatures(choices: readonly RenewalChoice[], selected: string | null): FeatureCollection {
  const features = choices.flatMap(({ id, geometry }, i): Feature[] =>
    geometry ? [{ type: 'Feature', geometry, properties: { kind: 'pipe', id, rank: String(i + 1), selected: id === selected } }] : [],
  );
  return { type: 'FeatureCollection', features };
}

/** Middle of a line, where the map looks when its pipe is chosen. */
export function middle(geometry: { coordinates: number[][] }): { longitude: number; latitude: number } | null {
  const [longitude, latitude] = geometry.coordinates[Math.floor(geometry.coordinates.length / 2)] ?? [];
  return longitude === undefined || latitude === undefined ? null : { longitude, latitude };
}
