export type Parameters = Record<string, string | number>;

/** Puts parameters into `{name}` places; an unknown name stays visible, so that a mistake shows. */
export function fill(template: string, parameters: Parameters): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place));
}

/** The names of the places of a template, sorted. */
export function placesOf(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
}
