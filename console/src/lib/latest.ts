/** Runs asynchronous work after a pause, and only the latest: an older run is aborted. */
export class Latest<T> {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private controller: AbortController | null = null;

  /** @param pauseMs how long to wait for the next keystroke */
  constructor(
    private readonly pauseMs: number,
    private readonly work: (signal: AbortSignal) => Promise<T>,
    private readonly onDone: (value: T) => void,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  start(): void {
    this.stop();
    this.timer = setTimeout(() => void this.run(), this.pauseMs);
  }

  /** Forgets what was started. */
  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.controller?.abort();
    this.controller = null;
  }

  private async run(): Promise<void> {
    const controller = new AbortController();
    this.controller = controller;
    try {
      const value = await this.work(controller.signal);
      if (!controller.signal.aborted) this.onDone(value);
    } catch (error) {
      if (!controller.signal.aborted) this.onFailure(error);
    }
  }
}
