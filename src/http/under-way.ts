/** Counts the requests under way, so that resources are released after the last one. */
export class UnderWay {
  #count = 0;
  #closed: Promise<void> | undefined;
  #whenIdle: (() => void) | undefined;

  /** Whether `close` has been called. */
  get isClosed(): boolean {
    return this.#closed !== undefined;
  }

  begin(): void {
    this.#count++;
  }

  end(): void {
    this.#count--;
    if (this.#count === 0) {
      this.#whenIdle?.();
    }
  }

  /**
   * Waits for the requests under way, then calls `release`, once.
   * @returns the same promise for every call
   */
  close(release: () => Promise<unknown> | undefined): Promise<void> {
    this.#closed ??= this.#close(release);
    return this.#closed;
  }

  async #close(release: () => Promise<unknown> | undefined): Promise<void> {
    while (this.#count > 0) {
      await new Promise<void>((resolve) => {
        this.#whenIdle = resolve;
      });
      await this.#settled();
    }
    await release();
  }

  /** A response and its body are counted separately, with some microtasks in between. */
  async #settled(): Promise<void> {
    for (let i = 0; i < 10 && this.#count === 0; i++) {
      await undefined;
    }
  }
}

/** What all calls of a gateway share, to backends and to the functions of its caller. */
export interface CallLimits {
  /** The most bytes that a streamed request body may have. */
  readonly payloadLimit: number;
  /** Counts the calls, and the bodies that they return. */
  readonly underWay: UnderWay;
}
