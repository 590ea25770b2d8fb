import { afterReading, timerDelay } from './timer.js';

/**
 * Calls a function when something takes too long. Node runs timers before it reads sockets: to a process
 * that was busy or suspended, a backend would look late although its response came in time and waits in a
 * buffer. So once the time is over, sockets are read a last time; what they bring may postpone or end it.
 */
export class Deadline {
  readonly #onOver: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLastLook = false;

  /** @param onOver called once for each start, unless the deadline is postponed or ended before */
  constructor(onOver: () => void) {
    this.#onOver = onOver;
  }

  /** Starts it, in place of a start before. */
  start(millis: number): void {
    this.end();
    this.#timer = setTimeout(lookOnceMore, timerDelay(millis), this);
  }

  /** Lets a process of Node end although the time is not over. */
  unref(): void {
    (this.#timer as { readonly unref?: () => void } | undefined)?.unref?.();
  }

  /** Starts it again with the time of its last start; does nothing after its end. */
  postpone(): void {
    this.#isLastLook = false;
    this.#timer?.refresh();
  }

  end(): void {
    this.#isLastLook = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** The time is over, and sockets have not been read yet. */
  lookOnceMore(): void {
    this.#isLastLook = true;
    afterReading(() => {
      if (this.#isLastLook) {
        this.#isLastLook = false;
        this.#onOver();
      }
    });
  }
}

function lookOnceMore(deadline: Deadline): void {
  deadline.lookOnceMore();
}
