/**
 * A delay within the range of Node's timers, in milliseconds. They take 31 bits (24.8 days), and
 * treat a longer delay as 1 ms.
 */
export function timerDelay(millis: number): number {
  return Math.min(millis, LONGEST_DELAY);
}

const LONGEST_DELAY = 2 ** 31 - 1;
