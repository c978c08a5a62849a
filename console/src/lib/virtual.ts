/** Which rows of a long list to draw. */
export interface Slice {
  /** Index of the first row drawn. */
  first: number;
  /** Index after the last row drawn. */
  end: number;
  /** Pixels above the first row. */
  offset: number;
}

/** Rows in a window of `height` pixels scrolled to `top`, and `spare` more on both sides. */
export function slice(count: number, rowHeight: number, top: number, height: number, spare: number): Slice {
  const first = Math.min(Math.max(0, count - 1), Math.max(0, Math.floor(top / rowHeight) - spare));
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + spare);
  return { first, end: Math.max(first, end), offset: first * rowHeight };
}

/** Whether the window is so near the end that more rows should be fetched. */
export function nearEnd(count: number, rowHeight: number, top: number, height: number, rows: number): boolean {
  return top + height >= (count - rows) * rowHeight;
}
