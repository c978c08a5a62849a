/** What is drawn while an object is cut or put together; the map shows it and gives its clicks to whoever draws. */
import type { Geometry, Position } from 'geojson';
import { shallowRef } from 'vue';

export interface Sketch {
  /** The line that cuts, as far as it is drawn. */
  line: readonly Position[];
  /** What the object falls into, or what it becomes. */
  parts: readonly Geometry[];
  /** Other objects that are chosen, and those that may be. */
  chosen: readonly Geometry[];
  offered: readonly Geometry[];
}

export const sketch = shallowRef<Sketch | null>(null);

/** Takes a click: where it was, and the object that it hit. */
export type Taker = (place: Position, id: string | null) => void;

export const taker = shallowRef<Taker | null>(null);

/** Ends the drawing, if it is still that one. */
export function endSketch(mine: Taker): void {
  if (taker.value !== mine) return;
  taker.value = null;
  sketch.value = null;
}
