/** The catalogue of data sets: what is searched, what a form says. */
import type { Dataset, ImportStatus } from '../api/types';

export const SHARES = ['open', 'shared', 'conditional', 'closed'] as const;
export const CYCLES = ['none', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'as_needed'] as const;
export type Share = (typeof SHARES)[number];
export type Cycle = (typeof CYCLES)[number];

/** What the catalogue is narrowed to; an empty text narrows nothing. */
export interface Facets {
  words: string;
  classCode: string;
  owner: string;
  share: string;
}

/** The form of a data set; all of it texts, as inputs have them. */
export interface DatasetFields {
  title: string;
  source: string;
  licence: string;
  description: string;
  dated: string;
  crs: string;
  accuracyMetres: string;
  owner: string;
  contact: string;
  updateCycle: string;
  shareLevel: Share;
}

/** The data sets that fit: every word stands in title, code, source or description, whatever its case. */
export function narrowed(all: readonly Dataset[], facets: Facets): Dataset[] {
  const words = facets.words.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((one) => {
    const text = [one.code, one.title, one.source, one.description, one.ownerName].filter(Boolean).join('\n').toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (facets.classCode === '' || facets.classCode in one.classes) &&
      (facets.owner === '' || one.owner === facets.owner) &&
      (facets.share === '' || one.shareLevel === facets.share)
    );
  });
}

/** The form as a merge patch: an empty field takes away what stood there; a number that is none is left for the server to refuse. */
export function datasetPatch(form: DatasetFields): Record<string, string | number | null> {
  const patch: Record<string, string | number | null> = {};
  for (const [name, text] of Object.entries(form)) patch[name] = text.trim() === '' ? null : text.trim();
  const metres = patch['accuracyMetres'];
  if (typeof metres === 'string' && Number.isFinite(Number(metres))) patch['accuracyMetres'] = Number(metres);
  return patch;
}

/** Formats in which a data set can be taken along; those of three dimensions hold buildings and the like only. */
export const EXPORTS = ['geojson', 'geopackage', 'flatgeobuf', 'shapefile', 'csv', 'cityjson'] as const;

/** The import that undoing would take back: the last one of the data set that changed anything. */
export function lastImport(imports: readonly ImportStatus[], code: string): ImportStatus | null {
  const done = imports.filter((one) => one.dataset === code && one.state === 'DONE' && one.imported + (one.ended ?? 0) > 0 && !one.preview);
  return done.reduce<ImportStatus | null>((last, one) => (last === null || one.id > last.id ? one : last), null);
}
