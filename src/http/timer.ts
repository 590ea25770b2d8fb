/**
 * A delay that Node's timers take, in milliseconds: they hold 31 bits (24.8 days), and make a longer
 * one a delay of 1 ms.
 */
export function timerDelay(millis: number): number {
  return Math.min(millis, LONGEST_DELAY);
}

const LONGEST_DELAY = 2 ** 31 - 1;
