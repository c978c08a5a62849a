/** How fast something goes, over the last seconds. */
export class Rate {
  private samples: { at: number; count: number }[] = [];

  /** @param windowMs how far back the rate looks */
  constructor(private readonly windowMs = 5000) {}

  /** Notes the count at a time in milliseconds. */
  add(at: number, count: number): void {
    this.samples.push({ at, count });
    while (this.samples.length > 2 && (this.samples[1]?.at ?? at) <= at - this.windowMs) this.samples.shift();
  }

  /** Counts per second; null until there are two samples at different times. */
  perSecond(): number | null {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.at === first.at) return null;
    return Math.max(0, ((last.count - first.count) * 1000) / (last.at - first.at));
  }
}
