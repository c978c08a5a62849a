/** What the palette words of the packs look like, per theme. Quiet ground, so that data speak. */
export type Theme = 'light' | 'dark';

export interface PaletteColour {
  /** Areas, lines and the discs behind icons. */
  main: string;
  /** Outlines of areas and casings of lines. */
  edge: string;
  /** Text of labels. */
  label: string;
}

export const PALETTE_WORDS = [
  'region',
  'unit_grid',
  'address',
  'road',
  'path',
  'rail',
  'building',
  'land',
  'green',
  'water',
  'bridge',
  'barrier',
  'power',
  'tree',
  'place',
  'other',
  'education',
  'health',
  'elderly',
  'culture',
  'sport',
  'commerce',
  'transport',
  'safety',
  'government',
  'utility',
  'pipe_water',
  'pipe_gas',
  'pipe_heat',
  'pipe_drain',
] as const;

export type PaletteWord = (typeof PALETTE_WORDS)[number];

const colour = (main: string, edge: string, label: string): PaletteColour => ({ main, edge, label });

const LIGHT: Record<PaletteWord, PaletteColour> = {
  region: colour('#8a7f9c', '#8a7f9c', '#5c5370'),
  unit_grid: colour('#a9a1b5', '#a9a1b5', '#6d6480'),
  address: colour('#8b9297', '#8b9297', '#626a70'),
  road: colour('#ffffff', '#cfd6d6', '#586368'),
  path: colour('#c4bfb4', '#f3f5f3', '#706a64'),
  rail: colour('#8f9aa0', '#f3f5f3', '#5b666c'),
  building: colour('#dfe0dc', '#c3c6c2', '#656b6b'),
  land: colour('#eae9e2', '#dcdad0', '#6f6c5e'),
  green: colour('#d3e6cc', '#b7d3ae', '#3f6a3c'),
  water: colour('#b5d8e4', '#8fc0d1', '#2b6a80'),
  bridge: colour('#c8cdcd', '#a9b0b1', '#586368'),
  barrier: colour('#a79f96', '#a79f96', '#6c655d'),
  power: colour('#8f8467', '#8f8467', '#665d45'),
  tree: colour('#7fae76', '#7fae76', '#3f6a3c'),
  place: colour('#3c4a50', '#3c4a50', '#2c393f'),
  other: colour('#87929a', '#6d7880', '#56616a'),
  education: colour('#5268b3', '#41549a', '#3f5196'),
  health: colour('#b04770', '#95365c', '#93355a'),
  elderly: colour('#8560ae', '#6f4b97', '#6b4892'),
  culture: colour('#94673f', '#7b5330', '#774f2d'),
  sport: colour('#2f8a62', '#22714f', '#216c4c'),
  commerce: colour('#8a7024', '#715a17', '#6a5415'),
  transport: colour('#2b7093', '#1f5b7a', '#1e5876'),
  safety: colour('#7a4545', '#633535', '#633535'),
  government: colour('#4c5d6b', '#3b4a56', '#3b4a56'),
  utility: colour('#64757c', '#505f66', '#4d5c63'),
  pipe_water: colour('#2676ba', '#1d5d95', '#1c598f'),
  pipe_gas: colour('#b3527d', '#944065', '#8d3c60'),
  pipe_heat: colour('#a8621a', '#8a4f12', '#844b10'),
  pipe_drain: colour('#7d5a40', '#654731', '#61442f'),
};

const DARK: Record<PaletteWord, PaletteColour> = {
  region: colour('#867b9b', '#867b9b', '#b3a9c7'),
  unit_grid: colour('#5c5470', '#5c5470', '#9a90ad'),
  address: colour('#737f86', '#737f86', '#8e9aa1'),
  road: colour('#2e3a40', '#161f23', '#a3b1b7'),
  path: colour('#3a4245', '#11181b', '#8d9799'),
  rail: colour('#5d6b72', '#11181b', '#93a1a8'),
  building: colour('#202b30', '#35434a', '#93a1a7'),
  land: colour('#151e20', '#1f2a2c', '#8d9990'),
  green: colour('#182a21', '#254032', '#86b394'),
  water: colour('#15323d', '#22505f', '#7fb9cc'),
  bridge: colour('#3a474d', '#4a585f', '#a3b1b7'),
  barrier: colour('#564f48', '#564f48', '#a0988f'),
  power: colour('#6b6249', '#6b6249', '#ab9f7d'),
  tree: colour('#3f6b4a', '#3f6b4a', '#86b394'),
  place: colour('#d3dee2', '#d3dee2', '#d9e3e6'),
  other: colour('#7f8d95', '#98a5ac', '#a9b5bb'),
  education: colour('#8b9ce0', '#a5b3ea', '#b0bcee'),
  health: colour('#dd84a6', '#e79fba', '#eaabc2'),
  elderly: colour('#b597d8', '#c6ade3', '#cdb8e7'),
  culture: colour('#c69a70', '#d4af8b', '#dab896'),
  sport: colour('#6cc09a', '#8bd0b0', '#97d6b9'),
  commerce: colour('#c4ab5e', '#d2bd7c', '#d7c488'),
  transport: colour('#71b3d4', '#90c4df', '#9bcbe3'),
  safety: colour('#c58c8c', '#d2a4a4', '#d8afaf'),
  government: colour('#9fb0bd', '#b5c3cd', '#bdc9d2'),
  utility: colour('#97a8b0', '#afbdc3', '#b6c3c9'),
  pipe_water: colour('#6fb1e6', '#90c4ee', '#9bcaf0'),
  pipe_gas: colour('#e08fb2', '#e9a9c4', '#ecb3cb'),
  pipe_heat: colour('#e2a55e', '#ebba83', '#eec08d'),
  pipe_drain: colour('#c29b7d', '#d0af95', '#d5b79f'),
};

/** Colours of the map that belong to no class. */
export interface Ground {
  paper: string;
  halo: string;
  glyph: string;
  roadMajor: string;
  roadMajorEdge: string;
  roadMiddle: string;
  /** Far out a road is one thin line: it needs more colour than its fill near by. */
  roadFarMajor: string;
  roadFarMiddle: string;
  roadFar: string;
  selection: string;
  selectionHalo: string;
}

const GROUNDS: Record<Theme, Ground> = {
  light: {
    paper: '#f3f5f3',
    halo: 'rgba(255,255,255,0.92)',
    glyph: '#ffffff',
    roadMajor: '#fbefd3',
    roadMajorEdge: '#d8c79f',
    roadMiddle: '#fdf8ea',
    roadFarMajor: '#cfae6b',
    roadFarMiddle: '#d9c79d',
    roadFar: '#c6cfcf',
    selection: '#0b7c90',
    selectionHalo: '#ffffff',
  },
  dark: {
    paper: '#11181b',
    halo: 'rgba(13,20,23,0.9)',
    glyph: '#0d1417',
    roadMajor: '#54503f',
    roadMajorEdge: '#232119',
    roadMiddle: '#3d4142',
    roadFarMajor: '#756c4e',
    roadFarMiddle: '#555143',
    roadFar: '#323f45',
    selection: '#5cd6e6',
    selectionHalo: '#04262c',
  },
};

export const ground = (theme: Theme): Ground => GROUNDS[theme];

/** The colours of a palette word; a word of a newer pack gets those of `other`. */
export function paletteColour(word: string, theme: Theme): PaletteColour {
  const colours = theme === 'dark' ? DARK : LIGHT;
  return Object.hasOwn(colours, word) ? colours[word as PaletteWord] : colours.other;
}

const LAND_TINTS = {
  light: { industrial: '#e6e4e8', commercial: '#eeebe2', farmland: '#ecefdd', other: '#ecece6' },
  dark: { industrial: '#191d22', commercial: '#1c1e1d', farmland: '#161f1a', other: '#151d20' },
} as const;

/** Tints of land by its use; all near the paper, so that they never compete with data. */
export const landTints = (theme: Theme): Record<'industrial' | 'commercial' | 'farmland' | 'other', string> => LAND_TINTS[theme];
