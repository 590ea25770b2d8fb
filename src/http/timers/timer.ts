/**
 * A delay within the range of Node's timers, in milliseconds. They take 31 bits (24.8 days), and
 * treat a longer delay as 1 ms.
 */
export function timerDelay(millis: number): number {
  return Math.min(millis, LONGEST_DELAY);
}

const LONGEST_DELAY = 2 ** 31 - 1;

/** Node's, which servers of fetch may lack. */
const { setImmediate } = globalThis as { readonly setImmediate?: (run: () => void) => unknown };

/** Runs a function after the event loop has read its sockets: what had arrived before has its effect first. */
export function afterReading(run: () => void): void {
  if (setImmediate === undefined) {
    setTimeout(run, 0);
  } else {
    setImmediate(run);
  }
}
