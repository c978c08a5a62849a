/** Colours of faces by theme, from the same palette as the flat map. */
import type { ClassDefinition } from '../api/types';
import { ground, paletteColour, type Theme } from '../map/palette';

export type Rgb = readonly [number, number, number];

const FACES: Record<Theme, Record<string, string>> = {
  light: { wall: '#e9e7e1', roof: '#d8d4c8', ground: '#a9a498' },
  dark: { wall: '#56656d', roof: '#6a7a82', ground: '#2a3439' },
};

export function rgb(hex: string): Rgb {
  const value = parseInt(hex.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export function faceColour(material: string, classes: ReadonlyMap<string, ClassDefinition>, theme: Theme): Rgb {
  const face = FACES[theme][material];
  return rgb(face ?? paletteColour(classes.get(material)?.style.palette ?? 'other', theme).main);
}

export const selectedColour = (theme: Theme): Rgb => rgb(ground(theme).selection);

export const paper = (theme: Theme): Rgb => rgb(ground(theme).paper);

/** What lies below the ground by the palette of its class. */
export function isUnderground(definition: ClassDefinition | undefined): boolean {
  return definition?.style.palette.startsWith('pipe_') ?? false;
}
