/** What is shown of pairs. */
import type { RouteLocationRaw } from 'vue-router';
import type { Pair, Side } from '../api/resolution';

/** Where a record is read; null for a person, who has no page. */
export function sideRoute(side: Pick<Side, 'of' | 'id'>): RouteLocationRaw | null {
  const [kind, code] = side.of.split(':');
  if (kind === 'register' && code) return { name: 'register', params: { code }, query: { id: side.id } };
  return kind === 'class' ? { name: 'map', query: { object: side.id } } : null;
}

export interface ComparedValue {
  name: string;
  a: string;
  b: string;
  /** Both are given and not letter by letter the same. */
  differs: boolean;
}

/** The values of both records side by side, in the order of the comparisons and then by name. */
export function comparedValues(pair: Pick<Pair, 'a' | 'b' | 'reasons'>): ComparedValue[] {
  const order = pair.reasons.map((one) => one.comparison);
  const names = [...new Set([...Object.keys(pair.a.values), ...Object.keys(pair.b.values)])].sort();
  const known = order.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !known.includes(name))].map((name) => {
    const [a, b] = [pair.a.values[name] ?? '', pair.b.values[name] ?? ''];
    return { name, a, b, differs: a !== '' && b !== '' && a !== b };
  });
}

/** `+11.5`, `−2.3`: bits with their sign. */
export const bits = (weight: number): string => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`;
