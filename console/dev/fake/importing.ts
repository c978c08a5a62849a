/** Pretends to import: counts up over some seconds and finds some faults. */
import type { Fault, ImportStatus } from '../../src/api/types';
import { faults, imports } from './state';
import { random } from './town';

const STEP_MS = 150;
const STEPS = 24;

export function begin(fileName: string, dataset: string, crs: string, by: string): ImportStatus {
  const status: ImportStatus = {
    id: imports.length + 1,
    fileName,
    format: fileName.endsWith('.pbf') ? 'osm-pbf' : 'geojson',
    dataset: dataset || fileName.replace(/\..*$/, ''),
    crs: crs || 'EPSG:4326',
    state: 'QUEUED',
    progress: 0,
    read: 0,
    imported: 0,
    unchanged: 0,
    refused: 0,
    importedByClass: {},
    faultsByCode: {},
    message: null,
    by,
    startedAt: new Date().toISOString(),
    finishedAt: null,
  };
  imports.unshift(status);
  faults.set(status.id, []);
  if (fileName.startsWith('broken')) fail(status);
  else advance(status, 1);
  return status;
}

function fail(status: ImportStatus): void {
  Object.assign(status, { state: 'FAILED', finishedAt: new Date().toISOString(), message: 'IMP-002 The file is cut off at byte 18211: unexpected end of a blob. Fetch it again.' });
}

function advance(status: ImportStatus, step: number): void {
  setTimeout(() => {
    if (status.state === 'CANCELLED') return;
    const share = step / STEPS;
    status.state = share < 0.6 ? 'READING' : 'STORING';
    status.progress = share;
    status.read = Math.round(184_213 * share);
    status.refused = Math.round(431 * share);
    status.unchanged = Math.round(1290 * share);
    status.imported = status.read - status.refused - status.unchanged;
    status.importedByClass = { building: Math.round(status.imported * 0.71), street: Math.round(status.imported * 0.19), green: Math.round(status.imported * 0.06), bus_stop: status.imported - Math.round(status.imported * 0.71) - Math.round(status.imported * 0.19) - Math.round(status.imported * 0.06) };
    const list = (faults.get(status.id) ?? []);
    while (list.length < status.refused) list.push(faultNumber(status.fileName, list.length));
    status.faultsByCode = {};
    for (const one of list) status.faultsByCode[one.code] = (status.faultsByCode[one.code] ?? 0) + 1;
    if (step < STEPS) advance(status, step + 1);
    else Object.assign(status, { state: 'DONE', finishedAt: new Date().toISOString() });
  }, STEP_MS);
}

const next = random(11);

function faultNumber(file: string, number: number): Fault {
  const kinds: [string, Fault['severity'], string, string, string | null][] = [
    ['GEOM-003', 'REFUSED', 'The ring crosses itself.', 'Draw the outline without crossings.', null],
    ['CIM-012', 'REFUSED', 'The attribute "floors" is "six", not a whole number.', 'Write 6.', 'floors'],
    ['OSM-004', 'REFUSED', 'The way refers to node 84211 that the file does not hold.', 'Extract with complete ways.', null],
    ['CIM-020', 'REMARK', 'The name is longer than 200 characters and was kept whole.', 'Shorten it at the source.', 'name'],
  ];
  const [code, severity, problem, remedy, field] = kinds[number % 7 === 0 ? 3 : number % 3] as (typeof kinds)[number];
  const placed = number % 5 !== 4;
  return {
    code,
    severity,
    problem,
    remedy,
    place: {
      file,
      row: file.endsWith('.pbf') ? null : number * 3 + 2,
      feature: `way/${98211 + number * 17}`,
      field,
      longitude: placed ? 125.29 + next() * 0.07 : null,
      latitude: placed ? 43.86 + next() * 0.05 : null,
    },
  };
}
