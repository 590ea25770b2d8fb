/** A caller's clock for a log, which continues with the time of day if that clock fails. */
export function unfailing(clock: () => number): () => number {
  return () => {
    try {
      return clock();
    } catch {
      return Date.now();
    }
  };
}
